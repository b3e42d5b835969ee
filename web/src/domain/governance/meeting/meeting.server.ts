import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import { holdAtWork } from '../body/body.server.ts';
import type { Body } from '../body/body.ts';
import { yearOf } from '../duty/rule.ts';
import {
	mayFollow,
	mayWrite,
	type Meeting,
	type MeetingCancellation,
	type MeetingChange,
	type MeetingDraft,
	type MeetingFilter,
} from './meeting.ts';
import { follow, holdToWrite, lookingOf, titleOf } from './hold.server.ts';
import * as store from './meeting.store.server.ts';

export { addItem, makeAgenda } from './agenda.server.ts';
export { sendPapers } from './papers.server.ts';
export { close, open, reopen, takeOpeningBack } from './session.server.ts';
export { sign, unsign } from './signature.server.ts';

/** Those that the reader may follow, the newest first. */
export function list(actor: Actor, filter: MeetingFilter = {}, day = today()): Promise<Meeting[]> {
	actor.must('meeting.read');
	return actor.read(async (db) =>
		(await store.list(db, lookingOf(actor, day), filter)).filter((one) => mayFollow(one, one.state)),
	);
}

export function years(actor: Actor): Promise<number[]> {
	actor.must('meeting.read');
	return actor.read(store.listYears);
}

export function get(actor: Actor, id: string, day = today()): Promise<Meeting> {
	actor.must('meeting.read');
	return actor.read((db) => follow(db, actor, id, day));
}

function assertOfBody(actor: Actor, body: Body): void {
	if (actor.may('meeting.manage')) return;
	const seats = [...(body.chair ? [body.chair] : []), ...body.members];
	if (!seats.some(({ personId }) => personId !== null && personId === actor.personId))
		refuse('not_your_meeting', { body: body.name });
}

export function plan(actor: Actor, { key, ...draft }: MeetingDraft): Promise<string> {
	actor.must('meeting.take_part');
	return actor.change((db, record) => planIn(db, record, actor, draft), { verb: 'meeting.plan', key });
}

/** The same within a change of another verb. */
export async function planIn(
	db: Db,
	record: RecordEvent,
	actor: Actor,
	draft: Omit<MeetingDraft, 'key'>,
): Promise<string> {
	const body = await holdAtWork(db, draft.bodyId);
	assertOfBody(actor, body);
	const id = newId();
	const year = yearOf(draft.heldOn, body.yearStarts);
	const number = await store.nextNumber(db, draft.bodyId, year);
	const { heldOn: held_on, startsAt: starts_at, endsAt: ends_at, place } = draft;
	const days = { held_on, starts_at, ends_at, place };
	const row = { id, body_id: draft.bodyId, year, number, ...days, made_by: actor.personId };
	await store.insert(db, row);
	record('meeting.planned', { type: 'meeting', id }, { body: body.name, number, year, ...days });
	return id;
}

/** The body's next meeting that has not begun, on the day or after it. */
export async function nextPlanned(db: Db, bodyId: string, day: string): Promise<string | null> {
	return (await store.nextPlanned(db, bodyId, day))?.id ?? null;
}

/** Its day, or null where the body has no meeting in sight. */
export async function nextDayOf(actor: Actor, bodyId: string, day = today()): Promise<string | null> {
	actor.must('meeting.read');
	const next = await actor.read((db) => store.nextPlanned(db, bodyId, day));
	return next?.heldOn ?? null;
}

/** Another day, time or place; the number follows where the body's year changes. */
export async function amend(actor: Actor, change: MeetingChange): Promise<void> {
	actor.must('meeting.take_part');
	const { id, version } = change;
	await actor.change(async (db, record) => {
		const before = await holdToWrite(db, actor, id);
		if (before.state !== 'planned') refuse('meeting_begun');
		const body = await holdAtWork(db, before.bodyId);
		const year = yearOf(change.heldOn, body.yearStarts);
		const number = year === before.year ? before.number : await store.nextNumber(db, body.id, year);
		const { heldOn: held_on, startsAt: starts_at, endsAt: ends_at, place } = change;
		const after = { year, number, held_on, starts_at, ends_at, place };
		if (!(await store.update(db, id, version, after))) refuse('conflict');
		const { heldOn, startsAt, endsAt } = before;
		const was = { heldOn, startsAt, endsAt, place: before.place, number: before.number };
		record('meeting.amended', { type: 'meeting', id }, { name: titleOf(before), before: was, after });
	});
}

export async function cancel(actor: Actor, { id, reason }: MeetingCancellation): Promise<void> {
	actor.must('meeting.take_part');
	await actor.change(async (db, record) => {
		const meeting = await holdToWrite(db, actor, id);
		if (meeting.state !== 'planned') refuse('meeting_begun');
		const row = { id: newId(), meeting_id: id, reason, cancelled_by: actor.person };
		await store.insertCancellation(db, row);
		await store.touch(db, id);
		record('meeting.cancelled', { type: 'meeting', id }, { name: titleOf(meeting), reason });
	});
}

export async function restore(actor: Actor, { id }: { id: string }): Promise<void> {
	actor.must('meeting.take_part');
	await actor.change(async (db, record) => {
		await store.lock(db, id);
		const meeting = await follow(db, actor, id);
		if (!mayWrite(meeting)) refuse('not_your_meeting', { body: meeting.body });
		if (!(await store.liftCancellation(db, id, actor.person))) refuse('conflict');
		await store.touch(db, id);
		record('meeting.restored', { type: 'meeting', id }, { name: titleOf(meeting) });
	});
}
