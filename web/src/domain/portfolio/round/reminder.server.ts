import { post, type Letter } from '../../organisation/mail/mail.server.ts';
import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { formatDay } from '#platform/locale/format.ts';
import type { Locale } from '#platform/locale/locale.ts';
import { found, refuse, Refusal } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import { participationState, type UnitParticipation } from './participation.ts';
import * as participation from './participation.store.server.ts';
import { dueReminder, type ReminderKind } from './reminder.ts';
import * as store from './reminder.store.server.ts';
import { daysBetween } from '#platform/day.ts';
import { roundState, type Round } from './round.ts';
import * as rounds from './round.store.server.ts';

type Kind = ReminderKind | 'by_hand';

const letterKind = {
	opened: 'round_opened',
	halfway: 'round_reminder',
	last_days: 'round_reminder',
	by_hand: 'round_reminder',
	closed: 'round_closed',
} as const satisfies Record<Kind, Letter['kind']>;

/** The opening and the thanks go to every unit, the rest only to those who have said nothing. */
function isFor(kind: Kind, unit: UnitParticipation): boolean {
	return kind === 'opened' || kind === 'closed' || participationState(unit) === 'silent';
}

interface Addressed {
	editors: store.Editor[];
	/** Units nobody can be written to for. */
	unreachable: UnitParticipation[];
	units: UnitParticipation[];
}

async function address(db: Db, round: Round, kind: Kind): Promise<Addressed> {
	const all = await participation.list(db, round);
	const units = all.filter((unit) => isFor(kind, unit));
	const wanted = new Set(units.map(({ unitId }) => unitId));
	const editors = (await store.listEditors(db)).filter(({ unitId }) => wanted.has(unitId));
	return { editors, units, unreachable: units.filter(({ editors: people }) => people === 0) };
}

/** What the letter tells; its words are made in the reader's language. */
export function letterValues(round: Round, units: readonly string[], locale: Locale, day: string) {
	const message = [round.greeting, round.question].filter(Boolean).join('\n\n');
	return {
		title: round.name,
		units: units.join(', '),
		closes: formatDay(locale, round.closesOn),
		days: Math.max(0, daysBetween(day, round.closesOn)),
		hasMessage: message === '' ? 'no' : 'yes',
		message,
	};
}

function letters(round: Round, kind: Kind, occasion: string, editors: readonly store.Editor[]): Letter[] {
	return [...Map.groupBy(editors, ({ personId }) => personId)].map(([personId, own]) => ({
		to: { personId },
		kind: letterKind[kind],
		values: letterValues(
			round,
			own.map(({ unit }) => unit),
			own[0]!.locale,
			today(),
		),
		path: `/needs/units/${own[0]!.unitId}`,
		onceKey: `round:${round.id}:${occasion}:${personId}`,
	}));
}

/** Claims the occasion and queues its letters in one transaction: after a crash both are there or neither is. */
async function send(db: Db, record: RecordEvent, round: Round, kind: Kind, by: string | null) {
	const day = today();
	const occasion = kind === 'by_hand' ? `by_hand ${day}` : kind;
	const id = newId();
	const reminder = { id, round_id: round.id, kind, sent_on: day, occasion, sent_by: by };
	if (!(await store.claim(db, reminder))) return null;
	const { editors } = await address(db, round, kind);
	await store.insertLetters(db, id, editors);
	const ready = letters(round, kind, occasion, editors);
	await post(db, ready);
	record('round.reminded', { type: 'round', id: round.id }, { kind, people: ready.length });
	return ready.length;
}

/** What would be sent now, to whom, and who cannot be reached. */
export function preview(actor: Actor, roundId: string) {
	actor.must('round.manage');
	return actor.read(async (db) => {
		const round = found(await rounds.find(db, roundId), 'round');
		const { editors, unreachable, units } = await address(db, round, 'by_hand');
		return { round, state: roundState(round, today()), editors, unreachable, units };
	});
}

/** Reminds the silent units at once, at most once a day. Answers how many people were written to. */
export function remindNow(actor: Actor, { id }: { id: string }): Promise<number> {
	actor.must('round.manage');
	return actor.change(async (db, record) => {
		const round = found(await rounds.find(db, id), 'round');
		if (roundState(round, today()) !== 'open') refuse('round_not_open', { name: round.name });
		const { editors } = await address(db, round, 'by_hand');
		if (editors.length === 0) refuse('nobody_to_remind');
		return (await send(db, record, round, 'by_hand', actor.person)) ?? refuse('reminded_today');
	});
}

/** Sends what is due today in any round; run again, it sends nothing more. Answers what was sent. */
export async function remindDue(actor: Actor, day = today()): Promise<Kind[]> {
	actor.must('round.manage');
	const due = await actor.read(async (db) => {
		const found: { round: Round; kind: ReminderKind }[] = [];
		for (const round of await rounds.list(db)) {
			if (!round.doesRemind) continue;
			const sent = new Set((await store.listSent(db, round.id)).map(({ kind }) => kind));
			const closedOn = round.closedAt && today(round.closedAt);
			const kind = dueReminder({ ...round, closedOn }, day, sent);
			if (kind) found.push({ round, kind });
		}
		return found;
	});
	const sent: Kind[] = [];
	for (const { round, kind } of due) {
		// Another process may be at it too: the claim decides, and one that lost leaves nothing behind.
		const people = await actor
			.change(async (db, record) => (await send(db, record, round, kind, null)) ?? refuse('reminded_today'))
			.catch((error: unknown) => {
				if (error instanceof Refusal && error.code === 'reminded_today') return null;
				throw error;
			});
		if (people !== null) sent.push(kind);
	}
	return sent;
}

/** What has been sent in the round so far. */
export function listSent(actor: Actor, roundId: string) {
	actor.must('round.read');
	return actor.read((db) => store.listSent(db, roundId));
}
