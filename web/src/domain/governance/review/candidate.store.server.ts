import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Subject } from './review.ts';

export interface Candidate {
	goalId: string;
	measureId: string | null;
	/** Its place: goals in order, each with its measures after it. */
	ordinal: number;
	subject: Subject;
}

interface Scope {
	strategyId: string | null;
	/** Whose activities are looked at, where there is no strategy. */
	areaId: string | null;
	/** The year whose target is told. */
	targetYear: number;
}

/** Whose embedded measures have a body of their own to look at them. */
const lookedAtElsewhere = sql`exists (select from body
	where body.tenant_id = measure.tenant_id and body.governance_model = 'embedded'
	and body.service_area_id = coalesce(measure.service_area_id, units.area_id)
	and not exists (select from body_retirement gone where gone.tenant_id = body.tenant_id
		and gone.body_id = body.id and gone.restored_at is null))`;

/** Measures in use that are looked at here. */
const measured = (strategyId: string | null, areaId: string | null) => sql`
	select measure.*, units.names from measure
	left join lateral (select json_agg(unit.name order by unit.name) as names,
			case when count(distinct unit.service_area_id) = 1 then min(unit.service_area_id::text)::uuid end as area_id
		from measure_unit joined join service_unit unit on unit.tenant_id = joined.tenant_id
			and unit.id = joined.service_unit_id
		where joined.tenant_id = measure.tenant_id and joined.measure_id = measure.id) units on true
	where not exists (select from measure_retirement gone where gone.tenant_id = measure.tenant_id
			and gone.measure_id = measure.id and gone.restored_at is null)
		and case when ${strategyId}::uuid is null
			then measure.source = 'embedded'
				and coalesce(measure.service_area_id, units.area_id) is not distinct from ${areaId}::uuid
			else measure.source <> 'embedded' or not ${lookedAtElsewhere} end`;

/** The words of a goal or a measure, as the round keeps them. */
const subject = (targetYear: number) => sql`
	json_build_object('code', case when measured.id is null then goal.code else measured.code end,
		'title', coalesce(measured.title, goal.title),
		'description', coalesce(measured.description, goal.description),
		'clause', case when measured.id is null and clause.id is not null then json_build_object(
			'number', clause.number, 'text', clause.text, 'lineageId', clause.lineage_id) end,
		'startsOn', measured.starts_on, 'endsOn', measured.ends_on,
		'costTotal', coalesce(measured.cost_total, 0), 'costYearly', coalesce(measured.cost_yearly, 0),
		'hostActivity', coalesce(measured.host_activity, ''), 'units', coalesce(measured.names, '[]'),
		'indicators', case when measured.id is null then coalesce((
			select json_agg(json_build_object('id', indicator.id, 'name', indicator.name,
				'unit', indicator.unit, 'target', target.value) order by indicator.name)
			from indicator left join indicator_target target on target.tenant_id = indicator.tenant_id
				and target.indicator_id = indicator.id and target.year = ${targetYear}
			where indicator.tenant_id = goal.tenant_id and indicator.goal_id = goal.id
				and not exists (select from indicator_retirement gone
					where gone.tenant_id = indicator.tenant_id and gone.indicator_id = indicator.id
					and gone.restored_at is null)), '[]') else '[]' end)`;

/** Goals in use with their measures; of a service without a document, only what hangs on its activities. */
export async function candidates(db: Db, { strategyId, areaId, targetYear }: Scope): Promise<Candidate[]> {
	const { rows } = await sql<Omit<Candidate, 'ordinal'>>`
		with measured as (
			${measured(strategyId, areaId)}
		), looked as (
			select goal.id as goal_id, null::uuid as measure_id, goal.code as goal_code, '' as code
			from goal where goal.retired_at is null and goal.strategy_id = ${strategyId}::uuid
			union all
			select measured.goal_id, measured.id, goal.code, measured.code from measured
			join goal on goal.tenant_id = measured.tenant_id and goal.id = measured.goal_id
			where goal.retired_at is null and (${strategyId}::uuid is null or goal.strategy_id = ${strategyId}::uuid)
		)
		select looked.goal_id as "goalId", looked.measure_id as "measureId",
			${subject(targetYear)} as subject
		from looked
		join goal on goal.id = looked.goal_id
		left join clause on clause.tenant_id = goal.tenant_id and clause.id = goal.clause_id
		left join measured on measured.id = looked.measure_id
		order by clause.ordinal nulls last, looked.goal_code, looked.goal_id, looked.measure_id is not null,
			looked.code, looked.measure_id`.execute(db);
	return rows.map((row, ordinal) => ({ ...row, ordinal }));
}
