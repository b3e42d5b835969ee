import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Offer } from './measure-offer.ts';

/** The plan in force of each portfolio. */
const newest = sql`select distinct on (plan.portfolio_id) plan.tenant_id, plan.id, plan.title
	from plan order by plan.portfolio_id, plan.number desc`;

export async function offers(db: Db): Promise<Offer[]> {
	const { rows } = await sql<Offer>`
		with newest as (${newest})
		select distinct on (item.need_id) item.need_id as "needId", need.number, item.title, newest.id as "planId",
			newest.title as plan, item.starts_on as "startsOn", item.ends_on as "endsOn",
			item.cost_investment + item.cost_one_off as "costTotal", item.cost_yearly as "costYearly",
			coalesce((select json_agg(json_build_object('id', goal.id, 'code', goal.code, 'title', goal.title)
					order by goal.code)
				from need_goal tied join goal on goal.tenant_id = tied.tenant_id and goal.id = tied.goal_id
				where tied.tenant_id = item.tenant_id and tied.need_id = item.need_id and goal.retired_at is null),
				'[]') as goals,
			coalesce((select json_agg(json_build_object('id', unit.id, 'name', unit.name) order by unit.name)
				from service_unit unit where unit.tenant_id = item.tenant_id and (unit.id = need.service_unit_id
					or exists (select 1 from wording where wording.tenant_id = item.tenant_id
						and wording.need_id = item.need_id and wording.service_unit_id = unit.id
						and not exists (select 1 from wording_withdrawal gone
							where gone.tenant_id = wording.tenant_id and gone.wording_id = wording.id)))), '[]') as units
		from newest
		join plan_item item on item.tenant_id = newest.tenant_id and item.plan_id = newest.id
			and item.outcome = 'scheduled'
		join need on need.tenant_id = item.tenant_id and need.id = item.need_id and need.state in ('planned', 'done')
		where not exists (select 1 from measure
			where measure.tenant_id = item.tenant_id and measure.need_id = item.need_id)
		order by item.need_id, newest.id`.execute(db);
	return rows.toSorted((a, b) => a.startsOn.localeCompare(b.startsOn) || a.number - b.number);
}

export interface Followed {
	measureId: string;
	version: number;
	code: string;
	title: string;
	startsOn: string | null;
	endsOn: string | null;
	costTotal: number;
	costYearly: number;
	planId: string;
	plan: string;
	planned: {
		title: string;
		startsOn: string | null;
		endsOn: string | null;
		costTotal: number;
		costYearly: number;
	} | null;
}

/** Measures in use whose portfolio has a newer plan than was last looked at. */
export async function followed(db: Db, measureId: string | null = null): Promise<Followed[]> {
	const { rows } = await sql<Followed>`
		with newest as (${newest})
		select measure.id as "measureId", measure.version, measure.code, measure.title,
			measure.starts_on as "startsOn", measure.ends_on as "endsOn", measure.cost_total as "costTotal",
			measure.cost_yearly as "costYearly", later.id as "planId", later.title as plan,
			case when item.outcome = 'scheduled' then json_build_object('title', item.title,
				'startsOn', item.starts_on, 'endsOn', item.ends_on,
				'costTotal', item.cost_investment + item.cost_one_off, 'costYearly', item.cost_yearly) end as planned
		from measure
		join plan looked on looked.tenant_id = measure.tenant_id and looked.id = measure.plan_id
		join lateral (select plan.id, plan.title from plan
			where plan.tenant_id = measure.tenant_id and plan.portfolio_id = looked.portfolio_id
				and plan.id in (select id from newest) and plan.number > looked.number) later on true
		left join plan_item item on item.tenant_id = measure.tenant_id and item.plan_id = later.id
			and item.need_id = measure.need_id
		join need on need.tenant_id = measure.tenant_id and need.id = measure.need_id and need.state <> 'done'
		where (${measureId}::uuid is null or measure.id = ${measureId})
			and not exists (select 1 from measure_retirement gone where gone.tenant_id = measure.tenant_id
				and gone.measure_id = measure.id and gone.restored_at is null)
		order by measure.code, measure.id`.execute(db);
	return rows;
}
