import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { MeasureState } from '../../strategy/measure/measure.ts';
import type { Book, Seat, Subject } from './responsibility.ts';

/** A subject as it comes: what has ended or is done is told apart afterwards. */
export interface Row extends Omit<Subject, 'standing'> {
	needState: string | null;
	said: { state: MeasureState; percent: number; saidOn: string } | null;
}

export interface Read extends Omit<Book, 'subjects'> {
	subjects: Row[];
	/** The newest adopted plan of each portfolio. */
	efforts: Effort[];
	planIds: string[];
}

const seat = (kind: Seat['kind'], column: string) => sql`
	case when ${sql.ref(column)} is null then '[]'::jsonb
		else jsonb_build_array(jsonb_build_object('kind', ${kind}::text, 'postId', ${sql.ref(column)})) end`;

const strategies = sql`
	select 'strategy' as kind, strategy.id, '' as code, strategy.title, '' as "partOf",
		strategy.service_area_id as "areaId", null::date as "startsOn", null::date as "endsOn", '[]'::jsonb as "dueOn",
		${seat('accountable', 'strategy.accountable_position_id')} as seats,
		strategy.kind = 'service_strategy' as asks, null::uuid as "bodyId", null::uuid as "needId",
		null::uuid as "clauseId", null::text as "needState", null::jsonb as said
	from strategy`;

const measures = sql`
	select 'measure', measure.id, measure.code, measure.title, strategy.title,
		coalesce(measure.service_area_id, units.area_id, strategy.service_area_id), measure.starts_on, measure.ends_on,
		'[]'::jsonb,
		${seat('planning', 'measure.planning_position_id')} || ${seat('implementing', 'measure.implementing_position_id')}
			|| coalesce(deputies.seats, '[]'),
		true, null, measure.need_id, null, need.state, said.said
	from measure
	join goal on goal.tenant_id = measure.tenant_id and goal.id = measure.goal_id and goal.retired_at is null
	join strategy on strategy.tenant_id = goal.tenant_id and strategy.id = goal.strategy_id
	left join need on need.tenant_id = measure.tenant_id and need.id = measure.need_id
	left join (select joined.tenant_id, joined.measure_id,
			case when count(distinct unit.service_area_id) = 1 then min(unit.service_area_id::text)::uuid end as area_id
		from measure_unit joined
		join service_unit unit on unit.tenant_id = joined.tenant_id and unit.id = joined.service_unit_id
		group by joined.tenant_id, joined.measure_id) units
		on units.tenant_id = measure.tenant_id and units.measure_id = measure.id
	left join (select tenant_id, measure_id, jsonb_agg(jsonb_build_object('kind', duty || '_deputy',
			'postId', position_id)) as seats from measure_deputy group by tenant_id, measure_id) deputies
		on deputies.tenant_id = measure.tenant_id and deputies.measure_id = measure.id
	left join lateral (select jsonb_build_object('state', state, 'percent', percent, 'saidOn', said_on) as said
		from measure_progress progress where progress.tenant_id = measure.tenant_id
			and progress.measure_id = measure.id order by said_on desc, id desc limit 1) said on true
	where not exists (select from measure_retirement gone where gone.tenant_id = measure.tenant_id
		and gone.measure_id = measure.id and gone.restored_at is null)`;

const duties = (day: string) => sql`
	select 'duty', duty.id, '', duty.name, body.name, body.service_area_id, duty.in_force_from, null,
		coalesce((select jsonb_agg(occurrence.due_on order by occurrence.due_on) from duty_occurrence occurrence
			where occurrence.tenant_id = duty.tenant_id and occurrence.duty_id = duty.id
			and occurrence.due_on >= ${day} and not exists (select from duty_completion done
				where done.tenant_id = occurrence.tenant_id and done.occurrence_id = occurrence.id
				and done.undone_at is null)), '[]'),
		${seat('duty_owner', 'duty.owner_position_id')}, true, body.id, null, clause.lineage_id, null, null
	from duty
	join body on body.tenant_id = duty.tenant_id and body.id = duty.body_id
	left join clause on clause.tenant_id = duty.tenant_id and clause.id = duty.clause_id
	where not exists (select from duty_retirement gone where gone.tenant_id = duty.tenant_id
		and gone.duty_id = duty.id and gone.restored_at is null)`;

const bodies = sql`
	select 'body', body.id, '', body.name, '', body.service_area_id, null, null, '[]'::jsonb,
		${seat('chair', 'body.chair_position_id')} || coalesce((select jsonb_agg(jsonb_build_object('kind', 'member',
			'postId', member.position_id)) from body_member member
			where member.tenant_id = body.tenant_id and member.body_id = body.id), '[]'),
		true, body.id, null, null, null, null
	from body
	where not exists (select from body_retirement gone where gone.tenant_id = body.tenant_id
		and gone.body_id = body.id and gone.restored_at is null)`;

const needs = sql`
	select 'need', need.id, '#' || need.number, need.title, '', units.area_id, item.starts_on, item.ends_on,
		'[]'::jsonb, ${seat('need_owner', 'need.owner_position_id')}, false, null, need.id, null, need.state, null
	from need
	left join lateral (select case when count(distinct unit.service_area_id) = 1
			then min(unit.service_area_id::text)::uuid end as area_id
		from wording join service_unit unit on unit.tenant_id = wording.tenant_id and unit.id = wording.service_unit_id
		where wording.tenant_id = need.tenant_id and wording.need_id = need.id) units on true
	left join lateral (select plan_item.starts_on, plan_item.ends_on from plan_item join newest
			on newest.id = plan_item.plan_id
		where plan_item.tenant_id = need.tenant_id and plan_item.need_id = need.id
			and plan_item.outcome = 'scheduled' limit 1) item on true
	where need.owner_position_id is not null and need.state in ('new', 'accepted', 'planned')`;

const followUps = sql`
	select 'follow_up', follow_up.id, '', follow_up.title, body.name, body.service_area_id, null, follow_up.due_on,
		jsonb_build_array(follow_up.due_on), ${seat('follow_up', 'follow_up.position_id')}, false, body.id, null, null,
		null, null
	from follow_up
	join agenda_item item on item.tenant_id = follow_up.tenant_id and item.id = follow_up.agenda_item_id
	join meeting on meeting.tenant_id = item.tenant_id and meeting.id = item.meeting_id
	join body on body.tenant_id = meeting.tenant_id and body.id = meeting.body_id
	where not exists (select from follow_up_completion done where done.tenant_id = follow_up.tenant_id
		and done.follow_up_id = follow_up.id and done.undone_at is null)`;

const keyTasks = sql`
	select 'key_task', task.id, '', task.name, '', task.service_area_id, null, null,
		coalesce((select jsonb_build_array((max(looked.checked_on) + make_interval(months => task.check_months))::date)
			from key_task_check looked where looked.tenant_id = task.tenant_id and looked.key_task_id = task.id
			having max(looked.checked_on) is not null), '[]'),
		${seat('task_owner', 'task.owner_position_id')} || ${seat('task_deputy', 'task.deputy_position_id')},
		false, null, null, null, null, null
	from key_task task
	where coalesce(task.owner_position_id, task.deputy_position_id) is not null
		and not exists (select from key_task_retirement gone where gone.tenant_id = task.tenant_id
			and gone.key_task_id = task.id and gone.restored_at is null)`;

const technologies = sql`
	select 'technology', technology.id, '', technology.name, '', null, null, null,
		case when newest.review_on is null then '[]'::jsonb else jsonb_build_array(newest.review_on) end,
		${seat('technology_owner', 'technology.owner_position_id')}, false, null, null, null, null, null
	from technology
	join lateral (select review_on from technology_assessment made where made.tenant_id = technology.tenant_id
		and made.technology_id = technology.id order by made.sequence desc limit 1) newest on true
	where technology.owner_position_id is not null and not exists (select from technology_retirement gone
		where gone.tenant_id = technology.tenant_id and gone.technology_id = technology.id and gone.restored_at is null)`;

const pilots = sql`
	select 'pilot', pilot.id, '', pilot.title, technology.name, null, pilot.starts_on,
		coalesce((select decided.ends_on from pilot_decision decided where decided.tenant_id = pilot.tenant_id
			and decided.pilot_id = pilot.id and decided.ends_on is not null
			order by decided.decided_at desc, decided.id desc limit 1), pilot.ends_on), '[]'::jsonb,
		${seat('pilot_owner', 'pilot.owner_position_id')}, false, null, null, null, null, null
	from pilot
	join technology on technology.tenant_id = pilot.tenant_id and technology.id = pilot.technology_id
	where pilot.owner_position_id is not null
		and not exists (select from pilot_withdrawal gone where gone.tenant_id = pilot.tenant_id
			and gone.pilot_id = pilot.id)
		and not exists (select from pilot_decision ended where ended.tenant_id = pilot.tenant_id
			and ended.pilot_id = pilot.id and ended.decision <> 'continue')`;
const systems = sql`
	select 'system', system.id, '', system.name, '', units.area_id, system.stage_from, system.stage_to, '[]'::jsonb,
		${seat('system_owner', 'system.owner_position_id')} || ${seat('system_deputy', 'system.deputy_position_id')},
		true, null, null, null, null, null
	from managed_system system
	left join lateral (select case when count(distinct unit.service_area_id) = 1
			then min(unit.service_area_id::text)::uuid end as area_id
		from managed_system_unit used
		join service_unit unit on unit.tenant_id = used.tenant_id and unit.id = used.service_unit_id
		where used.tenant_id = system.tenant_id and used.system_id = system.id) units on true
	where system.stage <> 'ended' and not exists (select from managed_system_retirement gone
		where gone.tenant_id = system.tenant_id and gone.system_id = system.id and gone.restored_at is null)`;

/** Everything in one round trip. */
export async function read(db: Db, day: string): Promise<Read> {
	const { rows } = await sql<Read>`
		with newest as (
			select distinct on (portfolio_id) id, tenant_id from plan order by portfolio_id, number desc
		), subject as (
			${strategies} union all ${measures} union all ${duties(day)} union all ${bodies}
			union all ${needs} union all ${followUps} union all ${systems} union all ${keyTasks} union all ${technologies} union all ${pilots}
		)
		select
			coalesce((select json_agg(json_build_object('id', position.id, 'title', position.title,
					'roleId', role.id, 'role', role.name, 'areaId', position.service_area_id, 'personId', person.id,
					'person', person.name, 'daysPerMonth', position.days_per_month, 'validFrom', position.valid_from,
					'validTo', position.valid_to) order by position.title, position.id)
				from position join role on role.tenant_id = position.tenant_id and role.id = position.role_id
				left join person on person.tenant_id = position.tenant_id and person.id = position.person_id
					and person.disabled_at is null), '[]') as posts,
			coalesce((select json_agg(subject order by "partOf", code, title, id) from subject), '[]') as subjects,
			coalesce((select json_agg(json_build_object('id', id, 'name', name) order by name) from service_area), '[]')
				as areas,
			(select count(*) from newest join plan_item item on item.tenant_id = newest.tenant_id
				and item.plan_id = newest.id and item.outcome = 'scheduled'
				join need on need.tenant_id = item.tenant_id and need.id = item.need_id and need.state = 'planned'
				where need.owner_position_id is null and not exists (select from measure
					where measure.tenant_id = need.tenant_id and measure.need_id = need.id))::int as "needsWithoutPost",
			coalesce((select json_agg(json_build_object('positionId', measure.implementing_position_id,
					'startsOn', measure.starts_on, 'endsOn', measure.ends_on, 'days', measure.effort_days))
				from measure
				join goal on goal.tenant_id = measure.tenant_id and goal.id = measure.goal_id and goal.retired_at is null
				where measure.effort_days > 0 and measure.source <> 'need' and measure.implementing_position_id is not null
					and measure.starts_on is not null and measure.ends_on >= ${day}
					and not exists (select from measure_retirement gone where gone.tenant_id = measure.tenant_id
						and gone.measure_id = measure.id and gone.restored_at is null)
					and coalesce((select progress.state from measure_progress progress
						where progress.tenant_id = measure.tenant_id and progress.measure_id = measure.id
						order by said_on desc, id desc limit 1), '') <> 'done'), '[]') as efforts,
			array(select id from newest) as "planIds"`.execute(db);
	return rows[0]!;
}

/** Days that a measure beside the plan asks of one post. */
export interface Effort {
	positionId: string;
	startsOn: string;
	endsOn: string;
	days: number;
}

/** Weeks of an adopted plan: hundredths of days of each role. */
export interface PlanWeeks {
	start: string;
	load: { resource: string; used: number[] }[];
}

export async function weeksOf(db: Db, planId: string): Promise<PlanWeeks | undefined> {
	const { rows } = await sql<PlanWeeks>`
		select problem -> 'problem' ->> 'start' as start, answer -> 'load' as load from plan where id = ${planId}`.execute(
		db,
	);
	return rows[0];
}

export async function trailLength(db: Db): Promise<number> {
	return (await db.selectFrom('audit_head').select('seq').executeTakeFirst())?.seq ?? 0;
}
