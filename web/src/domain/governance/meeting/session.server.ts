import * as tenants from '#domain/organisation/tenant/tenant.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { defaultLocale, type Locale } from '#platform/locale/locale.ts';
import type { Translate } from '#platform/locale/translate.ts';
import { serverWords } from '#platform/locale/words.server.ts';
import { refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import * as bodies from '../body/body.server.ts';
import { holderOf, nameAndTitle, quorumOf } from './attendance.ts';
import { listIn } from './attendance.server.ts';
import { holdToDecide, holdToWrite, holdUnclosed, titleOf } from './hold.server.ts';
import { clockText, mayDecide, type Meeting, type MeetingChoice, type MeetingMoment } from './meeting.ts';
import { compact } from './minutes.server.ts';
import * as store from './session.store.server.ts';
import { hasSignature } from './signature.store.server.ts';

/** Written down afterwards it was still on its day. */
const dayOf = ({ heldOn }: Meeting) => (heldOn < today() ? heldOn : today());

/** Who leads, whether enough are there, and the sentence that says so. */
async function openingOf(db: Db, t: Translate, meeting: Meeting, clock: string) {
	const list = await listIn(db, meeting);
	const leader = holderOf(list, 'chair');
	if (!leader) refuse('chair_missing');
	if (!holderOf(list, 'secretary')) refuse('secretary_missing');
	const body = await bodies.known(db, meeting.bodyId, meeting.heldOn);
	const isElected = leader.positionId === null || leader.positionId !== body.chair?.positionId;
	const { members, present, isQuorate } = quorumOf(list);
	const chair = nameAndTitle(leader);
	const values = { clock: clockText(clock), members, present };
	const statement = [
		...(isElected ? [t('meeting.statement.elected', { chair })] : []),
		t(isQuorate ? 'meeting.statement.quorate' : 'meeting.statement.notQuorate', values),
	].join(' ');
	return { chair, is_chair_elected: isElected, members, present, is_quorate: isQuorate, statement };
}

/** Whoever leads is chosen first: also a body whose chair is away or gone can meet, and the minutes tell it. */
export async function open(actor: Actor, { meetingId, clock, key }: MeetingMoment): Promise<void> {
	actor.must('meeting.take_part');
	const { locale } = await tenants.get(actor);
	const t = await serverWords((locale ?? defaultLocale) as Locale);
	await actor.change(
		async (db, record) => {
			const meeting = await holdUnclosed(db, actor, meetingId);
			if (meeting.state === 'open') refuse('meeting_open_already');
			const { statement, ...opening } = await openingOf(db, t, meeting, clock);
			const when = { opened_on: dayOf(meeting), clock, opened_by: actor.personId };
			await store.insertOpening(db, { id: newId(), meeting_id: meetingId, ...when, ...opening, statement });
			const about = { name: titleOf(meeting), clock, ...opening };
			record('meeting.opened', { type: 'meeting', id: meetingId }, about);
		},
		{ verb: 'meeting.open', key },
	);
}

/** Opened by mistake: possible while nothing has been decided. */
export async function takeOpeningBack(actor: Actor, { meetingId }: MeetingChoice): Promise<void> {
	actor.must('meeting.take_part');
	await actor.change(async (db, record) => {
		const meeting = await holdUnclosed(db, actor, meetingId);
		if (meeting.decisions > 0) refuse('meeting_has_decisions');
		if (!(await store.undo(db, 'meeting_opening', meetingId, actor.person))) refuse('conflict');
		record('meeting.opening_undone', { type: 'meeting', id: meetingId }, { name: titleOf(meeting) });
	});
}

/** After this nothing more is written; what was written piece by piece becomes one. */
export async function close(actor: Actor, { meetingId, clock, key }: MeetingMoment): Promise<void> {
	actor.must('meeting.take_part');
	await actor.change(
		async (db, record) => {
			const meeting = await holdToDecide(db, actor, meetingId);
			if (meeting.state !== 'open')
				refuse(meeting.state === 'closed' ? 'meeting_closed' : 'meeting_not_open');
			const closing = { closed_on: dayOf(meeting), clock, closed_by: actor.personId };
			await store.insertClosing(db, { id: newId(), meeting_id: meetingId, ...closing });
			const updates = await compact(db, meetingId, actor.personId);
			const about = { name: titleOf(meeting), clock, updates, decisions: meeting.decisions };
			record('meeting.closed', { type: 'meeting', id: meetingId }, about);
		},
		{ verb: 'meeting.close', key },
	);
}

/** To put something right before anybody has signed. */
export async function reopen(actor: Actor, { meetingId }: MeetingChoice): Promise<void> {
	actor.must('meeting.take_part');
	await actor.change(async (db, record) => {
		const meeting = await holdToWrite(db, actor, meetingId);
		if (!mayDecide(meeting) && !meeting.isPlanner) refuse('not_chair_or_secretary');
		if (await hasSignature(db, meetingId)) refuse('minutes_being_signed');
		if (!(await store.undo(db, 'meeting_closing', meetingId, actor.person))) refuse('conflict');
		record('meeting.reopened', { type: 'meeting', id: meetingId }, { name: titleOf(meeting) });
	});
}
