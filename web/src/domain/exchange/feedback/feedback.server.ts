import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { addDays } from '#platform/day.ts';
import { post } from '../../organisation/mail/mail.server.ts';
import { shortened } from '../../portfolio/follow-up/follow-up.ts';
import {
	aboutOf,
	ANSWER_DAYS,
	isFeedbackToken,
	pageIn,
	type Feedback,
	type FeedbackDraft,
} from './feedback.ts';
import * as store from './feedback.store.server.ts';

export { answer, close, erase, list, makeNeed, reopen } from './feedback-desk.server.ts';

const WINDOW_MINUTES = 10;
const MOST_FROM_ADDRESS = 10;
const MOST_IN_ALL = 60;

export interface Circumstances {
	/** Network address, kept for an hour as a hash. */
	address: string;
	today: string;
	locale: Actor['locale'];
}

/** A resident says something; the answer is the token by which it is followed, null for what a program sent. */
export async function say(actor: Actor, draft: FeedbackDraft, given: Circumstances): Promise<string | null> {
	actor.must('feedback.say');
	if (draft.website !== '') return null;
	const addressHash = createHash('sha256').update(`${actor.tenantId} ${given.address}`).digest();
	const row = rowOf(actor, draft, given);
	const twin = await actor.read((db) => store.findTwin(db, addressHash, row));
	if (twin) return twin;
	return actor.change(async (db, record) => {
		const { inAll, fromAddress } = await store.lately(db, addressHash, WINDOW_MINUTES);
		if (inAll >= MOST_IN_ALL || fromAddress >= MOST_FROM_ADDRESS)
			refuse('too_many_attempts', { minutes: WINDOW_MINUTES });
		const number = await store.insert(db, row);
		await store.note(db, addressHash, row.id);
		await tellResponsible(db, { ...row, number }, given.today);
		// The words are kept in one place only, so that they can be erased.
		record('feedback.said', { type: 'feedback', id: row.id }, { number, kind: row.kind });
		return row.token;
	});
}

function rowOf(actor: Actor, draft: FeedbackDraft, { today, locale }: Circumstances): store.NewFeedback {
	const about = aboutOf(draft.about);
	return {
		id: newId(),
		kind: draft.kind,
		page: pageIn(actor.tenantSlug, draft.page),
		subject_kind: about?.kind ?? null,
		subject_id: about?.id ?? null,
		text: draft.text,
		email: draft.email || null,
		locale,
		token: randomBytes(16).toString('hex'),
		said_on: today,
		due_on: draft.kind === 'accessibility' ? addDays(today, ANSWER_DAYS) : null,
	};
}

async function tellResponsible(
	db: Db,
	{ id, number, kind, text }: store.NewFeedback & { number: number },
	today: string,
): Promise<void> {
	const people = await store.listResponsible(db, today);
	await post(
		db,
		people.map((personId) => ({
			to: { personId },
			kind: 'feedback_said' as const,
			values: { number, kind, title: shortened(text) },
			path: `/settings/feedback?open=${id}#f${number}`,
			onceKey: `feedback_said:${id}:${personId}`,
		})),
	);
}

/** What one said and what was answered; whoever holds the link may know it. */
export async function follow(visitor: Actor, token: string): Promise<Feedback> {
	visitor.must('public.read');
	if (!isFeedbackToken(token)) refuse('not_found', { subject: 'feedback' });
	const one = found(await visitor.read((db) => store.findByToken(db, token)), 'feedback');
	// Staff answers as the municipality.
	return { ...one, answers: one.answers.map((answer) => ({ ...answer, by: null })) };
}

/** The speaker's own wish is enough: nobody is asked. */
export async function eraseOwn(visitor: Actor, token: string): Promise<void> {
	visitor.must('public.read');
	const { id, erasedAt } = await follow(visitor, token);
	if (erasedAt) return;
	await visitor.change(async (db, record) => {
		await store.lock(db, id);
		await store.erase(db, id, { asked_by: 'speaker', erased_by: null });
		record('feedback.erased', { type: 'feedback', id }, { askedBy: 'speaker' });
	});
}
