import type { Updateable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { NeedState } from './need.ts';

export interface LockedNeed {
	id: string;
	number: number;
	title: string;
	state: NeedState;
	unitId: string;
	version: number;
}

/** The needs that exist, locked until the end in one order, so that two changes never wait for each other. */
export function lock(db: Db, ids: readonly string[]): Promise<LockedNeed[]> {
	return db
		.selectFrom('need')
		.select(['id', 'number', 'title', 'state', 'service_unit_id as unitId', 'version'])
		.where('id', 'in', ids)
		.orderBy('id')
		.forNoKeyUpdate()
		.execute();
}

export async function lockOne(db: Db, id: string): Promise<LockedNeed | undefined> {
	return (await lock(db, [id]))[0];
}

/** False when someone else was first. */
export async function update(
	db: Db,
	id: string,
	version: number,
	values: Updateable<Database['need']>,
): Promise<boolean> {
	const row = await db
		.updateTable('need')
		.set({ ...values, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function findUnit(db: Db, id: string): Promise<{ name: string } | undefined> {
	return db
		.selectFrom('service_unit')
		.select('name')
		.where('id', '=', id)
		.where('closed_on', 'is', null)
		.executeTakeFirst();
}

export interface FactsRow {
	title: string;
	kind: string | null;
	costInvestment: number;
	costOneOff: number;
	costYearly: number;
	earliestOn: string | null;
	deadlineOn: string | null;
	durationWeeks: number | null;
}

export function findFacts(db: Db, id: string): Promise<FactsRow | undefined> {
	return db
		.selectFrom('need')
		.select([
			'title',
			'kind',
			'cost_investment as costInvestment',
			'cost_one_off as costOneOff',
			'cost_yearly as costYearly',
			'earliest_on as earliestOn',
			'deadline_on as deadlineOn',
			'duration_weeks as durationWeeks',
		])
		.where('id', '=', id)
		.executeTakeFirst();
}

export function listEffort(db: Db, needId: string): Promise<{ roleId: string; days: number }[]> {
	return db
		.selectFrom('need_effort')
		.select(['role_id as roleId', 'days'])
		.where('need_id', '=', needId)
		.orderBy('role_id')
		.execute();
}

export async function replaceEffort(
	db: Db,
	needId: string,
	effort: ReadonlyMap<string, number>,
): Promise<void> {
	await db.deleteFrom('need_effort').where('need_id', '=', needId).execute();
	const rows = [...effort].map(([roleId, days]) => ({ need_id: needId, role_id: roleId, days }));
	if (rows.length > 0) await db.insertInto('need_effort').values(rows).execute();
}

export async function replaceGoals(db: Db, needId: string, goalIds: readonly string[]): Promise<void> {
	await db.deleteFrom('need_goal').where('need_id', '=', needId).execute();
	const rows = goalIds.map((goalId) => ({ need_id: needId, goal_id: goalId }));
	if (rows.length > 0) await db.insertInto('need_goal').values(rows).execute();
}

export async function countGoals(db: Db, ids: readonly string[]): Promise<number> {
	const { count } = await db
		.selectFrom('goal')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('id', 'in', ids)
		.executeTakeFirstOrThrow();
	return count;
}

export async function listByNumbers(
	db: Db,
	numbers: readonly number[],
): Promise<{ id: string; number: number }[]> {
	if (numbers.length === 0) return [];
	return db.selectFrom('need').select(['id', 'number']).where('number', 'in', numbers).execute();
}
