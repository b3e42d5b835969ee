import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import { holdItem } from '../meeting/agenda.server.ts';
import { follow, holdUnclosed } from '../meeting/hold.server.ts';
import { mayWrite } from '../meeting/meeting.ts';
import type { FollowUp, FollowUpCompletion, FollowUpDraft } from './follow-up.ts';
import * as store from './follow-up.store.server.ts';

export function listOfMeeting(actor: Actor, meetingId: string, day = today()): Promise<FollowUp[]> {
	actor.must('meeting.read');
	return actor.read(async (db) => {
		await follow(db, actor, meetingId, day);
		return store.listOfMeeting(db, day, meetingId);
	});
}

/** What is not done: one's own first, and the others for those who plan. */
export function listOpen(actor: Actor, day = today()): Promise<{ own: FollowUp[]; others: FollowUp[] }> {
	actor.must('meeting.read');
	return actor.read(async (db) => {
		const all = await store.listOpen(db, day);
		const isOwn = ({ personId }: FollowUp) => personId !== null && personId === actor.personId;
		const others = actor.may('meeting.manage') ? all.filter((task) => !isOwn(task)) : [];
		return { own: all.filter(isOwn), others };
	});
}

async function assertPost(db: Db, id: string): Promise<void> {
	if (!(await store.isPost(db, id))) refuse('not_found', { subject: 'position' });
}

/** Who does what by when, said in the meeting of one of its matters. */
export function add(actor: Actor, { itemId, title, positionId, dueOn, key }: FollowUpDraft): Promise<string> {
	actor.must('meeting.take_part');
	return actor.change(
		async (db, record) => {
			const { meeting } = await holdItem(db, actor, itemId, holdUnclosed);
			await assertPost(db, positionId);
			return establish(db, record, { itemId, title, positionId, dueOn, meetingId: meeting.id, actor });
		},
		{ verb: 'follow_up.add', key },
	);
}

/** A task within a change of another verb that holds the meeting. */
export async function establish(
	db: Db,
	record: RecordEvent,
	{
		actor,
		meetingId,
		itemId,
		positionId,
		...task
	}: Omit<FollowUpDraft, 'key'> & {
		actor: Actor;
		meetingId: string;
	},
): Promise<string> {
	const id = newId();
	const { title, dueOn } = task;
	const row = { agenda_item_id: itemId, title, position_id: positionId, due_on: dueOn };
	await store.insert(db, { id, ...row, made_by: actor.personId });
	record('follow_up.added', { type: 'follow_up', id }, { title, dueOn, meeting: meetingId });
	return id;
}

/** Whoever holds its post, and those who write in the meeting. */
async function held(db: Db, actor: Actor, id: string): Promise<FollowUp> {
	await store.lock(db, id);
	const task = found(await store.find(db, today(), id), 'follow_up');
	if (task.personId !== null && task.personId === actor.personId) return task;
	if (!mayWrite(await follow(db, actor, task.meetingId))) refuse('not_your_follow_up');
	return task;
}

/** Done, or dropped with a reason: also long after the minutes were signed. */
export async function complete(actor: Actor, draft: FollowUpCompletion): Promise<void> {
	actor.must('meeting.take_part');
	const { id, outcome, note, key } = draft;
	await actor.change(
		async (db, record) => {
			const task = await held(db, actor, id);
			if (task.outcome) refuse('follow_up_marked_already', { title: task.title });
			const done = { outcome, done_on: today(), note, completed_by: actor.personId };
			await store.insertCompletion(db, { id: newId(), follow_up_id: id, ...done });
			const { title, dueOn } = task;
			record(`follow_up.${outcome}`, { type: 'follow_up', id }, { title, dueOn, note });
		},
		{ verb: 'follow_up.complete', key },
	);
}

/** Done by a decision, within that change; what is marked already stays as it is. */
export async function markDone(
	db: Db,
	record: RecordEvent,
	{ id, doneOn, by, decisionId }: { id: string; doneOn: string; by: string | null; decisionId: string },
): Promise<void> {
	await store.lock(db, id);
	const task = await store.find(db, doneOn, id);
	if (!task || task.outcome) return;
	const done = { outcome: 'done' as const, done_on: doneOn, completed_by: by, decision_id: decisionId };
	await store.insertCompletion(db, { id: newId(), follow_up_id: id, ...done });
	const { title, dueOn } = task;
	record('follow_up.done', { type: 'follow_up', id }, { title, dueOn, decision: decisionId });
}

export async function reopen(actor: Actor, { id }: { id: string }): Promise<void> {
	actor.must('meeting.take_part');
	await actor.change(async (db, record) => {
		const task = await held(db, actor, id);
		if (!(await store.liftCompletion(db, id, actor.person))) refuse('conflict');
		record('follow_up.reopened', { type: 'follow_up', id }, { title: task.title });
	});
}
