import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { NeedExport, NeedQuery } from './need-list.ts';
import { inState, matching } from './need-list.store.server.ts';

const wordings = sql<NeedExport['wordings']>`(
	select coalesce(json_agg(json_build_object('unit', said.name, 'text', wording.text, 'place', wording.place,
		'why', wording.why, 'saidAt', wording.said_at) order by wording.said_at, wording.id), '[]')
	from wording
	join service_unit said on said.tenant_id = wording.tenant_id and said.id = wording.service_unit_id
	where wording.tenant_id = need.tenant_id and wording.need_id = need.id)`;

const effort = sql<NeedExport['effort']>`(
	select coalesce(json_agg(json_build_object('role', role.name, 'days', need_effort.days) order by role.name), '[]')
	from need_effort join role on role.tenant_id = need_effort.tenant_id and role.id = need_effort.role_id
	where need_effort.tenant_id = need.tenant_id and need_effort.need_id = need.id)`;

const days = sql<number>`(select coalesce(sum(days), 0) from need_effort
	where need_effort.tenant_id = need.tenant_id and need_effort.need_id = need.id)`;

const dependsOn = sql<number[]>`(
	select coalesce(json_agg(awaited.number order by awaited.number), '[]')
	from need_dependency link
	join need awaited on awaited.tenant_id = link.tenant_id and awaited.id = link.depends_on_id
	where link.tenant_id = need.tenant_id and link.need_id = need.id)`;

const goals = sql<string[]>`(
	select coalesce(json_agg(goal.code order by goal.code), '[]')
	from need_goal join goal on goal.tenant_id = need_goal.tenant_id and goal.id = need_goal.goal_id
	where need_goal.tenant_id = need.tenant_id and need_goal.need_id = need.id)`;

/** Everything that is known of the needs that match, in the order of their numbers. */
export function list(db: Db, filters: NeedQuery['filters'], limit: number): Promise<NeedExport[]> {
	return matching(db, filters)
		.where(inState(filters))
		.select([
			'need.number',
			'need.title',
			'need.state',
			'need.state_reason as stateReason',
			'need.kind',
			'need.cost_investment as costInvestment',
			'need.cost_one_off as costOneOff',
			'need.cost_yearly as costYearly',
			'need.earliest_on as earliestOn',
			'need.deadline_on as deadlineOn',
			'need.duration_weeks as durationWeeks',
			'need.external_key as externalKey',
			days.as('days'),
			effort.as('effort'),
			dependsOn.as('dependsOn'),
			goals.as('goals'),
			wordings.as('wordings'),
		])
		.orderBy('need.number')
		.limit(limit)
		.execute();
}
