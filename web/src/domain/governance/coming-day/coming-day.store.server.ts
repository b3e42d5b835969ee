import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { ComingDay } from './coming-day.ts';

const technologies = sql`
	select 'technology' as kind, technology.id, technology.name, newest.review_on as "startsOn",
		newest.review_on as "dueOn", false as "endsItself", technology.owner_position_id as post_id,
		newest.sequence + technology.version as sequence, newest.assessed_at as "changedAt"
	from technology
	join lateral (select sequence, review_on, assessed_at from technology_assessment made
		where made.tenant_id = technology.tenant_id and made.technology_id = technology.id
		order by made.sequence desc limit 1) newest on newest.review_on is not null
	where not exists (select from technology_retirement gone where gone.tenant_id = technology.tenant_id
		and gone.technology_id = technology.id and gone.restored_at is null)`;

const pilots = sql`
	select 'pilot', pilot.id, pilot.title, pilot.starts_on, coalesce(moved.ends_on, pilot.ends_on), false,
		pilot.owner_position_id, pilot.version + coalesce(moved.count, 0)::int, coalesce(moved.decided_at, pilot.created_at)
	from pilot
	left join lateral (select (array_agg(decided.ends_on order by decided.decided_at desc, decided.id desc))[1] as ends_on,
			count(*) as count, max(decided.decided_at) as decided_at
		from pilot_decision decided where decided.tenant_id = pilot.tenant_id and decided.pilot_id = pilot.id
			and decided.ends_on is not null) moved on true
	where exists (select from pilot_beginning begun where begun.tenant_id = pilot.tenant_id
			and begun.pilot_id = pilot.id)
		and not exists (select from pilot_withdrawal gone where gone.tenant_id = pilot.tenant_id
			and gone.pilot_id = pilot.id)
		and not exists (select from pilot_decision ended where ended.tenant_id = pilot.tenant_id
			and ended.pilot_id = pilot.id and ended.decision <> 'continue')`;

const keyTasks = sql`
	select 'key_task', task.id, task.name, looked.until, looked.until, false, task.owner_position_id,
		task.version + looked.count::int, looked.checked_at
	from key_task task
	join lateral (select (max(checked_on) + make_interval(months => task.check_months))::date as until,
			count(*) as count, max(checked_at) as checked_at
		from key_task_check done where done.tenant_id = task.tenant_id and done.key_task_id = task.id) looked
		on looked.until is not null
	where task.instruction <> '' and not exists (select from key_task_retirement gone
		where gone.tenant_id = task.tenant_id and gone.key_task_id = task.id and gone.restored_at is null)`;

/** Of the surveys all, or those that ask the person. */
const surveys = (personId: string | null, day: string) => sql`
	select 'survey', survey.id, survey.name, survey.opens_on, least(survey.closes_on, done.closed_on), true, null::uuid,
		survey.version + (done.survey_id is not null)::int, survey.created_at
	from survey
	left join survey_closure done on done.tenant_id = survey.tenant_id and done.survey_id = survey.id
	where ${personId}::uuid is null or survey_asks(survey.tenant_id, survey.id, ${personId}::uuid, ${day})`;

export interface Wanted {
	from: string;
	to: string;
	/** What one person is asked for; of everybody where none is named. */
	personId?: string | null;
	/** What posts of one body are asked for. */
	bodyId?: string | null;
}

/** The earliest first. Posts are held by whoever holds them on the day and has an open account. */
export async function list(
	db: Db,
	day: string,
	{ from, to, personId = null, bodyId = null }: Wanted,
): Promise<ComingDay[]> {
	const { rows } = await sql<ComingDay>`
		with one as (${technologies} union all ${pilots} union all ${keyTasks}
			union all ${surveys(personId, day)}),
		placed as (
			select one.*, post.title as post, person.name as person, person.id as "personId",
				array(select body.id from body where post.id is not null and (body.chair_position_id = post.id
					or exists (select from body_member member where member.tenant_id = body.tenant_id
						and member.body_id = body.id and member.position_id = post.id))) as "bodyIds"
			from one
			left join position post on post.id = one.post_id
			left join person on person.tenant_id = post.tenant_id and person.id = post.person_id
				and person.disabled_at is null and post.valid_from <= ${day} and coalesce(post.valid_to >= ${day}, true)
		)
		select kind, id, name, "startsOn", "dueOn", "endsItself", post, person, "personId", "bodyIds", sequence, "changedAt"
		from placed
		where "dueOn" between ${from} and ${to}
			and (${personId}::uuid is null or kind = 'survey' or "personId" = ${personId}::uuid)
			and (${bodyId}::uuid is null or ${bodyId}::uuid = any("bodyIds"))
		order by "dueOn", name, id`.execute(db);
	return rows;
}
