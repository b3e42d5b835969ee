import { sql, type Insertable, type Updateable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { Measure, MeasureDuty, Progress } from './measure.ts';

const seat = (column: string) => sql`
	(select json_build_object('positionId', position.id, 'title', position.title, 'personId', position.person_id,
			'person', holder.name, 'validFrom', position.valid_from, 'validTo', position.valid_to)
		from position left join person holder on holder.tenant_id = position.tenant_id and holder.id = position.person_id
		where position.tenant_id = measure.tenant_id and position.id = ${sql.ref(`measure.${column}`)})`;

const measures = sql`
	select measure.id, measure.goal_id as "goalId", goal.code as "goalCode", goal.title as goal,
		strategy.id as "strategyId", strategy.title as strategy, measure.code, measure.title, measure.description,
		measure.source, measure.need_id as "needId", need.number as "needNumber", need.state as "needState",
		measure.plan_id as "planId", measure.host_activity as "hostActivity", measure.ict_share as "ictShare",
		measure.service_area_id as "ownAreaId", area.id as "areaId", area.name as area,
		measure.cost_total as "costTotal", measure.cost_yearly as "costYearly",
		measure.effort_days::float8 as "effortDays",
		measure.starts_on as "startsOn", measure.ends_on as "endsOn", measure.version,
		${seat('planning_position_id')} as planning, ${seat('implementing_position_id')} as implementing,
		coalesce((select json_agg(json_build_object('duty', deputy.duty, 'positionId', position.id,
				'title', position.title, 'personId', position.person_id, 'person', holder.name,
				'validFrom', position.valid_from, 'validTo', position.valid_to) order by position.title, position.id)
			from measure_deputy deputy
			join position on position.tenant_id = deputy.tenant_id and position.id = deputy.position_id
			left join person holder on holder.tenant_id = position.tenant_id and holder.id = position.person_id
			where deputy.tenant_id = measure.tenant_id and deputy.measure_id = measure.id), '[]') as deputies,
		coalesce(units.units, '[]') as units, said.said, gone.retired_on as "retiredOn",
		retirer.name as "retiredBy", coalesce(gone.reason, '') as "retiredReason"
	from measure
	join goal on goal.tenant_id = measure.tenant_id and goal.id = measure.goal_id
	join strategy on strategy.tenant_id = goal.tenant_id and strategy.id = goal.strategy_id
	left join need on need.tenant_id = measure.tenant_id and need.id = measure.need_id
	left join lateral (select json_agg(json_build_object('id', unit.id, 'name', unit.name) order by unit.name) as units,
			case when count(distinct unit.service_area_id) = 1 then min(unit.service_area_id::text)::uuid end as area_id
		from measure_unit joined
		join service_unit unit on unit.tenant_id = joined.tenant_id and unit.id = joined.service_unit_id
		where joined.tenant_id = measure.tenant_id and joined.measure_id = measure.id) units on true
	left join service_area area on area.tenant_id = measure.tenant_id
		and area.id = coalesce(measure.service_area_id, units.area_id, strategy.service_area_id)
	left join lateral (select json_build_object('id', progress.id, 'saidOn', progress.said_on,
				'percent', progress.percent, 'state', progress.state, 'note', progress.note,
				'saidBy', speaker.name, 'saidAt', progress.said_at) as said
		from measure_progress progress
		left join person speaker on speaker.tenant_id = progress.tenant_id and speaker.id = progress.said_by
		where progress.tenant_id = measure.tenant_id and progress.measure_id = measure.id
		order by progress.said_on desc, progress.id desc limit 1) said on true
	left join measure_retirement gone on gone.tenant_id = measure.tenant_id and gone.measure_id = measure.id
		and gone.restored_at is null
	left join person retirer on retirer.tenant_id = gone.tenant_id and retirer.id = gone.retired_by`;

export interface Wanted {
	goalId?: string | undefined;
	strategyId?: string | undefined;
	withRetired?: boolean | undefined;
}

export async function list(db: Db, wanted: Wanted = {}): Promise<Measure[]> {
	const { goalId = null, strategyId = null, withRetired = false } = wanted;
	const { rows } = await sql<Measure>`${measures}
		where (${goalId}::uuid is null or measure.goal_id = ${goalId})
			and (${strategyId}::uuid is null or goal.strategy_id = ${strategyId})
			and (${withRetired} or gone.id is null)
		order by goal.code, measure.code, measure.id`.execute(db);
	return rows;
}

export async function find(db: Db, id: string): Promise<Measure | undefined> {
	const { rows } = await sql<Measure>`${measures} where measure.id = ${id}`.execute(db);
	return rows[0];
}

/** The newest first. */
export async function history(db: Db, measureId: string): Promise<Progress[]> {
	const { rows } = await sql<Progress>`
		select progress.id, progress.said_on as "saidOn", progress.percent, progress.state, progress.note,
			speaker.name as "saidBy", progress.said_at as "saidAt"
		from measure_progress progress
		left join person speaker on speaker.tenant_id = progress.tenant_id and speaker.id = progress.said_by
		where progress.measure_id = ${measureId}
		order by progress.said_on desc, progress.id desc limit 200`.execute(db);
	return rows;
}

/** Holds the measure until the end of the change. */
export async function lock(db: Db, id: string): Promise<void> {
	await db.selectFrom('measure').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}

/** Codes of a goal are given one change at a time. */
export async function lockGoal(
	db: Db,
	id: string,
): Promise<{ id: string; code: string; retiredAt: Date | null } | undefined> {
	return db
		.selectFrom('goal')
		.select(['id', 'code', 'retired_at as retiredAt'])
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
}

export async function codes(db: Db, goalId: string): Promise<Set<string>> {
	const rows = await db.selectFrom('measure').select('code').where('goal_id', '=', goalId).execute();
	return new Set(rows.map(({ code }) => code));
}

export interface Given {
	positionIds: readonly string[];
	unitIds: readonly string[];
	areaId: string | null;
}

/** What the draft names and the municipality has not. */
export async function firstMissing(
	db: Db,
	given: Given,
): Promise<'position' | 'service_unit' | 'service_area' | null> {
	const hasAll = async (table: 'position' | 'service_unit' | 'service_area', ids: readonly string[]) => {
		const wanted = [...new Set(ids)];
		if (wanted.length === 0) return true;
		const rows = await db.selectFrom(table).select('id').where('id', 'in', wanted).execute();
		return rows.length === wanted.length;
	};
	if (!(await hasAll('position', given.positionIds))) return 'position';
	if (!(await hasAll('service_unit', given.unitIds))) return 'service_unit';
	return (await hasAll('service_area', given.areaId ? [given.areaId] : [])) ? null : 'service_area';
}

export async function insert(db: Db, measure: Insertable<Database['measure']>): Promise<void> {
	await db.insertInto('measure').values(measure).execute();
}

/** False when someone else was first. */
export async function update(
	db: Db,
	id: string,
	version: number,
	values: Updateable<Database['measure']>,
): Promise<boolean> {
	const row = await db
		.updateTable('measure')
		.set({ ...values, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function setUnits(db: Db, measureId: string, unitIds: readonly string[]): Promise<void> {
	await db.deleteFrom('measure_unit').where('measure_id', '=', measureId).execute();
	const rows = unitIds.map((service_unit_id) => ({ measure_id: measureId, service_unit_id }));
	if (rows.length > 0) await db.insertInto('measure_unit').values(rows).execute();
}

export async function setDeputies(
	db: Db,
	measureId: string,
	deputies: readonly { duty: MeasureDuty; positionId: string }[],
): Promise<void> {
	await db.deleteFrom('measure_deputy').where('measure_id', '=', measureId).execute();
	const rows = deputies.map(({ duty, positionId }) => ({
		measure_id: measureId,
		duty,
		position_id: positionId,
	}));
	if (rows.length > 0) await db.insertInto('measure_deputy').values(rows).execute();
}

export async function insertProgress(
	db: Db,
	progress: Insertable<Database['measure_progress']>,
): Promise<void> {
	await db.insertInto('measure_progress').values(progress).execute();
}

export async function insertRetirement(
	db: Db,
	retirement: Insertable<Database['measure_retirement']>,
): Promise<void> {
	await db.insertInto('measure_retirement').values(retirement).execute();
}

/** False when the measure is in use already. */
export async function liftRetirement(db: Db, measureId: string, personId: string): Promise<boolean> {
	const row = await db
		.updateTable('measure_retirement')
		.set({ restored_at: new Date(), restored_by: personId })
		.where('measure_id', '=', measureId)
		.where('restored_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}
