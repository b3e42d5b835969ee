import type { Db } from '#platform/db.server.ts';
import { addDays } from '#platform/day.ts';
import * as store from './meeting.store.server.ts';

const BACK_DAYS = 400;
const AHEAD_DAYS = 1100;

/** Meetings for a calendar: those of a body, or of every body where the person has a seat on the day. */
export function meetingsOf(
	db: Db,
	whose: { bodyId: string | null; personId: string | null },
	day: string,
): Promise<store.CalendarMeeting[]> {
	const window = { from: addDays(day, -BACK_DAYS), to: addDays(day, AHEAD_DAYS) };
	return store.listForCalendar(db, { ...whose, day }, window);
}

export async function meetingOf(db: Db, bodyId: string, id: string, heldOn: string) {
	const window = { from: heldOn, to: heldOn };
	const all = await store.listForCalendar(db, { bodyId, personId: null, day: heldOn }, window);
	return all.find((one) => one.id === id);
}

export type { CalendarMeeting } from './meeting.store.server.ts';
