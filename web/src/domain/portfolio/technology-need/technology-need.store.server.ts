import type { Db } from '#platform/db.server.ts';
import type { AwaitedTechnology, WaitingNeed } from './technology-need.ts';

export function listOf(db: Db, technologyId: string): Promise<WaitingNeed[]> {
	return db
		.selectFrom('technology_need as tied')
		.innerJoin('need', (join) =>
			join.onRef('need.tenant_id', '=', 'tied.tenant_id').onRef('need.id', '=', 'tied.need_id'),
		)
		.innerJoin('service_unit as unit', (join) =>
			join.onRef('unit.tenant_id', '=', 'need.tenant_id').onRef('unit.id', '=', 'need.service_unit_id'),
		)
		.select(['need.id', 'need.number', 'need.title', 'need.state', 'unit.name as unit'])
		.where('tied.technology_id', '=', technologyId)
		.orderBy('need.number')
		.execute();
}

/** Without those that are no longer looked at. */
export function listOfNeed(db: Db, needId: string): Promise<AwaitedTechnology[]> {
	return db
		.selectFrom('technology_need as tied')
		.innerJoin('technology', (join) =>
			join
				.onRef('technology.tenant_id', '=', 'tied.tenant_id')
				.onRef('technology.id', '=', 'tied.technology_id'),
		)
		.select(['technology.id', 'technology.name'])
		.where('tied.need_id', '=', needId)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('technology_retirement as gone')
						.select('gone.id')
						.whereRef('gone.tenant_id', '=', 'technology.tenant_id')
						.whereRef('gone.technology_id', '=', 'technology.id')
						.where('gone.restored_at', 'is', null),
				),
			),
		)
		.orderBy('technology.name')
		.execute();
}

/** How many needs wait for each technology. */
export async function counts(db: Db): Promise<Map<string, number>> {
	const rows = await db
		.selectFrom('technology_need as tied')
		.innerJoin('need', (join) =>
			join.onRef('need.tenant_id', '=', 'tied.tenant_id').onRef('need.id', '=', 'tied.need_id'),
		)
		.select(({ fn }) => ['tied.technology_id as id', fn.countAll<number>().as('count')])
		.where('need.state', 'not in', ['merged', 'rejected', 'withdrawn', 'done'])
		.groupBy('tied.technology_id')
		.execute();
	return new Map(rows.map(({ id, count }) => [id, count]));
}

export function findNeed(db: Db, by: { number: number } | { id: string }) {
	return db
		.selectFrom('need')
		.select(['id', 'number', 'title', 'state'])
		.where((of) => ('id' in by ? of('id', '=', by.id) : of('number', '=', by.number)))
		.executeTakeFirst();
}

export async function tie(db: Db, technologyId: string, needId: string, personId: string): Promise<boolean> {
	const row = await db
		.insertInto('technology_need')
		.values({ technology_id: technologyId, need_id: needId, tied_by: personId })
		.onConflict((conflict) => conflict.doNothing())
		.returning('need_id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function untie(db: Db, technologyId: string, needId: string): Promise<boolean> {
	const row = await db
		.deleteFrom('technology_need')
		.where('technology_id', '=', technologyId)
		.where('need_id', '=', needId)
		.returning('need_id')
		.executeTakeFirst();
	return row !== undefined;
}
