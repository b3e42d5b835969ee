import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Allowance, Given } from './allowance.ts';

export function list(db: Db, scenarioId: string): Promise<Allowance[]> {
	return db
		.selectFrom('allowance')
		.innerJoin('need', (join) =>
			join.onRef('need.tenant_id', '=', 'allowance.tenant_id').onRef('need.id', '=', 'allowance.need_id'),
		)
		.leftJoin('person', (join) =>
			join
				.onRef('person.tenant_id', '=', 'allowance.tenant_id')
				.onRef('person.id', '=', 'allowance.given_by'),
		)
		.select([
			'allowance.id',
			'need_id as needId',
			'need.number',
			'need.title',
			sql<Given[]>`given`.as('given'),
			'person.name as givenBy',
			'given_at as givenAt',
		])
		.where('allowance.scenario_id', '=', scenarioId)
		.orderBy('given_at')
		.orderBy('allowance.id')
		.limit(MOST)
		.execute();
}

/** More than this many in one scenario, and it is no plan but a wish. */
export const MOST = 100;

export interface AllowanceRow {
	id: string;
	scenario_id: string;
	need_id: string;
	given: Given[];
	given_by: string | null;
}

export async function insert(db: Db, { given, ...row }: AllowanceRow): Promise<void> {
	await db
		.insertInto('allowance')
		.values({ ...row, given: sql`${JSON.stringify(given)}::jsonb` })
		.execute();
}

export async function count(db: Db, scenarioId: string): Promise<number> {
	const row = await db
		.selectFrom('allowance')
		.select(sql<number>`count(*)::int`.as('count'))
		.where('scenario_id', '=', scenarioId)
		.executeTakeFirstOrThrow();
	return row.count;
}

export async function remove(db: Db, scenarioId: string, id: string): Promise<string | undefined> {
	const row = await db
		.deleteFrom('allowance')
		.where('scenario_id', '=', scenarioId)
		.where('id', '=', id)
		.returning('need_id as needId')
		.executeTakeFirst();
	return row?.needId;
}
