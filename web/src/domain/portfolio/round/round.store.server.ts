import { sql, type Insertable, type Updateable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { Round } from './round.ts';

function rounds(db: Db) {
	return db
		.selectFrom('intake_round as round')
		.leftJoin('round_closure as closure', (join) =>
			join
				.onRef('closure.tenant_id', '=', 'round.tenant_id')
				.onRef('closure.round_id', '=', 'round.id')
				.on('closure.reopened_at', 'is', null),
		)
		.leftJoin('person', (join) =>
			join.onRef('person.tenant_id', '=', 'closure.tenant_id').onRef('person.id', '=', 'closure.closed_by'),
		)
		.select([
			'round.id',
			'round.name',
			'round.opens_on as opensOn',
			'round.closes_on as closesOn',
			'round.greeting',
			'round.question',
			'round.accepts_between as acceptsBetween',
			'round.does_remind as doesRemind',
			'closure.closed_at as closedAt',
			'person.name as closedBy',
			sql<string>`coalesce(closure.reason, '')`.as('closedReason'),
			'round.version',
		]);
}

/** Newest first. */
export function list(db: Db): Promise<Round[]> {
	return rounds(db).orderBy('round.opens_on', 'desc').execute();
}

export function find(db: Db, id: string): Promise<Round | undefined> {
	return rounds(db).where('round.id', '=', id).executeTakeFirst();
}

/** One change of rounds at a time in a tenant: two at once could overlap unseen. */
export async function lockRounds(db: Db): Promise<void> {
	await db.selectFrom('tenant').select('tenant_id').forNoKeyUpdate().execute();
}

/** A round closed early has given the rest of its days back. */
export function findOverlapping(
	db: Db,
	{ opensOn, closesOn }: { opensOn: string; closesOn: string },
	exceptId: string,
): Promise<{ name: string } | undefined> {
	return rounds(db)
		.where('round.id', '<>', exceptId)
		.where('round.opens_on', '<=', closesOn)
		.where(
			sql<boolean>`coalesce((closure.closed_at at time zone 'Europe/Helsinki')::date - 1, round.closes_on) >= ${opensOn}`,
		)
		.executeTakeFirst();
}

export async function isNameFree(db: Db, name: string, exceptId: string): Promise<boolean> {
	const row = await db
		.selectFrom('intake_round')
		.select('id')
		.where('name', '=', name)
		.where('id', '<>', exceptId)
		.executeTakeFirst();
	return row === undefined;
}

export async function insert(db: Db, round: Insertable<Database['intake_round']>): Promise<void> {
	await db.insertInto('intake_round').values(round).execute();
}

/** False when someone else was first. */
export async function update(
	db: Db,
	id: string,
	version: number,
	values: Updateable<Database['intake_round']>,
): Promise<boolean> {
	const row = await db
		.updateTable('intake_round')
		.set({ ...values, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function insertClosure(db: Db, closure: Insertable<Database['round_closure']>): Promise<void> {
	await db.insertInto('round_closure').values(closure).execute();
}

export async function liftClosure(db: Db, roundId: string, personId: string): Promise<boolean> {
	const row = await db
		.updateTable('round_closure')
		.set({ reopened_at: new Date(), reopened_by: personId })
		.where('round_id', '=', roundId)
		.where('reopened_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export interface ClosureRow {
	id: string;
	reason: string;
	closedAt: Date;
	closedBy: string | null;
	reopenedAt: Date | null;
	reopenedBy: string | null;
}

export function listClosures(db: Db, roundId: string): Promise<ClosureRow[]> {
	return db
		.selectFrom('round_closure as closure')
		.leftJoin('person as closer', (join) =>
			join.onRef('closer.tenant_id', '=', 'closure.tenant_id').onRef('closer.id', '=', 'closure.closed_by'),
		)
		.leftJoin('person as opener', (join) =>
			join.onRef('opener.tenant_id', '=', 'closure.tenant_id').onRef('opener.id', '=', 'closure.reopened_by'),
		)
		.select([
			'closure.id',
			'closure.reason',
			'closure.closed_at as closedAt',
			'closer.name as closedBy',
			'closure.reopened_at as reopenedAt',
			'opener.name as reopenedBy',
		])
		.where('closure.round_id', '=', roundId)
		.orderBy('closure.closed_at')
		.execute();
}
