import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Direction, Target } from '../indicator/indicator.ts';
import type { MeasureSource, MeasureState } from '../measure/measure.ts';
import type { GoalFacts, SeatFacts } from './progress.ts';

export interface MeasureRow {
	id: string;
	goalId: string;
	areaId: string | null;
	code: string;
	title: string;
	source: MeasureSource;
	ictShare: number | null;
	costTotal: number;
	costYearly: number;
	startsOn: string | null;
	endsOn: string | null;
	needState: string | null;
	state: MeasureState | null;
	percent: number | null;
	saidOn: string | null;
	planning: SeatFacts;
	implementing: SeatFacts;
}

const seatOf = (seat: string, day: string) => sql`
	case when ${sql.ref(`${seat}.id`)} is null then 'none'
		when ${sql.ref(`${seat}.person_id`)} is not null
			and (${sql.ref(`${seat}.valid_to`)} is null or ${sql.ref(`${seat}.valid_to`)} >= ${day}::date) then 'filled'
		else 'vacant' end`;

/** Measures in use of goals in use, in one question; joined whole, since asking row by row takes three times as long. */
export async function measures(db: Db, day: string): Promise<MeasureRow[]> {
	const { rows } = await sql<MeasureRow>`
		with said as (select distinct on (measure_id) tenant_id, measure_id, state, percent, said_on
			from measure_progress order by measure_id, said_on desc, id desc),
		placed as (select joined.tenant_id, joined.measure_id,
				case when count(distinct unit.service_area_id) = 1 then min(unit.service_area_id::text)::uuid end as area_id
			from measure_unit joined
			join service_unit unit on unit.tenant_id = joined.tenant_id and unit.id = joined.service_unit_id
			group by joined.tenant_id, joined.measure_id)
		select measure.id, measure.goal_id as "goalId",
			coalesce(measure.service_area_id, placed.area_id, strategy.service_area_id) as "areaId",
			measure.code, measure.title, measure.source, measure.ict_share as "ictShare",
			measure.cost_total as "costTotal", measure.cost_yearly as "costYearly", measure.starts_on as "startsOn",
			measure.ends_on as "endsOn", need.state as "needState", said.state, said.percent, said.said_on as "saidOn",
			${seatOf('planner', day)} as planning, ${seatOf('doer', day)} as implementing
		from measure
		join goal on goal.tenant_id = measure.tenant_id and goal.id = measure.goal_id and goal.retired_at is null
		join strategy on strategy.tenant_id = goal.tenant_id and strategy.id = goal.strategy_id
		left join need on need.tenant_id = measure.tenant_id and need.id = measure.need_id
		left join position planner on planner.tenant_id = measure.tenant_id
			and planner.id = measure.planning_position_id
		left join position doer on doer.tenant_id = measure.tenant_id and doer.id = measure.implementing_position_id
		left join placed on placed.tenant_id = measure.tenant_id and placed.measure_id = measure.id
		left join said on said.tenant_id = measure.tenant_id and said.measure_id = measure.id
		where not exists (select 1 from measure_retirement gone where gone.tenant_id = measure.tenant_id
			and gone.measure_id = measure.id and gone.restored_at is null)
		order by measure.code, measure.id`.execute(db);
	return rows;
}

export interface StrategyRow {
	id: string;
	title: string;
	kind: 'municipal_plan' | 'parent_document' | 'service_strategy';
	parentId: string | null;
	areaId: string | null;
	area: string | null;
}

export async function strategies(db: Db): Promise<StrategyRow[]> {
	const { rows } = await sql<StrategyRow>`
		select strategy.id, strategy.title, strategy.kind, strategy.parent_id as "parentId",
			area.id as "areaId", area.name as area
		from strategy
		left join service_area area on area.tenant_id = strategy.tenant_id and area.id = strategy.service_area_id
		order by strategy.title, strategy.id`.execute(db);
	return rows;
}

export async function areas(db: Db): Promise<{ id: string; name: string }[]> {
	return db.selectFrom('service_area').select(['id', 'name']).orderBy('position').orderBy('name').execute();
}

export async function goals(db: Db): Promise<GoalFacts[]> {
	const { rows } = await sql<GoalFacts>`
		select goal.id, goal.strategy_id as "strategyId", strategy.service_area_id as "areaId", goal.code, goal.title
		from goal
		join strategy on strategy.tenant_id = goal.tenant_id and strategy.id = goal.strategy_id
		where goal.retired_at is null
		order by goal.code, goal.id`.execute(db);
	return rows;
}

export interface IndicatorRow {
	id: string;
	goalId: string;
	name: string;
	direction: Direction;
	targets: Target[];
}

export async function indicators(db: Db): Promise<IndicatorRow[]> {
	const { rows } = await sql<IndicatorRow>`
		select indicator.id, indicator.goal_id as "goalId", indicator.name, indicator.direction,
			coalesce((select json_agg(json_build_object('year', target.year, 'value', target.value) order by target.year)
				from indicator_target target
				where target.tenant_id = indicator.tenant_id and target.indicator_id = indicator.id), '[]') as targets
		from indicator
		where not exists (select 1 from indicator_retirement gone where gone.tenant_id = indicator.tenant_id
			and gone.indicator_id = indicator.id and gone.restored_at is null)
		order by indicator.name, indicator.id`.execute(db);
	return rows;
}

export interface Counts {
	measures: number;
	indicators: number;
}

/** What is in use under one document. */
export async function counts(db: Db, strategyId: string): Promise<Counts> {
	const { rows } = await sql<Counts>`
		select (select count(*)::int from measure
				join goal on goal.tenant_id = measure.tenant_id and goal.id = measure.goal_id
				where goal.strategy_id = ${strategyId} and not exists (select 1 from measure_retirement gone
					where gone.tenant_id = measure.tenant_id and gone.measure_id = measure.id
						and gone.restored_at is null)) as measures,
			(select count(*)::int from indicator
				join goal on goal.tenant_id = indicator.tenant_id and goal.id = indicator.goal_id
				where goal.strategy_id = ${strategyId} and not exists (select 1 from indicator_retirement gone
					where gone.tenant_id = indicator.tenant_id and gone.indicator_id = indicator.id
						and gone.restored_at is null)) as indicators`.execute(db);
	return rows[0]!;
}
