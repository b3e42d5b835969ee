import * as tenants from '#domain/organisation/tenant/tenant.server.ts';
import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import type { Locale } from '#platform/locale/locale.ts';
import type { Translate } from '#platform/locale/translate.ts';
import { serverWords } from '#platform/locale/words.server.ts';
import { refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import { put, retell } from '../meeting/agenda.server.ts';
import type { SubjectKind } from '../meeting/agenda.ts';
import { holdUnclosed, titleOf } from '../meeting/hold.server.ts';
import { nextPlanned, planIn } from '../meeting/meeting.server.ts';
import {
	adoptionWords,
	isKept,
	isOwnMatter,
	isUnanswered,
	itemWords,
	keptWords,
	unansweredWords,
	type Words,
} from './agenda-words.ts';
import { holdOpen, viewIn } from './hold.server.ts';
import * as store from './item.store.server.ts';
import type { ReviewItem, ReviewRound, RoundAgenda } from './review.ts';

/** In the municipality's own language: what goes on an agenda stays there. */
export async function townWords(actor: Actor): Promise<Translate> {
	const { locale } = await tenants.get(actor);
	return serverWords(locale as Locale);
}

const MEETING_TIME = { startsAt: '09:00', endsAt: null, place: '' };

/** The body's meeting that takes a matter up: a new one on the day given, or the next one planned. */
export async function meetingFor(
	db: Db,
	record: RecordEvent,
	actor: Actor,
	{ bodyId, body, heldOn, day }: { bodyId: string; body: string; heldOn: string | null; day: string },
): Promise<string> {
	if (heldOn !== null) return planIn(db, record, actor, { bodyId, heldOn, ...MEETING_TIME });
	return (await nextPlanned(db, bodyId, day)) ?? refuse('review_needs_meeting', { body });
}

/** Brings the round to its body's meeting; pressed again, it adds what is missing and tells the rest anew. */
export async function makeAgenda(
	actor: Actor,
	choice: RoundAgenda,
	day = today(),
): Promise<{ meetingId: string; added: number }> {
	actor.must('meeting.take_part');
	const t = await townWords(actor);
	return actor.change(
		async (db, record) => {
			const round = await holdOpen(db, choice.id);
			const { bodyId, body } = round;
			const { heldOn } = choice;
			const known = choice.meetingId ?? round.meetingId;
			const meetingId = known ?? (await meetingFor(db, record, actor, { bodyId, body, heldOn, day }));
			const meeting = await holdUnclosed(db, actor, meetingId);
			if (meeting.bodyId !== round.bodyId) refuse('review_other_body', { body: round.body });
			if (round.meetingId && round.meetingId !== meetingId)
				refuse('review_on_agenda', { day: round.heldOn ?? '' });
			const added = await bring(db, record, { actor, t, roundId: round.id, meetingId, day });
			const about = { name: round.name, meeting: titleOf(meeting), added };
			record('review.agenda_made', { type: 'review', id: round.id }, about);
			return { meetingId, added };
		},
		{ verb: 'review.make_agenda', key: choice.key },
	);
}

interface Bringing {
	actor: Actor;
	t: Translate;
	roundId: string;
	meetingId: string;
	day: string;
}

interface Matter {
	part: store.TakenUp['part'];
	item: ReviewItem | null;
	words: Words;
	subject: { kind: SubjectKind; id: string };
	presenterId: string | null;
}

function mattersOf(t: Translate, round: ReviewRound, items: readonly ReviewItem[]): Matter[] {
	const subject = { kind: 'review' as const, id: round.id };
	const presenterId = items[0]?.accountable?.positionId ?? items[0]?.chair?.positionId ?? null;
	const whole = { item: null, subject, presenterId };
	const [own, silent, kept] = [isOwnMatter, isUnanswered, isKept].map((is) => items.filter(is));
	return [
		...(own ?? []).map((item): Matter => ({
			...{ part: 'item', item, words: itemWords(t, item) },
			subject: item.measureId ? { kind: 'measure', id: item.measureId } : { kind: 'goal', id: item.goalId },
			presenterId: item.asked[0]?.post?.positionId ?? presenterId,
		})),
		...(silent?.length ? [{ ...whole, part: 'unanswered' as const, words: unansweredWords(t, silent) }] : []),
		...(kept?.length ? [{ ...whole, part: 'kept' as const, words: keptWords(t, kept) }] : []),
		{ ...whole, part: 'adoption', words: adoptionWords(t, round) },
	];
}

/** Puts what is missing on the agenda, and tells what is not decided yet as it stands now. */
export async function bring(
	db: Db,
	record: RecordEvent,
	{ actor, t, roundId, meetingId, day }: Bringing,
): Promise<number> {
	const { round, items } = await viewIn(db, roundId, day);
	const taken = await store.takenUp(db, roundId, meetingId);
	let added = 0;
	for (const { part, item, words, subject, presenterId } of mattersOf(t, round, items)) {
		const there = taken.find((one) => one.part === part && one.reviewItemId === (item?.id ?? null));
		if (there) {
			if (there.section === null)
				await retell(db, { id: there.agendaItemId, version: there.version, ...words });
			continue;
		}
		const rest = { caseNumber: '', appendices: [], presenterId, subject, madeBy: actor.personId };
		const id = await put(db, record, { meetingId, ...words, ...rest });
		const row = { agenda_item_id: id, round_id: roundId, part, review_item_id: item?.id ?? null };
		await store.insertTaken(db, row);
		added += 1;
	}
	return added;
}
