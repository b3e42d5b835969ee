import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import type { ReviewClosure, ReviewTask, ReviewTaskId } from './review-task.ts';
import * as store from './review-task.store.server.ts';

const reader = (actor: Actor, day: string) => {
	return { today: day, personId: actor.personId, mayManage: actor.may('strategy.manage') };
};

/** Open ones first, then the closed ones, the latest first. */
export function list(
	actor: Actor,
	wanted: { strategyId?: string; goalId?: string; dutyId?: string; onlyOpen?: boolean } = {},
	day = today(),
): Promise<ReviewTask[]> {
	actor.must('strategy.read');
	return actor.read((db) => store.list(db, { ...wanted, ...reader(actor, day) }));
}

/** Who prepares strategies may close any; the accountable post those of its own. */
async function mine(db: Db, actor: Actor, taskId: string, day: string): Promise<ReviewTask> {
	const task = found((await store.list(db, { taskId, ...reader(actor, day) }))[0], 'review_task');
	if (!task.isMine) refuse('forbidden', { permission: 'strategy.manage' });
	return task;
}

export async function close(actor: Actor, closure: ReviewClosure, day = today()): Promise<void> {
	actor.must('strategy.read');
	const { taskId, outcome, note } = closure;
	await actor.change(async (db, record) => {
		const { subject, subjectId, code, title } = await mine(db, actor, taskId, day);
		const row = { id: newId(), task_id: taskId, outcome, note, closed_on: day, closed_by: actor.personId };
		if (!(await store.close(db, row))) refuse('review_closed_already');
		record(`${subject}.reviewed`, { type: subject, id: subjectId }, { code, title, outcome, note });
	});
}

/** A closing too hasty is taken back; its row stays. */
export async function reopen(actor: Actor, { taskId }: ReviewTaskId, day = today()): Promise<void> {
	actor.must('strategy.read');
	await actor.change(async (db, record) => {
		const { subject, subjectId, code, title } = await mine(db, actor, taskId, day);
		if (!(await store.reopen(db, taskId, actor.personId))) refuse('conflict');
		record(`${subject}.review_reopened`, { type: subject, id: subjectId }, { code, title });
	});
}
