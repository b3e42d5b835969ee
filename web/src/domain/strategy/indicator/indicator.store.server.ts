import { sql, type Insertable, type Updateable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { Indicator, Target } from './indicator.ts';

const indicators = sql`
	select indicator.id, indicator.goal_id as "goalId", goal.code as "goalCode", goal.title as goal,
		strategy.id as "strategyId", strategy.title as strategy, area.id as "areaId", area.name as area,
		indicator.name, indicator.description, indicator.unit, indicator.source, indicator.direction,
		indicator.combined, indicator.version, gone.retired_on as "retiredOn", retirer.name as "retiredBy",
		coalesce(gone.reason, '') as "retiredReason",
		coalesce((select json_agg(json_build_object('year', target.year, 'value', target.value) order by target.year)
			from indicator_target target
			where target.tenant_id = indicator.tenant_id and target.indicator_id = indicator.id), '[]') as targets
	from indicator
	join goal on goal.tenant_id = indicator.tenant_id and goal.id = indicator.goal_id
	join strategy on strategy.tenant_id = goal.tenant_id and strategy.id = goal.strategy_id
	left join service_area area on area.tenant_id = strategy.tenant_id and area.id = strategy.service_area_id
	left join indicator_retirement gone on gone.tenant_id = indicator.tenant_id
		and gone.indicator_id = indicator.id and gone.restored_at is null
	left join person retirer on retirer.tenant_id = gone.tenant_id and retirer.id = gone.retired_by`;

export interface Wanted {
	goalId?: string | undefined;
	strategyId?: string | undefined;
	withRetired?: boolean | undefined;
}

export async function list(db: Db, wanted: Wanted = {}): Promise<Indicator[]> {
	const { goalId = null, strategyId = null, withRetired = false } = wanted;
	const { rows } = await sql<Indicator>`${indicators}
		where (${goalId}::uuid is null or indicator.goal_id = ${goalId})
			and (${strategyId}::uuid is null or goal.strategy_id = ${strategyId})
			and (${withRetired} or gone.id is null)
		order by goal.code, indicator.name, indicator.id`.execute(db);
	return rows;
}

export async function find(db: Db, id: string): Promise<Indicator | undefined> {
	const { rows } = await sql<Indicator>`${indicators} where indicator.id = ${id}`.execute(db);
	return rows[0];
}

/** Holds the indicator until the end of the change. */
export async function lock(db: Db, id: string): Promise<void> {
	await db.selectFrom('indicator').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}

export async function hasGoal(db: Db, id: string): Promise<boolean> {
	return (await db.selectFrom('goal').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

/** Another indicator of the goal has the name. */
export async function isNameTaken(db: Db, goalId: string, name: string, id: string): Promise<boolean> {
	const row = await db
		.selectFrom('indicator')
		.select('id')
		.where('goal_id', '=', goalId)
		.where('name', '=', name)
		.where('id', '<>', id)
		.executeTakeFirst();
	return row !== undefined;
}

export async function insert(db: Db, indicator: Insertable<Database['indicator']>): Promise<void> {
	await db.insertInto('indicator').values(indicator).execute();
}

/** False when someone else was first. */
export async function update(
	db: Db,
	id: string,
	version: number,
	values: Updateable<Database['indicator']>,
): Promise<boolean> {
	const row = await db
		.updateTable('indicator')
		.set({ ...values, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function setTargets(db: Db, indicatorId: string, targets: readonly Target[]): Promise<void> {
	await db.deleteFrom('indicator_target').where('indicator_id', '=', indicatorId).execute();
	const rows = targets.map((target) => ({ indicator_id: indicatorId, ...target }));
	if (rows.length > 0) await db.insertInto('indicator_target').values(rows).execute();
}

export async function insertRetirement(
	db: Db,
	retirement: Insertable<Database['indicator_retirement']>,
): Promise<void> {
	await db.insertInto('indicator_retirement').values(retirement).execute();
}

/** False when the indicator is in use already. */
export async function liftRetirement(db: Db, indicatorId: string, personId: string): Promise<boolean> {
	const row = await db
		.updateTable('indicator_retirement')
		.set({ restored_at: new Date(), restored_by: personId })
		.where('indicator_id', '=', indicatorId)
		.where('restored_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}
