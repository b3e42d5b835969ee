import { sql } from 'kysely';
import { duePilots, dueTechnologies } from './due-technology.store.server.ts';
import { ownIncidents } from './open-incident.store.server.ts';
import { ownVerdicts } from './verdicts.store.server.ts';

interface Asked {
	/** Units of the reader; null means every unit. */
	unitIds: readonly string[] | null;
	today: string;
	personId: string | null;
	/** Answers for what no accountable post holds. */
	isDirector: boolean;
	/** Keeps the radar of technologies. */
	isScout: boolean;
}

/** Columns of the front page's one query that tell what waits. */
export function waitingColumns({ unitIds, today, personId, isDirector, isScout }: Asked) {
	const isOwn = (unit: string) =>
		sql`(${unitIds === null} or ${sql.ref(unit)} = any(${[...(unitIds ?? [])]}::uuid[]))`;
	return sql`
		${openInquiries(isOwn('wording.service_unit_id'))} as "openInquiries",
		(select count(*) from merger_objection where outcome is null)::int as "openObjections",
		${openReviews(today, personId, isDirector)} as "openReviews",
		${openRound(today)} as "openRound",
		${ownFollowUps(today, personId)} as "ownFollowUps",
		${openLists(isOwn('asked.service_unit_id'))} as "openLists",
		${ownVerdicts(personId, today)} as "ownVerdicts",
		${dueTechnologies({ today, personId, isScout })} as "dueTechnologies",
		${duePilots({ today, personId, isScout })} as "duePilots",
		${ownIncidents({ today, personId, isScout })} as "ownIncidents",
		${ownSurveys(personId, today)} as "ownSurveys"`;
}

type Sql = ReturnType<typeof sql>;

function openInquiries(isOwn: Sql) {
	return sql`(select count(*) from inquiry where withdrawn_at is null
		and exists (select from inquiry_recipient asked
			join wording on wording.tenant_id = asked.tenant_id and wording.id = asked.wording_id
			where asked.tenant_id = inquiry.tenant_id and asked.inquiry_id = inquiry.id and ${isOwn})
		and not exists (select from inquiry_answer answer
			left join wording on wording.tenant_id = answer.tenant_id and wording.id = answer.wording_id
			where answer.tenant_id = inquiry.tenant_id and answer.inquiry_id = inquiry.id and ${isOwn}))::int`;
}

function ownFollowUps(today: string, personId: string | null) {
	return sql`(select coalesce(json_agg(task order by task."dueOn", task.title), '[]') from (
		select task.id, task.title, task.due_on as "dueOn" from follow_up task
		join position post on post.tenant_id = task.tenant_id and post.id = task.position_id
			and post.person_id = ${personId}::uuid
			and post.valid_from <= ${today}::date and coalesce(post.valid_to >= ${today}::date, true)
		where not exists (select from follow_up_completion done where done.tenant_id = task.tenant_id
			and done.follow_up_id = task.id and done.undone_at is null)
		order by task.due_on limit 30) task)`;
}

function openRound(today: string) {
	return sql`(select json_build_object('id', id, 'name', name, 'opensOn', opens_on, 'closesOn', closes_on,
			'closedAt', null, 'silent', 0)
		from intake_round round where ${today}::date between opens_on and closes_on
		and not exists (select from round_closure closure where closure.tenant_id = round.tenant_id
			and closure.round_id = round.id and closure.reopened_at is null)
		limit 1)`;
}

function ownSurveys(personId: string | null, today: string) {
	return sql`(select coalesce(json_agg(json_build_object('id', survey.id, 'name', survey.name,
			'closesOn', survey.closes_on) order by survey.closes_on, survey.id), '[]')
		from survey where ${today}::date between opens_on and closes_on and survey_asks(survey.tenant_id, survey.id, ${personId}, ${today})
		and not exists (select from survey_closure closure where closure.tenant_id = survey.tenant_id
			and closure.survey_id = survey.id)
		and not exists (select from assessment own where own.tenant_id = survey.tenant_id
			and own.survey_id = survey.id and own.person_id = ${personId}::uuid and own.submitted_at is not null))`;
}

/** Units that have not answered every need of a list that is open. */
function openLists(isOwn: Sql) {
	return sql`(select coalesce(json_agg(list order by list."answerBy", list.name), '[]') from (
		select list.id, list.name, list.answer_by as "answerBy", array_agg(asked.service_unit_id) as "silentUnitIds"
		from commitment_list list
		join commitment_asked asked on asked.tenant_id = list.tenant_id and asked.list_id = list.id
		where list.closed_at is null and ${isOwn}
		and (select count(*) from commitment answer where answer.tenant_id = asked.tenant_id
			and answer.list_id = asked.list_id and answer.service_unit_id = asked.service_unit_id)
			< (select count(*) from commitment_item item where item.tenant_id = list.tenant_id
				and item.list_id = list.id)
		group by list.tenant_id, list.id) list)`;
}

/** For whoever holds the accountable post of the goal's or the duty's strategy; for a director where nobody does. */
function openReviews(today: string, personId: string | null, isDirector: boolean) {
	return sql`(select count(*) from review_task task
		left join goal on goal.tenant_id = task.tenant_id and goal.id = task.goal_id
		join edition on edition.tenant_id = task.tenant_id and edition.id = task.edition_id
		join strategy on strategy.tenant_id = task.tenant_id and strategy.id = coalesce(goal.strategy_id, edition.strategy_id)
		left join position post on post.tenant_id = strategy.tenant_id and post.id = strategy.accountable_position_id
			and post.valid_from <= ${today}::date and coalesce(post.valid_to >= ${today}::date, true)
		where (post.person_id = ${personId}::uuid or (post.person_id is null and ${isDirector})) and goal.retired_at is null
		and not exists (select from duty_retirement ended where ended.tenant_id = task.tenant_id
			and ended.duty_id = task.duty_id and ended.restored_at is null)
		and not exists (select from review_task_closure closure where closure.tenant_id = task.tenant_id
			and closure.task_id = task.id and closure.reopened_at is null))::int`;
}
