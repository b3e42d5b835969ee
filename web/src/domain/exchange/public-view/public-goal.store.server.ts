import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { MeasureState } from '../../strategy/measure/measure.ts';
import type { Combining, Direction, Target } from '../../strategy/indicator/indicator.ts';
import { live, place, stand } from './public-view.store.server.ts';

export interface GoalRow {
	id: string;
	strategyId: string;
	strategy: string;
	code: string;
	title: string;
	description: string;
	clauseNumber: string | null;
	needs: { id: string; number: number; title: string; state: 'planned' | 'done'; startsOn: string | null }[];
}

const isPublished = sql`exists (select from strategy_publication in_force where in_force.tenant_id = goal.tenant_id
	and in_force.strategy_id = goal.strategy_id and in_force.withdrawn_at is null)`;

/** Goals in force of published strategies, each with the needs that are done or stand in a published plan. */
export async function listGoals(db: Db, strategyId: string | null): Promise<GoalRow[]> {
	const { rows } = await sql<GoalRow>`
		with ${live}, ${place}, ${stand}, tied as (
			select need_goal.goal_id, stand.need_id, stand.state, stand.starts_on
			from need_goal join stand on stand.need_id = need_goal.need_id where stand.state in ('planned', 'done')
			union
			select need_goal.goal_id, stand.need_id, stand.state, stand.starts_on
			from need_goal join stand on stand.base_need_id = need_goal.need_id where stand.state in ('planned', 'done')
		),
		linked as materialized (
			select tied.goal_id, json_agg(json_build_object('id', need.id, 'number', need.number, 'title', need.title,
				'state', tied.state, 'startsOn', case when tied.state = 'planned' then tied.starts_on end)
				order by tied.starts_on, need.number) as needs
			from tied join need on need.id = tied.need_id group by tied.goal_id
		)
		select goal.id, goal.strategy_id as "strategyId", strategy.title as strategy, goal.code, goal.title,
			goal.description, clause.number as "clauseNumber", coalesce(linked.needs, '[]') as needs
		from goal
		join strategy on strategy.tenant_id = goal.tenant_id and strategy.id = goal.strategy_id
		left join clause on clause.tenant_id = goal.tenant_id and clause.id = goal.clause_id
		left join linked on linked.goal_id = goal.id
		where (${strategyId}::uuid is null or goal.strategy_id = ${strategyId}) and goal.retired_at is null and ${isPublished}
		order by strategy.imported_at, strategy.id, clause.ordinal, goal.code`.execute(db);
	return rows;
}

export interface MeasureRow {
	id: string;
	goalId: string;
	code: string;
	title: string;
	description: string;
	startsOn: string | null;
	endsOn: string | null;
	once: number;
	yearly: number;
	planning: string | null;
	implementing: string | null;
	needState: string | null;
	said: { state: MeasureState; percent: number; saidOn: string; note: string } | null;
	units: string[];
}

/** Measures in use of goals in force; what of them is told is decided above. */
export async function listMeasures(db: Db): Promise<MeasureRow[]> {
	const { rows } = await sql<MeasureRow>`
		with newest as (
			select distinct on (measure_id) measure_id,
				json_build_object('state', state, 'percent', percent, 'saidOn', said_on, 'note', note) as said
			from measure_progress order by measure_id, said_on desc, id desc
		), at_units as (
			select tie.measure_id, json_agg(unit.name order by unit.name) as units
			from measure_unit tie join service_unit unit on unit.id = tie.service_unit_id group by tie.measure_id
		)
		select measure.id, measure.goal_id as "goalId", measure.code, measure.title, measure.description,
			measure.starts_on as "startsOn", measure.ends_on as "endsOn", measure.cost_total as once,
			measure.cost_yearly as yearly, planning.title as planning, implementing.title as implementing,
			need.state as "needState", newest.said, coalesce(at_units.units, '[]') as units
		from measure
		join goal on goal.tenant_id = measure.tenant_id and goal.id = measure.goal_id and goal.retired_at is null
		left join position planning on planning.id = measure.planning_position_id
		left join position implementing on implementing.id = measure.implementing_position_id
		left join need on need.id = measure.need_id
		left join newest on newest.measure_id = measure.id
		left join at_units on at_units.measure_id = measure.id
		where not exists (select from measure_retirement gone where gone.tenant_id = measure.tenant_id
			and gone.measure_id = measure.id and gone.restored_at is null)
		order by measure.code, measure.id`.execute(db);
	return rows;
}

export interface IndicatorRow {
	id: string;
	goalId: string;
	name: string;
	description: string;
	measuredIn: string;
	source: string;
	direction: Direction;
	combined: Combining;
	targets: Target[];
}

export async function listIndicators(db: Db): Promise<IndicatorRow[]> {
	const { rows } = await sql<IndicatorRow>`
		select indicator.id, indicator.goal_id as "goalId", indicator.name, indicator.description,
			indicator.unit as "measuredIn", indicator.source, indicator.direction, indicator.combined,
			coalesce((select json_agg(json_build_object('year', target.year, 'value', target.value) order by target.year)
				from indicator_target target where target.tenant_id = indicator.tenant_id
				and target.indicator_id = indicator.id), '[]') as targets
		from indicator
		join goal on goal.tenant_id = indicator.tenant_id and goal.id = indicator.goal_id and goal.retired_at is null
		where not exists (select from indicator_retirement gone where gone.tenant_id = indicator.tenant_id
			and gone.indicator_id = indicator.id and gone.restored_at is null)
		order by indicator.name, indicator.id`.execute(db);
	return rows;
}

export interface ReadingRow {
	indicatorId: string;
	unit: string | null;
	readOn: string;
	value: number;
}

/** Readings in force, in the order of their days. */
export async function listReadings(db: Db): Promise<ReadingRow[]> {
	const { rows } = await sql<ReadingRow>`
		select reading.indicator_id as "indicatorId", unit.name as unit, reading.read_on as "readOn", reading.value
		from reading left join service_unit unit on unit.id = reading.service_unit_id
		where not exists (select from reading_withdrawal gone where gone.tenant_id = reading.tenant_id
			and gone.reading_id = reading.id)
		order by reading.read_on, unit.name nulls first, reading.id limit 100000`.execute(db);
	return rows;
}
