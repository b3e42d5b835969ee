import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import * as bodies from '../body/body.server.ts';
import {
	holderOf,
	type Attendance,
	type AttendanceDraft,
	type GuestDraft,
	type GuestRemoval,
} from './attendance.ts';
import * as store from './attendance.store.server.ts';
import { follow, holdUnclosed, titleOf } from './hold.server.ts';
import type { Meeting } from './meeting.ts';

type Of = Pick<Meeting, 'id' | 'bodyId' | 'heldOn' | 'state'>;

/** Seats as they are held on the day of the meeting, the chair's first; then those invited. */
export async function listIn(db: Db, meeting: Of): Promise<Attendance[]> {
	const rows = await store.list(db, meeting.id);
	if (meeting.state === 'closed' || meeting.state === 'signed') return inOrder(rows, null);
	const body = await bodies.known(db, meeting.bodyId, meeting.heldOn);
	const seats = [...(body.chair ? [body.chair] : []), ...body.members];
	const known = new Set(rows.map(({ positionId }) => positionId));
	const fresh = [...new Map(seats.map((seat) => [seat.positionId, seat])).values()]
		.filter(({ positionId }) => !known.has(positionId))
		.map(({ positionId, title, personId, person }) => ({
			...{ key: positionId, id: null, positionId, personId, title, name: person ?? '' },
			...{ capacity: 'member' as const, presence: 'absent' as const, office: null },
			...{ cameAt: null, leftAt: null },
		}));
	return inOrder([...rows, ...fresh], body.chair?.positionId ?? null);
}

function inOrder(all: Attendance[], chairId: string | null): Attendance[] {
	const rank = ({ capacity, office, positionId }: Attendance) =>
		capacity !== 'member' ? 2 : office === 'chair' || (positionId && positionId === chairId) ? 0 : 1;
	return all.toSorted((a, b) => rank(a) - rank(b));
}

export function list(actor: Actor, meetingId: string): Promise<Attendance[]> {
	actor.must('meeting.read');
	return actor.read(async (db) => listIn(db, await follow(db, actor, meetingId)));
}

function assertOffices(rows: AttendanceDraft['rows'], list: readonly Attendance[]): void {
	const given = Object.values(rows);
	for (const office of ['chair', 'secretary'] as const)
		if (given.filter((row) => row.office === office).length > 1) refuse('office_twice', { office });
	const away = list.find(({ key, name }) => {
		const row = rows[key];
		return row && row.presence === 'absent' && row.office !== null && name !== '';
	});
	if (away) refuse('office_of_absent', { name: away.name });
	const vacant = list.find(({ key, name }) => name === '' && rows[key] && rows[key].presence !== 'absent');
	if (vacant) refuse('post_vacant', { title: vacant.title });
}

/** Writes who is there, from when and until when, and who leads, writes and checks. */
export async function mark(actor: Actor, { meetingId, rows, key }: AttendanceDraft): Promise<void> {
	actor.must('meeting.take_part');
	await actor.change(
		async (db, record) => {
			const meeting = await holdUnclosed(db, actor, meetingId);
			const list = await listIn(db, meeting);
			assertOffices(rows, list);
			const isLedAnew = holderOf(list, 'chair')?.key;
			await store.clearOffices(db, meetingId);
			for (const one of list) await write(db, meetingId, one, rows[one.key]);
			const after = await listIn(db, meeting);
			if (meeting.state === 'open' && !holderOf(after, 'chair')) refuse('chair_missing');
			const told = after.map(({ name, title, presence, office }) => ({ name, title, presence, office }));
			const about = { name: titleOf(meeting), before: isLedAnew ?? null, attendance: told };
			record('meeting.attendance_marked', { type: 'meeting', id: meetingId }, about);
		},
		{ verb: 'meeting.mark_attendance', key },
	);
}

async function write(
	db: Db,
	meetingId: string,
	one: Attendance,
	row: AttendanceDraft['rows'][string] | undefined,
): Promise<void> {
	const { presence, office, cameAt, leftAt } = row ?? one;
	const said = { presence, office, came_at: cameAt, left_at: leftAt };
	if (one.id !== null) return store.update(db, one.id, said);
	const { positionId, personId, title, name, capacity } = one;
	const who = { position_id: positionId, person_id: personId, title, name, capacity };
	await store.insert(db, { id: newId(), meeting_id: meetingId, ...who, ...said });
}

/** Somebody who is no member: by post, or by name where there is none. */
export async function invite(actor: Actor, draft: GuestDraft): Promise<void> {
	actor.must('meeting.take_part');
	await actor.change(
		async (db, record) => {
			const meeting = await holdUnclosed(db, actor, draft.meetingId);
			const list = await listIn(db, meeting);
			if (draft.positionId && list.some(({ positionId }) => positionId === draft.positionId))
				refuse('on_list_already');
			const post = draft.positionId
				? found(await store.holderOn(db, draft.positionId, meeting.heldOn), 'position')
				: { title: draft.title, personId: null, name: draft.name };
			if (post.name === '') refuse('guest_needs_name');
			const who = { position_id: draft.positionId, person_id: post.personId };
			const words = { title: post.title, name: post.name, capacity: draft.capacity };
			const row = { ...who, ...words, presence: 'present' as const };
			await store.insert(db, { id: newId(), meeting_id: meeting.id, ...row });
			record('meeting.guest_added', { type: 'meeting', id: meeting.id }, words);
		},
		{ verb: 'meeting.invite', key: draft.key },
	);
}

export async function removeGuest(actor: Actor, { meetingId, id }: GuestRemoval): Promise<void> {
	actor.must('meeting.take_part');
	await actor.change(async (db, record) => {
		await holdUnclosed(db, actor, meetingId);
		const guest = found(
			(await store.list(db, meetingId)).find((one) => one.id === id),
			'attendance',
		);
		if (!(await store.remove(db, meetingId, id))) refuse('conflict');
		record('meeting.guest_removed', { type: 'meeting', id: meetingId }, { name: guest.name });
	});
}
