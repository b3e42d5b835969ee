import type { Db } from '#platform/db.server.ts';
import type { BacklogNeed } from './system-need.ts';

/** What is open first, by number. */
export function listOf(db: Db, systemId: string): Promise<BacklogNeed[]> {
	return db
		.selectFrom('system_need as tied')
		.innerJoin('need', (join) =>
			join.onRef('need.tenant_id', '=', 'tied.tenant_id').onRef('need.id', '=', 'tied.need_id'),
		)
		.innerJoin('service_unit as unit', (join) =>
			join.onRef('unit.tenant_id', '=', 'need.tenant_id').onRef('unit.id', '=', 'need.service_unit_id'),
		)
		.select([
			...(['need.id', 'need.number', 'need.title', 'need.state', 'unit.name as unit'] as const),
			'tied.contract_id as contractId',
		])
		.where('tied.system_id', '=', systemId)
		.orderBy((of) => of('need.state', 'in', ['done', 'rejected', 'withdrawn', 'merged']))
		.orderBy('need.number')
		.execute();
}

/** Systems of which a need asks something. */
export function systemsOf(db: Db, needId: string): Promise<{ id: string; name: string }[]> {
	return db
		.selectFrom('system_need as tied')
		.innerJoin('managed_system as system', (join) =>
			join.onRef('system.tenant_id', '=', 'tied.tenant_id').onRef('system.id', '=', 'tied.system_id'),
		)
		.select(['system.id', 'system.name'])
		.where('tied.need_id', '=', needId)
		.orderBy('system.name')
		.execute();
}

export function findNeed(db: Db, by: { number: number } | { id: string }) {
	return db
		.selectFrom('need')
		.select(['id', 'number', 'title', 'state'])
		.where((of) => ('id' in by ? of('id', '=', by.id) : of('number', '=', by.number)))
		.executeTakeFirst();
}

export function studyOf(db: Db, contractId: string) {
	return db
		.selectFrom('system_need as tied')
		.innerJoin('need', (join) =>
			join.onRef('need.tenant_id', '=', 'tied.tenant_id').onRef('need.id', '=', 'tied.need_id'),
		)
		.select(['need.id', 'need.number'])
		.where('tied.contract_id', '=', contractId)
		.where('need.state', 'not in', ['rejected', 'withdrawn', 'merged'])
		.executeTakeFirst();
}

/** False when it was tied already. */
export async function tie(
	db: Db,
	row: { system_id: string; need_id: string; contract_id?: string; tied_by: string },
): Promise<boolean> {
	const tied = await db
		.insertInto('system_need')
		.values(row)
		.onConflict((conflict) => conflict.doNothing())
		.returning('need_id')
		.executeTakeFirst();
	return tied !== undefined;
}

export async function untie(db: Db, systemId: string, needId: string): Promise<boolean> {
	const row = await db
		.deleteFrom('system_need')
		.where('system_id', '=', systemId)
		.where('need_id', '=', needId)
		.returning('need_id')
		.executeTakeFirst();
	return row !== undefined;
}
