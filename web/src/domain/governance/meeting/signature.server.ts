import { askFreezing } from '#domain/organisation/document/freezing.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import { nameAndTitle, type Attendance } from './attendance.ts';
import { listIn } from './attendance.server.ts';
import { follow, titleOf } from './hold.server.ts';
import type { Meeting, MeetingChoice } from './meeting.ts';
import * as meetings from './meeting.store.server.ts';
import { hashOf, recordOf } from './record.server.ts';
import * as store from './signature.store.server.ts';

type Signer = Attendance & { id: string; office: NonNullable<Attendance['office']> };

const signersOf = (list: readonly Attendance[]) =>
	list.filter((one): one is Signer => one.office !== null && one.id !== null);

async function heldClosed(db: Db, actor: Actor, id: string): Promise<Meeting> {
	await meetings.lock(db, id);
	const meeting = await follow(db, actor, id);
	if (meeting.state === 'signed') refuse('minutes_signed');
	if (meeting.state !== 'closed') refuse('meeting_not_closed_yet');
	return meeting;
}

const isOwn = (actor: Actor) => (one: Signer) => one.personId !== null && one.personId === actor.personId;

/** Signs for each of one's own tasks that is not signed; answers which, and whether all have signed now. */
async function signOwn(db: Db, actor: Actor, meetingId: string, signers: Signer[], textHash: string) {
	const own = signers.filter(isOwn(actor));
	if (own.length === 0) refuse('not_signer');
	const before = new Set((await store.listSignatures(db, meetingId)).map((one) => one.attendanceId));
	const due = own.filter(({ id }) => !before.has(id));
	if (due.length === 0) refuse('signed_already');
	const said = { meeting_id: meetingId, text_hash: textHash, signed_on: today(), signed_by: actor.personId };
	for (const one of due) {
		const as = { attendance_id: one.id, office: one.office, name: nameAndTitle(one) };
		await store.insert(db, { id: newId(), ...said, ...as });
	}
	const offices = due.map(({ office }) => office);
	return { offices, areAllIn: before.size + due.length === signers.length };
}

/** One's own signature. When all who must have signed, the minutes stand as they are for ever. */
export async function sign(actor: Actor, { meetingId, key }: MeetingChoice): Promise<void> {
	actor.must('meeting.take_part');
	await actor.change(
		async (db, record) => {
			const meeting = await heldClosed(db, actor, meetingId);
			const content = await recordOf(db, meeting);
			const textHash = hashOf(content);
			const signers = signersOf(await listIn(db, meeting));
			const { offices, areAllIn } = await signOwn(db, actor, meetingId, signers, textHash);
			const [subject, name] = [{ type: 'meeting', id: meetingId }, titleOf(meeting)];
			record('minutes.signed', subject, { name, textHash, offices });
			if (!areAllIn) return;
			const whole = { signed_off_on: today(), content: JSON.stringify(content), text_hash: textHash };
			await store.insertSignOff(db, { meeting_id: meetingId, ...whole });
			record('minutes.signed_off', subject, { name, textHash });
		},
		{ verb: 'minutes.sign', key },
	);
	await askFreezing(actor);
}

/** Taken back while others have not signed: the meeting can then be opened to put something right. */
export async function unsign(actor: Actor, { meetingId }: MeetingChoice): Promise<void> {
	actor.must('meeting.take_part');
	await actor.change(async (db, record) => {
		const meeting = await heldClosed(db, actor, meetingId);
		const own = signersOf(await listIn(db, meeting))
			.filter(isOwn(actor))
			.map(({ id }) => id);
		if (own.length === 0) refuse('not_signer');
		if (!(await store.undo(db, own, actor.person))) refuse('conflict');
		record('minutes.unsigned', { type: 'meeting', id: meetingId }, { name: titleOf(meeting) });
	});
}
