import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import { holdToDecide } from '../meeting/hold.server.ts';
import { ownSeats } from './asked.ts';
import { holdOpen } from './hold.server.ts';
import * as store from './item.store.server.ts';
import { itemOf, mayAnswer, type ReviewItem, type ReviewRound } from './review.ts';
import { proposalOf, type Seat, type Settlement, type VerdictDraft } from './verdict.ts';

async function held(db: Db, itemId: string, day: string): Promise<{ item: ReviewItem; round: ReviewRound }> {
	const seen = found(await store.find(db, itemId, day), 'review_item');
	const round = await holdOpen(db, seen.roundId);
	const item = itemOf(found(await store.find(db, itemId, day), 'review_item'));
	if (item.isGone) refuse('review_item_gone', { title: item.subject.title });
	return { item, round };
}

function checkFields(item: ReviewItem, draft: Settlement): void {
	const { indicatorId, endsOn, targetValue } = draft;
	if (endsOn !== null && item.measureId === null) refuse('not_found', { subject: 'measure' });
	if (targetValue !== null && !item.subject.indicators.some(({ id }) => id === indicatorId))
		refuse('not_found', { subject: 'indicator' });
}

async function put(
	db: Db,
	actor: Actor,
	item: ReviewItem,
	{ seat, draft, day }: { seat: Seat; draft: Settlement & { behalfReason?: string }; day: string },
): Promise<void> {
	await store.insertVerdict(db, {
		...{ id: newId(), review_item_id: item.id, seat, verdict: draft.verdict, reason: draft.reason },
		...{ proposal: JSON.stringify(proposalOf(draft)), behalf_reason: draft.behalfReason ?? '' },
		...{ said_on: day, said_by: actor.personId },
	});
}

/** The verdict of whoever is asked; those who plan answer for the silent ones and say why. */
export async function answer(actor: Actor, draft: VerdictDraft, day = today()): Promise<void> {
	actor.must('review.answer');
	await actor.change(
		async (db, record) => {
			const { item, round } = await held(db, draft.itemId, day);
			if (!mayAnswer(round)) refuse('review_in_meeting', { name: round.name });
			checkFields(item, draft);
			const own = ownSeats(item.asked, actor.personId);
			if (own.length === 0 && !actor.may('review.manage')) refuse('verdict_not_asked');
			const isBehalf = own.length === 0;
			if (isBehalf && draft.behalfReason.length < 3) refuse('behalf_needs_reason');
			const open = item.silent.length > 0 ? item.silent : item.asked;
			const seats = isBehalf ? open.map(({ seat }) => seat) : own;
			const behalfReason = isBehalf ? draft.behalfReason : '';
			for (const seat of seats) await put(db, actor, item, { seat, draft: { ...draft, behalfReason }, day });
			const { verdict, reason } = draft;
			const about = { code: item.subject.code, title: item.subject.title, verdict, reason };
			record('review.verdict_said', { type: 'review', id: round.id }, { ...about, seats, behalfReason });
		},
		{ verb: 'review.answer', key: draft.key },
	);
}

/** Its own matter, or the one it is listed in, once that is decided. */
function sectionOf(item: ReviewItem, taken: readonly store.TakenUp[]): number | null {
	const own = taken.find(({ reviewItemId }) => reviewItemId === item.id);
	const part = item.standing.state === 'unanswered' ? 'unanswered' : 'kept';
	return (own ?? taken.find((one) => one.part === part))?.section ?? null;
}

/** What the meeting comes to; said by its chair or secretary while it is open. */
export async function settle(actor: Actor, draft: Settlement, day = today()): Promise<void> {
	actor.must('review.answer');
	await actor.change(
		async (db, record) => {
			const { item, round } = await held(db, draft.itemId, day);
			if (round.state !== 'in_meeting' || !round.meetingId) refuse('meeting_not_open');
			await holdToDecide(db, actor, round.meetingId);
			const section = sectionOf(item, await store.takenUp(db, round.id, round.meetingId));
			if (section !== null) refuse('item_decided', { section });
			checkFields(item, draft);
			await put(db, actor, item, { seat: 'meeting', draft, day });
			const { verdict, reason } = draft;
			const about = { code: item.subject.code, title: item.subject.title, verdict, reason };
			record('review.verdict_settled', { type: 'review', id: round.id }, about);
		},
		{ verb: 'review.settle', key: draft.key },
	);
}
