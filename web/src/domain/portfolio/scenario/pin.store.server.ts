import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Pin, PinKind } from './pin.ts';

export function list(db: Db, scenarioId: string): Promise<Pin[]> {
	return db
		.selectFrom('pin')
		.leftJoin('person', (join) =>
			join.onRef('person.tenant_id', '=', 'pin.tenant_id').onRef('person.id', '=', 'pin.pinned_by'),
		)
		.select([
			'need_id as needId',
			sql<PinKind>`kind`.as('kind'),
			'starts_on as startsOn',
			'reason',
			'person.name as pinnedBy',
			'pinned_at as pinnedAt',
			'pin.version',
		])
		.where('scenario_id', '=', scenarioId)
		.execute();
}

export interface PinRow {
	kind: PinKind;
	starts_on: string | null;
	reason: string;
	pinned_by: string | null;
}

/** False when somebody else has pinned it meanwhile. */
export async function set(
	db: Db,
	scenarioId: string,
	needId: string,
	version: number,
	row: PinRow,
): Promise<boolean> {
	if (version === 0) {
		const added = await db
			.insertInto('pin')
			.values({ scenario_id: scenarioId, need_id: needId, ...row })
			.onConflict((conflict) => conflict.doNothing())
			.returning('need_id')
			.executeTakeFirst();
		return added !== undefined;
	}
	const changed = await db
		.updateTable('pin')
		.set({ ...row, pinned_at: sql<Date>`now()`, version: version + 1 })
		.where('scenario_id', '=', scenarioId)
		.where('need_id', '=', needId)
		.where('version', '=', version)
		.returning('need_id')
		.executeTakeFirst();
	return changed !== undefined;
}

export async function remove(db: Db, scenarioId: string, needId: string): Promise<boolean> {
	const removed = await db
		.deleteFrom('pin')
		.where('scenario_id', '=', scenarioId)
		.where('need_id', '=', needId)
		.returning('need_id')
		.executeTakeFirst();
	return removed !== undefined;
}

export function yearsOf(
	db: Db,
	scenarioId: string,
): Promise<{ firstYear: number; lastYear: number } | undefined> {
	return db
		.selectFrom('scenario')
		.innerJoin('portfolio', (join) =>
			join
				.onRef('portfolio.tenant_id', '=', 'scenario.tenant_id')
				.onRef('portfolio.id', '=', 'scenario.portfolio_id'),
		)
		.select(['first_year as firstYear', 'last_year as lastYear'])
		.where('scenario.id', '=', scenarioId)
		.executeTakeFirst();
}

export async function hasNeed(db: Db, id: string): Promise<boolean> {
	return (await db.selectFrom('need').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}
