import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import { mayDecide, mayFollow, mayWrite, meetingNumber, type Meeting } from './meeting.ts';
import * as store from './meeting.store.server.ts';

export const lookingOf = (actor: Actor, day: string): store.Looking => ({
	personId: actor.personId,
	isPlanner: actor.may('meeting.manage'),
	day,
});

export const titleOf = (meeting: Pick<Meeting, 'body' | 'number' | 'year' | 'yearStarts'>): string =>
	`${meeting.body} ${meetingNumber(meeting)}`;

/** The meeting, or a refusal: one that the reader may not follow yet says so. */
export async function follow(db: Db, actor: Actor, id: string, day = today()): Promise<Meeting> {
	const meeting = found(await store.find(db, lookingOf(actor, day), id), 'meeting');
	if (!mayFollow(meeting, meeting.state)) refuse('meeting_not_closed', { body: meeting.body });
	return meeting;
}

/** Holds the meeting for a change by its own body or those who plan; one that is signed stays as it is. */
export async function holdToWrite(db: Db, actor: Actor, id: string): Promise<Meeting> {
	await store.lock(db, id);
	const meeting = await follow(db, actor, id);
	if (!mayWrite(meeting)) refuse('not_your_meeting', { body: meeting.body });
	if (meeting.state === 'signed') refuse('minutes_signed');
	if (meeting.state === 'cancelled') refuse('meeting_cancelled');
	return meeting;
}

/** The same, refused also once the meeting is closed. */
export async function holdUnclosed(db: Db, actor: Actor, id: string): Promise<Meeting> {
	const meeting = await holdToWrite(db, actor, id);
	if (meeting.state === 'closed') refuse('meeting_closed');
	return meeting;
}

/** For what only the chair and the secretary of the meeting do. */
export async function holdToDecide(db: Db, actor: Actor, id: string): Promise<Meeting> {
	await store.lock(db, id);
	const meeting = await follow(db, actor, id);
	if (!mayDecide(meeting)) refuse('not_chair_or_secretary');
	if (meeting.state === 'signed') refuse('minutes_signed');
	return meeting;
}
