import type { Edition } from '#domain/strategy/edition/edition.ts';
import * as editions from '#domain/strategy/edition/edition.server.ts';
import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import type { Translate } from '#platform/locale/translate.ts';
import { newId } from '#platform/identifier.server.ts';
import { knownId } from '#platform/known-id.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import { holdAtWork } from '../body/body.server.ts';
import type { Body } from '../body/body.ts';
import { addDays, daysBetween } from '#platform/day.ts';
import { firstDayOf, lastDayOf, yearName } from '../duty/rule.ts';
import { townWords } from './agenda.server.ts';
import { fetchEvidence, gather } from './gather.server.ts';
import * as items from './item.store.server.ts';
import { holdOpen, viewIn, type ReviewView } from './hold.server.ts';
import { writeToAsked } from './letter.server.ts';
import * as openings from './opening.store.server.ts';
import {
	mayRefresh,
	REVIEW_LIMITS,
	type ReviewRound,
	type RoundCancellation,
	type RoundDays,
	type RoundDraft,
} from './review.ts';
import * as store from './review.store.server.ts';

export { makeAgenda } from './agenda.server.ts';
export { conclude } from './conclude.server.ts';
export { answer, settle } from './verdict.server.ts';
export type { ReviewView } from './hold.server.ts';

/** Duties are told of this long before their day. */
const DUTY_AHEAD_DAYS = 60;

export function list(actor: Actor): Promise<ReviewRound[]> {
	actor.must('review.read');
	return actor.read((db) => store.list(db));
}

export function get(actor: Actor, id: string, day = today()): Promise<ReviewView> {
	actor.must('review.read');
	return actor.read((db) => viewIn(db, knownId(id, 'review_round'), day));
}

function modelOf(body: Body, strategyId: string | null): ReviewRound['model'] {
	if (strategyId === null) {
		if (body.serviceAreaId === null) refuse('review_needs_strategy');
		return 'embedded';
	}
	if (body.governanceModel === 'embedded') refuse('review_without_strategy', { body: body.name });
	return body.governanceModel === 'principals_review' ? 'principals_review' : 'own_strategy';
}

/** What a change needs to open a round: by hand, or by the duty of the year. */
export async function establish(
	db: Db,
	record: RecordEvent,
	draft: Omit<RoundDraft, 'key' | 'opensAlone'>,
	by: { personId: string | null; day: string; t: Translate },
): Promise<string> {
	const body = await holdAtWork(db, draft.bodyId);
	const { strategyId, year, goalIds } = draft;
	const model = modelOf(body, strategyId);
	if (strategyId && !(await openings.hasStrategy(db, strategyId)))
		refuse('not_found', { subject: 'strategy' });
	await store.lockScope(db, { strategyId, bodyId: body.id });
	const id = newId();
	const [from_on, to_on] = [firstDayOf(year, body.yearStarts), lastDayOf(year, body.yearStarts)];
	const named = { body: body.name, year: yearName(year, body.yearStarts) };
	const name = draft.name || by.t(`review.usualName.${model}`, named).slice(0, REVIEW_LIMITS.name);
	const days = { from_on, to_on, opens_on: draft.opensOn, answer_by: draft.answerBy };
	const occurrenceId =
		draft.occurrenceId ?? (await openings.dutyToDo(db, body.id, { from: from_on, to: to_on }));
	if (occurrenceId && (await openings.bodyOfOccurrence(db, occurrenceId)) !== body.id)
		refuse('not_found', { subject: 'duty_occurrence' });
	await store.insert(db, {
		...{ id, body_id: body.id, strategy_id: strategyId, service_area_id: body.serviceAreaId, model, year },
		...{ ...days, name, is_whole: goalIds.length === 0, occurrence_id: occurrenceId },
		...{ opened_by: by.personId },
	});
	const round = found(await store.find(db, id), 'review_round');
	const count = await gather(db, round, goalIds, by.day);
	if (count === 0) refuse('review_nothing_left', { year: yearName(year, body.yearStarts) });
	await fetchEvidence(db, round, by.day);
	const people = await writeToAsked(db, round, by.day, 'verdict_asked');
	record('review.opened', { type: 'review', id }, { name, year, ...days, items: count, people });
	return id;
}

export async function open(
	actor: Actor,
	{ key, opensAlone, ...draft }: RoundDraft,
	day = today(),
): Promise<string> {
	actor.must('review.manage');
	const t = await townWords(actor);
	return actor.change(
		async (db, record) => {
			const id = await establish(db, record, draft, { personId: actor.personId, day, t });
			const { dutyId } = found(await store.find(db, id), 'review_round');
			const answerDays = Math.min(90, Math.max(1, daysBetween(draft.opensOn, draft.answerBy)));
			if (opensAlone && dutyId)
				await openings.put(db, { dutyId, strategyId: draft.strategyId, answerDays, setBy: actor.personId });
			return id;
		},
		{ verb: 'review.open', key },
	);
}

/** Fetches the facts anew, and takes along what has come since; refused once the body meets. */
export function refresh(actor: Actor, { id }: { id: string }, day = today()): Promise<number> {
	actor.must('review.manage');
	return actor.change(async (db, record) => {
		await store.lock(db, id);
		const seen = found(await store.find(db, id), 'review_round');
		await store.lockScope(db, seen);
		const round = await holdOpen(db, id);
		if (!mayRefresh(round)) refuse('review_in_meeting', { name: round.name });
		const before = new Set((await items.listOf(db, id, day)).map((item) => item.id));
		const added = await gather(db, round, null, day);
		await fetchEvidence(db, round, day);
		if (added > 0) await writeToAsked(db, round, day, 'verdict_asked', { except: before });
		record('review.evidence_fetched', { type: 'review', id }, { name: round.name, added });
		return added;
	});
}

/** Another day to answer by; whoever is silent is told of it by a reminder, not by this. */
export async function moveAnswerDay(actor: Actor, { id, version, answerBy }: RoundDays): Promise<void> {
	actor.must('review.manage');
	await actor.change(async (db, record) => {
		const round = await holdOpen(db, id);
		if (answerBy < round.opensOn) refuse('ends_before_start_day');
		if (!(await store.update(db, id, version, { answer_by: answerBy }))) refuse('conflict');
		const change = { name: round.name, before: round.answerBy, after: answerBy };
		record('review.day_moved', { type: 'review', id }, change);
	});
}

/** Open duties of the year that a review does, and no round has taken yet. */
export function listDueDuties(actor: Actor, day = today()): Promise<openings.DueDuty[]> {
	actor.must('review.read');
	return actor.read((db) => openings.listDueDuties(db, addDays(day, DUTY_AHEAD_DAYS)));
}

/** The draft that would be adopted, to be looked at before deciding. */
export function draftOf(actor: Actor, { strategyId, model }: ReviewRound): Promise<Edition | null> {
	actor.must('strategy.read');
	if (!strategyId || model !== 'own_strategy') return Promise.resolve(null);
	return actor.read((db) => editions.draftOf(db, strategyId));
}

/** The edition that came of the round and the one before it, for comparing. */
export async function editionsOf(
	actor: Actor,
	{ strategyId, editionId }: ReviewRound,
): Promise<{ before: string | null; after: string } | null> {
	if (!strategyId || !editionId) return null;
	const all = await editions.list(actor, strategyId);
	const at = all.findIndex(({ id }) => id === editionId);
	return { before: all[at + 1]?.id ?? null, after: editionId };
}

/** Writes again to those who are silent; once a day to each. Answers how many people that is. */
export function remind(actor: Actor, { id }: { id: string }, day = today()): Promise<number> {
	actor.must('review.manage');
	return actor.change(async (db, record) => {
		const round = await holdOpen(db, id);
		const people = await writeToAsked(db, round, day, 'verdict_reminder');
		if (people === 0) refuse('nobody_to_remind');
		record('review.reminded', { type: 'review', id }, { name: round.name, people });
		return people;
	});
}

export async function cancel(actor: Actor, { id, reason }: RoundCancellation, day = today()): Promise<void> {
	actor.must('review.manage');
	await actor.change(async (db, record) => {
		const round = await holdOpen(db, id);
		if (round.state === 'in_meeting') refuse('review_in_meeting', { name: round.name });
		const row = { id: newId(), round_id: id, reason, cancelled_on: day, cancelled_by: actor.person };
		await store.insertCancellation(db, row);
		record('review.cancelled', { type: 'review', id }, { name: round.name, reason });
	});
}

/** Back as it was; what another round has taken meanwhile is there and stays there. */
export async function restore(actor: Actor, { id }: { id: string }): Promise<void> {
	actor.must('review.manage');
	await actor.change(async (db, record) => {
		await store.lock(db, id);
		const round = found(await store.find(db, id), 'review_round');
		await store.lockScope(db, round);
		const taken = await store.takenIn(db, { year: round.year, except: id });
		const own = await items.listOf(db, id, round.opensOn);
		const twice = own.find(({ goalId, measureId }) =>
			measureId ? taken.measureIds.has(measureId) : taken.goalIds.has(goalId),
		);
		if (twice) refuse('review_taken_meanwhile', { title: twice.subject.title });
		if (!(await store.liftCancellation(db, id, actor.person))) refuse('conflict');
		record('review.restored', { type: 'review', id }, { name: round.name });
	});
}
