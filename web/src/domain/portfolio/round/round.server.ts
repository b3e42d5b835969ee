import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import { plannedReminders } from './reminder.ts';
import { intakeOf, roundState } from './round.ts';
import type { Intake, Round, RoundChange, RoundClosing, RoundDraft, RoundState } from './round.ts';
import * as store from './round.store.server.ts';

export type ListedRound = Round & { state: RoundState };

/** The current one first, then those to come, then those past. */
export function list(actor: Actor): Promise<ListedRound[]> {
	actor.must('round.read');
	const order: RoundState[] = ['open', 'upcoming', 'closed'];
	return actor.read(async (db) => {
		const rounds = (await store.list(db)).map((round) => ({ ...round, state: roundState(round, today()) }));
		return rounds.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
	});
}

export function get(actor: Actor, id: string) {
	actor.must('round.read');
	return actor.read(async (db) => {
		const round = found(await store.find(db, id), 'round');
		return {
			...round,
			state: roundState(round, today()),
			closures: await store.listClosures(db, id),
			reminders: round.doesRemind ? plannedReminders(round) : [],
		};
	});
}

/** What one who says a need should know; a unit's link may ask it too. */
export function intake(actor: Actor): Promise<Intake> {
	actor.must('need.propose');
	return actor.read(async (db) => intakeOf(await store.list(db), today()));
}

export function add(actor: Actor, draft: RoundDraft): Promise<string> {
	actor.must('round.manage');
	return actor.change(
		async (db, record) => {
			const id = newId();
			await assertFits(db, draft, id);
			await store.insert(db, { ...row(draft), id, opened_by: actor.personId });
			const { name, opensOn, closesOn } = draft;
			record('round.added', { type: 'round', id }, { name, opensOn, closesOn });
			return id;
		},
		{ verb: 'round.add', key: draft.key },
	);
}

export async function amend(actor: Actor, change: RoundChange): Promise<void> {
	actor.must('round.manage');
	const { id, version, ...after } = change;
	await actor.change(async (db, record) => {
		await assertFits(db, change, id);
		const before = found(await store.find(db, id), 'round');
		if (!(await store.update(db, id, version, row(after)))) refuse('conflict');
		const { name, opensOn, closesOn } = before;
		record('round.amended', { type: 'round', id }, { before: { name, opensOn, closesOn }, after });
	});
}

async function assertFits(db: Db, round: RoundDraft | RoundChange, id: string): Promise<void> {
	await store.lockRounds(db);
	if (!(await store.isNameFree(db, round.name, id))) refuse('name_taken', { name: round.name });
	const other = await store.findOverlapping(db, round, id);
	if (other) refuse('round_overlaps', { name: other.name });
}

function row(round: Omit<RoundDraft, 'key'>) {
	return {
		name: round.name,
		opens_on: round.opensOn,
		closes_on: round.closesOn,
		greeting: round.greeting,
		question: round.question,
		accepts_between: round.acceptsBetween,
		does_remind: round.doesRemind,
	};
}

/** Ends an open round before its day; it can be opened again. */
export async function closeEarly(actor: Actor, { id, reason }: RoundClosing): Promise<void> {
	actor.must('round.manage');
	await actor.change(async (db, record) => {
		await store.lockRounds(db);
		const round = found(await store.find(db, id), 'round');
		if (roundState(round, today()) !== 'open') refuse('round_not_open', { name: round.name });
		await store.insertClosure(db, { id: newId(), round_id: id, reason, closed_by: actor.person });
		record('round.closed', { type: 'round', id }, { reason });
	});
}

export async function reopen(actor: Actor, { id }: { id: string }): Promise<void> {
	actor.must('round.manage');
	await actor.change(async (db, record) => {
		await store.lockRounds(db);
		const round = found(await store.find(db, id), 'round');
		const other = await store.findOverlapping(db, round, id);
		if (other) refuse('round_overlaps', { name: other.name });
		if (!(await store.liftClosure(db, id, actor.person))) refuse('conflict');
		record('round.reopened', { type: 'round', id });
	});
}
