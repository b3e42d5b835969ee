import { andFreeze } from '#domain/organisation/document/freezing.server.ts';
import * as editions from '#domain/strategy/edition/edition.server.ts';
import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import type { Translate } from '#platform/locale/translate.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import * as decisions from '../decision/decision.server.ts';
import { markDone } from '../duty/occurrence.server.ts';
import { addDays } from '#platform/day.ts';
import { firstDayOf, yearName } from '../duty/rule.ts';
import { holdToDecide } from '../meeting/hold.server.ts';
import type { Meeting } from '../meeting/meeting.ts';
import { bring, townWords } from './agenda.server.ts';
import { adoptionWords, decisionText, isKept, itemWords, keptWords } from './agenda-words.ts';
import { adoptEdition, carryOut, type Act } from './carry-out.server.ts';
import { holdOpen, viewIn } from './hold.server.ts';
import * as taken from './item.store.server.ts';
import * as openings from './opening.store.server.ts';
import { contentOf, isOpen, type ReviewItem, type ReviewRound, type RoundDecision } from './review.ts';
import * as store from './review.store.server.ts';

/** The body decides: every matter of the round gets its §, the verdicts are carried out and the next year begins. */
export async function conclude(actor: Actor, choice: RoundDecision, day = today()): Promise<string> {
	actor.must('meeting.take_part');
	const t = await townWords(actor);
	return andFreeze(
		actor,
		actor.change((db, record) => concludeIn({ db, record, actor, t, choice, day }), {
			verb: 'review.conclude',
			key: choice.key,
		}),
	);
}

interface Concluding {
	db: Db;
	record: RecordEvent;
	actor: Actor;
	t: Translate;
	choice: RoundDecision;
	day: string;
}

async function concludeIn({ db, record, actor, t, choice, day: now }: Concluding): Promise<string> {
	const { id } = choice;
	const seen = found(await store.find(db, id), 'review_round');
	await store.lockScope(db, seen);
	const round = await holdOpen(db, id);
	if (round.state !== 'in_meeting' || !round.meetingId) refuse('meeting_not_open');
	const { meetingId } = round;
	const meeting = await holdToDecide(db, actor, meetingId);
	const day = meeting.openedOn ?? now;
	assertAnswered((await viewIn(db, id, day)).items);
	await assertSameDraft(db, round, choice);
	await bring(db, record, { actor, t, roundId: id, meetingId, day });
	const { items } = await viewIn(db, id, day);
	const inForceFrom = choice.inForceFrom ?? firstDayOf(round.year + 1, round.yearStarts);
	const act: Act = { db, record, actor, round, meetingId, inForceFrom, day };
	await decideParts(act, t, items);
	const decisionId = await decideAdoption(act, t, choice.decision);
	await carryOut(act, items);
	const name = yearName(round.year + 1, round.yearStarts);
	const told = `${meeting.body} ${day}`;
	const editionId = await adoptEdition(act, items, { name, decision: told });
	await markDuties(act, meeting, decisionId);
	await store.insertConclusion(db, {
		...{ round_id: id, decision_id: decisionId, edition_id: editionId, concluded_on: day },
		...{ content: contentOf(round, items), concluded_by: actor.personId },
	});
	record('review.concluded', { type: 'review', id }, { name: round.name, day, edition: editionId });
	return decisionId;
}

function assertAnswered(items: readonly ReviewItem[]): void {
	const open = items.filter(isOpen);
	const first = open[0];
	if (first) refuse('review_items_open', { count: open.length, first: first.subject.title });
}

/** Somebody else may have begun a draft, or written on: it is looked at before it is adopted. */
async function assertSameDraft(db: Db, round: ReviewRound, choice: RoundDecision): Promise<void> {
	if (round.model !== 'own_strategy' || !round.strategyId) return;
	const draft = await editions.draftOf(db, round.strategyId);
	const isSame =
		(draft?.id ?? null) === choice.editionId && (!draft || draft.version === choice.editionVersion);
	if (!isSame) refuse('review_other_draft');
}

const blank = { appendices: [], caseNumber: '', correctsId: null };

/** What has no § yet gets one, in the order of the agenda; adopting comes last. */
async function decideParts(act: Act, t: Translate, items: readonly ReviewItem[]): Promise<void> {
	const { db, record, actor, round, meetingId } = act;
	const byId = new Map(items.map((item) => [item.id, item]));
	for (const one of await taken.takenUp(db, round.id, meetingId)) {
		if (one.section !== null || one.part === 'adoption') continue;
		const item = one.reviewItemId ? byId.get(one.reviewItemId) : undefined;
		const words = item ? itemWords(t, item) : keptWords(t, items.filter(isKept));
		const decision = item ? decisionText(t, item) : t(`review.decided.${one.part as 'kept' | 'unanswered'}`);
		const { grounds, proposal } = words;
		const draft = { itemId: one.agendaItemId, matter: one.title, proposal, grounds, decision };
		await decisions.establish(db, record, actor, { ...draft, ...blank });
	}
}

async function decideAdoption(act: Act, t: Translate, said: string): Promise<string> {
	const { db, record, actor, round, meetingId } = act;
	const there = (await taken.takenUp(db, round.id, meetingId)).find(({ part }) => part === 'adoption');
	const { agendaItemId, section } = found(there, 'agenda_item');
	if (section !== null) refuse('item_decided', { section });
	const words = adoptionWords(t, round);
	const decision = said || words.proposal;
	const draft = {
		itemId: agendaItemId,
		matter: words.title,
		grounds: words.grounds,
		proposal: words.proposal,
	};
	return decisions.establish(db, record, actor, { ...draft, decision, ...blank });
}

async function markDuties(act: Act, meeting: Meeting, decisionId: string): Promise<void> {
	const { db, record, actor, round, day } = act;
	const link = `/${actor.tenantSlug}/year/reviews/${round.id}`;
	const done = { doneOn: day, note: `${meeting.body} ${day}`, link, by: actor.personId, decisionId };
	if (round.occurrenceId) await markDone(db, record, { occurrenceId: round.occurrenceId, ...done });
	if (round.model !== 'own_strategy') return;
	// The update of one year may be asked for a little after its last day.
	const days = { from: round.fromOn, to: addDays(round.toOn, 60) };
	const update = await openings.updateToDo(db, round.bodyId, days);
	if (update) await markDone(db, record, { occurrenceId: update, ...done });
}
