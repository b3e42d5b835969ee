import { sql, type Insertable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { FollowUp } from './follow-up.ts';

function tasks(day: string) {
	return sql`
		select task.id, task.agenda_item_id as "itemId", item.title as matter, meeting.id as "meetingId",
			body.id as "bodyId", body.name as body, meeting.held_on as "heldOn", task.title,
			task.position_id as "positionId", post.title as post, holder.name as person, holder.id as "personId",
			task.due_on as "dueOn", done.outcome, done.done_on as "doneOn", coalesce(done.note, '') as note,
			completer.name as "completedBy", (select json_build_object('id', decided.id, 'meetingId', taken_up.meeting_id, 'body', decider.name,
				'section', decided.section, 'year', decided.year, 'yearStarts', decider.year_starts)
				from decision decided join agenda_item taken_up on taken_up.tenant_id = decided.tenant_id
					and taken_up.id = decided.agenda_item_id
				join body decider on decider.tenant_id = decided.tenant_id and decider.id = decided.body_id
				where decided.tenant_id = done.tenant_id and decided.id = done.decision_id) as decision, task.version
		from follow_up task
		join agenda_item item on item.tenant_id = task.tenant_id and item.id = task.agenda_item_id
		join meeting on meeting.tenant_id = item.tenant_id and meeting.id = item.meeting_id
		join body on body.tenant_id = meeting.tenant_id and body.id = meeting.body_id
		join position post on post.tenant_id = task.tenant_id and post.id = task.position_id
		left join person holder on holder.tenant_id = post.tenant_id and holder.id = post.person_id
			and holder.disabled_at is null and post.valid_from <= ${day} and coalesce(post.valid_to >= ${day}, true)
		left join follow_up_completion done on done.tenant_id = task.tenant_id and done.follow_up_id = task.id
			and done.undone_at is null
		left join person completer on completer.tenant_id = done.tenant_id and completer.id = done.completed_by`;
}

const inOrder = sql`order by done.id is not null, task.due_on, task.title, task.id`;

export async function listOfMeeting(db: Db, day: string, meetingId: string): Promise<FollowUp[]> {
	const { rows } = await sql<FollowUp>`${tasks(day)} where meeting.id = ${meetingId} ${inOrder}`.execute(db);
	return rows;
}

/** What is not done, of all bodies. */
export async function listOpen(db: Db, day: string): Promise<FollowUp[]> {
	const { rows } = await sql<FollowUp>`${tasks(day)} where done.id is null ${inOrder}`.execute(db);
	return rows;
}

export async function find(db: Db, day: string, id: string): Promise<FollowUp | undefined> {
	const { rows } = await sql<FollowUp>`${tasks(day)} where task.id = ${id}`.execute(db);
	return rows[0];
}

/** Holds the task until the end of the change: it is marked once. */
export async function lock(db: Db, id: string): Promise<void> {
	await db.selectFrom('follow_up').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}

export async function insert(db: Db, task: Insertable<Database['follow_up']>): Promise<void> {
	await db.insertInto('follow_up').values(task).execute();
}

export async function insertCompletion(
	db: Db,
	completion: Insertable<Database['follow_up_completion']>,
): Promise<void> {
	await db.insertInto('follow_up_completion').values(completion).execute();
}

/** False when nothing was marked. */
export async function liftCompletion(db: Db, id: string, personId: string): Promise<boolean> {
	const row = await db
		.updateTable('follow_up_completion')
		.set({ undone_at: new Date(), undone_by: personId })
		.where('follow_up_id', '=', id)
		.where('undone_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function isPost(db: Db, positionId: string): Promise<boolean> {
	const row = await db.selectFrom('position').select('id').where('id', '=', positionId).executeTakeFirst();
	return row !== undefined;
}
