import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';

export interface OpenDuty {
	id: string;
	name: string;
	description: string;
	basis: string;
	ownerId: string | null;
	dueOn: string;
}

/** Duties of the body that nobody has marked: those that passed, and those due until the day. */
export async function openDuties(db: Db, bodyId: string, until: string): Promise<OpenDuty[]> {
	const { rows } = await sql<OpenDuty>`
		select occurrence.id, duty.name, duty.description, duty.basis, duty.owner_position_id as "ownerId",
			occurrence.due_on as "dueOn"
		from duty_occurrence occurrence
		join duty on duty.tenant_id = occurrence.tenant_id and duty.id = occurrence.duty_id
		left join duty_retirement gone on gone.tenant_id = duty.tenant_id and gone.duty_id = duty.id
			and gone.restored_at is null
		where duty.body_id = ${bodyId} and occurrence.due_on <= ${until}
			and coalesce(occurrence.due_on < gone.retired_on, true)
			and not exists (select from duty_completion done where done.tenant_id = occurrence.tenant_id
				and done.occurrence_id = occurrence.id and done.undone_at is null)
		order by occurrence.due_on, duty.name, occurrence.id`.execute(db);
	return rows;
}

export interface OpenFollowUp {
	id: string;
	title: string;
	dueOn: string;
	ownerId: string;
	owner: string;
	matter: string;
}

/** What the body's earlier meetings asked for and nobody has said to be done. */
export async function openFollowUps(db: Db, bodyId: string, meetingId: string): Promise<OpenFollowUp[]> {
	const { rows } = await sql<OpenFollowUp>`
		select task.id, task.title, task.due_on as "dueOn", task.position_id as "ownerId", post.title as owner,
			item.title as matter
		from follow_up task
		join agenda_item item on item.tenant_id = task.tenant_id and item.id = task.agenda_item_id
		join meeting on meeting.tenant_id = item.tenant_id and meeting.id = item.meeting_id
		join position post on post.tenant_id = task.tenant_id and post.id = task.position_id
		where meeting.body_id = ${bodyId} and meeting.id <> ${meetingId}
			and not exists (select from follow_up_completion done where done.tenant_id = task.tenant_id
				and done.follow_up_id = task.id and done.undone_at is null)
		order by task.due_on, task.title, task.id`.execute(db);
	return rows;
}

export interface OpenInquiry {
	number: number;
	text: string;
}

/** Questions that nobody has answered, of the body's service or of all. */
export async function openInquiries(db: Db, areaId: string | null): Promise<OpenInquiry[]> {
	const { rows } = await sql<OpenInquiry>`
		select need.number, inquiry.text from inquiry
		join need on need.tenant_id = inquiry.tenant_id and need.id = inquiry.need_id
		join service_unit unit on unit.tenant_id = need.tenant_id and unit.id = need.service_unit_id
		where inquiry.withdrawn_at is null and (${areaId}::uuid is null or unit.service_area_id = ${areaId}::uuid)
			and not exists (select from inquiry_answer answer where answer.tenant_id = inquiry.tenant_id
				and answer.inquiry_id = inquiry.id)
		order by inquiry.asked_at, inquiry.id limit 100`.execute(db);
	return rows;
}

/** The body's next meeting after this one, if it is known. */
export async function nextMeetingOn(db: Db, bodyId: string, after: string): Promise<string | null> {
	const row = await db
		.selectFrom('meeting')
		.select((of) => of.fn.min('held_on').as('day'))
		.where('body_id', '=', bodyId)
		.where('held_on', '>', after)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('meeting_cancellation as gone')
						.select('gone.id')
						.whereRef('gone.meeting_id', '=', 'meeting.id')
						.where('gone.restored_at', 'is', null),
				),
			),
		)
		.executeTakeFirst();
	return row?.day ?? null;
}

/** Goals whose clause upstream has changed and which nobody has looked at since, of the body's service or of all. */
export async function openReviews(db: Db, areaId: string | null): Promise<{ code: string; title: string }[]> {
	const { rows } = await sql<{ code: string; title: string }>`
		select distinct goal.code, goal.title from review_task task
		join goal on goal.tenant_id = task.tenant_id and goal.id = task.goal_id
		join strategy on strategy.tenant_id = goal.tenant_id and strategy.id = goal.strategy_id
		where not exists (select from review_task_closure done where done.tenant_id = task.tenant_id
				and done.task_id = task.id and done.reopened_at is null)
			and (${areaId}::uuid is null or strategy.service_area_id = ${areaId}::uuid)
		order by goal.code, goal.title limit 100`.execute(db);
	return rows;
}

export interface DueTechnology {
	id: string;
	name: string;
	reviewOn: string;
	ownerId: string | null;
}

/** Technologies whose review day comes by the day, the oldest first. */
export async function dueTechnologies(db: Db, until: string): Promise<DueTechnology[]> {
	const { rows } = await sql<DueTechnology>`
		select technology.id, technology.name, newest.review_on as "reviewOn",
			technology.owner_position_id as "ownerId"
		from technology join lateral (select review_on from technology_assessment made
			where made.tenant_id = technology.tenant_id and made.technology_id = technology.id
			order by made.sequence desc limit 1) newest on true
		where newest.review_on <= ${until} and not exists (select from technology_retirement gone
			where gone.tenant_id = technology.tenant_id and gone.technology_id = technology.id
				and gone.restored_at is null)
		order by newest.review_on, technology.name limit 20`.execute(db);
	return rows;
}
