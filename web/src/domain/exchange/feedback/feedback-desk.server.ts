import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { post } from '../../organisation/mail/mail.server.ts';
import * as needs from '../../portfolio/need/need.server.ts';
import type {
	Feedback,
	FeedbackAnswer,
	FeedbackClosing,
	FeedbackId,
	FeedbackNeed,
	FeedbackState,
} from './feedback.ts';
import * as store from './feedback.store.server.ts';

export interface Desk {
	feedback: Feedback[];
	counts: Record<FeedbackState, number>;
}

/** What has been said, what waits first. */
export function list(actor: Actor, wanted: store.Wanted): Promise<Desk> {
	actor.must('feedback.manage');
	return actor.read(async (db) => ({
		feedback: await store.list(db, wanted),
		counts: await store.count(db),
	}));
}

async function held(db: Db, id: string): Promise<Feedback> {
	if (!(await store.lock(db, id))) refuse('not_found', { subject: 'feedback' });
	return found(await store.find(db, id), 'feedback');
}

/** Answered by mail where an address was left, and on the speaker's own page in any case. */
export function answer(actor: Actor, given: FeedbackAnswer, today: string): Promise<string> {
	actor.must('feedback.manage');
	return actor.change(
		async (db, record) => {
			const feedback = await held(db, given.id);
			if (feedback.erasedAt) refuse('feedback_erased', { number: feedback.number });
			const id = newId();
			const row = { id, feedback_id: given.id, text: given.text };
			await store.answer(db, { ...row, answered_on: today, answered_by: actor.person });
			await tellSpeaker(db, feedback, id, given.text);
			record('feedback.answered', { type: 'feedback', id: given.id }, { number: feedback.number });
			return id;
		},
		{ verb: 'feedback.answer', key: given.key },
	);
}

async function tellSpeaker(db: Db, { id, number, email, locale }: Feedback, answerId: string, text: string) {
	if (!email) return;
	const token = await store.tokenOf(db, id);
	await post(db, [
		{
			to: { address: email, locale },
			kind: 'feedback_answered',
			values: { number, answer: text },
			path: `/public/feedback/${token}`,
			onceKey: `feedback_answered:${id}:${answerId}`,
		},
	]);
}

/** Out of the list with a reason, which the speaker sees. */
export function close(actor: Actor, given: FeedbackClosing, today: string): Promise<void> {
	actor.must('feedback.manage');
	return actor.change(
		async (db, record) => {
			const { number, state } = await held(db, given.id);
			if (state === 'need' || state === 'closed') refuse('feedback_closed', { number });
			const row = { feedback_id: given.id, outcome: 'closed' as const, reason: given.reason, need_id: null };
			await store.close(db, { ...row, closed_on: today, closed_by: actor.person });
			record('feedback.closed', { type: 'feedback', id: given.id }, { number, reason: given.reason });
		},
		{ verb: 'feedback.close', key: given.key },
	);
}

export async function reopen(actor: Actor, { id }: FeedbackId): Promise<void> {
	actor.must('feedback.manage');
	await actor.change(async (db, record) => {
		const { number } = await held(db, id);
		if (!(await store.reopen(db, id, actor.person))) refuse('conflict');
		record('feedback.reopened', { type: 'feedback', id }, { number });
	});
}

/** The resident's wish becomes a need of a unit, in words staff answers for. */
export function makeNeed(
	actor: Actor,
	given: FeedbackNeed,
	today: string,
): Promise<{ needId: string; number: number }> {
	actor.must('feedback.manage');
	actor.must('need.propose', given.unitId);
	return actor.change(
		async (db, record) => {
			const { number, state } = await held(db, given.id);
			if (state === 'need' || state === 'closed') refuse('feedback_closed', { number });
			const said = { unitId: given.unitId, text: given.text, place: '', why: '' };
			const nobody = { submitterName: '', submitterEmail: '', speaker: { personId: null } };
			const need = await needs.proposeWithin(db, record, actor, { ...said, ...nobody });
			const row = { feedback_id: given.id, outcome: 'need' as const, reason: '', need_id: need.id };
			await store.close(db, { ...row, closed_on: today, closed_by: actor.person });
			record('feedback.made_need', { type: 'feedback', id: given.id }, { number, need: need.number });
			return { needId: need.id, number: need.number };
		},
		{ verb: 'feedback.make_need', key: given.key },
	);
}

/** What was said and who asked for an answer are gone for good. */
export async function erase(actor: Actor, { id }: FeedbackId): Promise<void> {
	actor.must('feedback.manage');
	await actor.change(async (db, record) => {
		const { number, erasedAt } = await held(db, id);
		if (erasedAt) refuse('feedback_erased', { number });
		await store.erase(db, id, { asked_by: 'staff', erased_by: actor.person });
		record('feedback.erased', { type: 'feedback', id }, { number, askedBy: 'staff' });
	});
}
