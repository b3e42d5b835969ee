import type { BudgetKind } from '@luotsi/engine';
import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { AllowanceFact } from '../allowance/allowance.ts';
import type { Closure, Post } from './capacity.ts';
import type { BudgetFact, NeedFact, PinFact } from './problem.ts';

export interface Assumptions {
	portfolioId: string;
	firstYear: number;
	lastYear: number;
	budgetPercent: number;
	capacityPercent: number;
	withoutPositionId: string | null;
	keepsPlanId: string | null;
	frozenWeeks: number;
	vacatedFrom: string | null;
	fairPercent: number;
}

export function assumptionsOf(db: Db, scenarioId: string): Promise<Assumptions | undefined> {
	return db
		.selectFrom('scenario')
		.innerJoin('portfolio', (join) =>
			join
				.onRef('portfolio.tenant_id', '=', 'scenario.tenant_id')
				.onRef('portfolio.id', '=', 'scenario.portfolio_id'),
		)
		.select([
			'portfolio_id as portfolioId',
			'first_year as firstYear',
			'last_year as lastYear',
			'budget_percent as budgetPercent',
			'capacity_percent as capacityPercent',
			'without_position_id as withoutPositionId',
			'keeps_plan_id as keepsPlanId',
			'frozen_weeks as frozenWeeks',
			'vacated_from as vacatedFrom',
			'fair_percent as fairPercent',
		])
		.where('scenario.id', '=', scenarioId)
		.executeTakeFirst();
}

interface NeedRow {
	id: string;
	number: number;
	title: string;
	area: string;
	units: string[];
	earliestOn: string | null;
	deadlineOn: string | null;
	durationWeeks: number | null;
	investment: number;
	oneOff: number;
	yearly: number;
	effort: Record<string, number>;
	before: { id: string; number: number; title: string; state: string }[];
	startedOn: string | null;
}

/** Accepted and planned needs; `today` tells which of the planned ones have begun. */
export async function needs(db: Db, today: string): Promise<Omit<NeedFact, 'value'>[]> {
	const { rows } = await sql<NeedRow>`
		select need.id, need.number, need.title, service_area.name as area,
			coalesce((select array_agg(distinct u.name order by u.name) from wording w
				join service_unit u on u.tenant_id = w.tenant_id and u.id = w.service_unit_id
				where w.tenant_id = need.tenant_id and w.need_id = need.id), array[service_unit.name]) as units,
			earliest_on as "earliestOn", deadline_on as "deadlineOn", duration_weeks as "durationWeeks",
			cost_investment::float8 as investment, cost_one_off::float8 as "oneOff", cost_yearly::float8 as yearly,
			coalesce((select json_object_agg(role_id, days::float8) from need_effort e
				where e.tenant_id = need.tenant_id and e.need_id = need.id), '{}') as effort,
			coalesce((select json_agg(json_build_object('id', b.id, 'number', b.number, 'title', b.title, 'state', b.state)
				order by b.number) from need_dependency d join need b on b.tenant_id = d.tenant_id and b.id = d.depends_on_id
				where d.tenant_id = need.tenant_id and d.need_id = need.id), '[]') as before,
			case when need.state = 'planned' then (select i.starts_on from plan_item i
				join plan p on p.tenant_id = i.tenant_id and p.id = i.plan_id
				where i.tenant_id = need.tenant_id and i.need_id = need.id and i.starts_on < ${today}::date
				order by p.adopted_at desc limit 1) end as "startedOn"
		from need
		join service_unit on service_unit.tenant_id = need.tenant_id and service_unit.id = need.service_unit_id
		join service_area on service_area.tenant_id = need.tenant_id and service_area.id = service_unit.service_area_id
		where need.state in ('accepted', 'planned')
		order by need.number`.execute(db);
	const here = new Set(rows.map(({ id }) => id));
	return rows.map(({ investment, oneOff, yearly, before, ...row }) => ({
		...row,
		cost: { investment, one_off: oneOff, yearly },
		dependsOn: before.flatMap(({ id }) => (here.has(id) ? id : [])),
		waitsFor: before.flatMap(({ state, ...ref }) => (here.has(ref.id) || state === 'done' ? [] : ref)),
	}));
}

/** Needs that are not yet accepted: they are told about, not scheduled. */
export async function countWaiting(db: Db): Promise<number> {
	const row = await db
		.selectFrom('need')
		.select(sql<number>`count(*)::int`.as('count'))
		.where('state', 'in', ['new', 'clarifying'])
		.executeTakeFirstOrThrow();
	return row.count;
}

export function roles(db: Db): Promise<{ id: string; name: string }[]> {
	return db.selectFrom('role').select(['id', 'name']).orderBy('name').execute();
}

export function posts(db: Db): Promise<Post[]> {
	return db
		.selectFrom('position')
		.select([
			'id',
			'role_id as roleId',
			'title',
			sql<number>`days_per_month::float8`.as('daysPerMonth'),
			'valid_from as validFrom',
			'valid_to as validTo',
			sql<boolean>`person_id is null`.as('isVacant'),
		])
		.orderBy('title')
		.orderBy('id')
		.execute();
}

export function closures(db: Db, portfolioId: string): Promise<Closure[]> {
	return db
		.selectFrom('closed_period')
		.select(['name', 'starts_on as startsOn', 'ends_on as endsOn', 'role_id as roleId'])
		.where('portfolio_id', '=', portfolioId)
		.orderBy('starts_on')
		.orderBy('id')
		.execute();
}

export function budgets(db: Db, portfolioId: string): Promise<BudgetFact[]> {
	return db
		.selectFrom('budget')
		.select(['year', sql<BudgetKind>`kind`.as('kind'), sql<number>`amount::float8`.as('amount')])
		.where('portfolio_id', '=', portfolioId)
		.orderBy('year')
		.orderBy('kind')
		.execute();
}

export function pins(db: Db, scenarioId: string): Promise<PinFact[]> {
	return db
		.selectFrom('pin')
		.select(['need_id as needId', sql<PinFact['kind']>`kind`.as('kind'), 'starts_on as startsOn', 'reason'])
		.where('scenario_id', '=', scenarioId)
		.orderBy('need_id')
		.execute();
}

export function allowances(db: Db, scenarioId: string): Promise<AllowanceFact[]> {
	return db
		.selectFrom('allowance')
		.select(['need_id as needId', sql<AllowanceFact['given']>`given`.as('given')])
		.where('scenario_id', '=', scenarioId)
		.orderBy('given_at')
		.orderBy('id')
		.execute();
}

/** Posts that somebody held when the plan was adopted. */
export async function heldPosts(db: Db, planId: string): Promise<string[]> {
	const row = await db
		.selectFrom('plan')
		.select(sql<string[]>`jsonb_path_query_array(problem, '$.posts[*] ? (@.isVacant == false).id')`.as('ids'))
		.where('id', '=', planId)
		.executeTakeFirst();
	return row?.ids ?? [];
}

/** Where an adopted plan has its needs, and in how many working weeks. */
export async function keptStarts(
	db: Db,
	planId: string,
): Promise<{ needId: string; startsOn: string; weeks: number }[]> {
	const { rows } = await sql<{ needId: string; startsOn: string; weeks: number }>`
		select need_id as "needId", starts_on as "startsOn", (activity ->> 'duration')::int as weeks
		from plan_item join plan on plan.tenant_id = plan_item.tenant_id and plan.id = plan_item.plan_id,
			jsonb_array_elements(problem -> 'problem' -> 'activities') activity
		where plan_id = ${planId} and starts_on is not null and activity ->> 'id' = need_id::text`.execute(db);
	return rows;
}
