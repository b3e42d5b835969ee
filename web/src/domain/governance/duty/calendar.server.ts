import type { Db } from '#platform/db.server.ts';
import type { CalendarOccurrence } from './occurrence.ts';
import * as store from './occurrence.store.server.ts';
import { addDays } from '#platform/day.ts';

const BACK_DAYS = 400;
const AHEAD_DAYS = 1100;

interface Whose {
	bodyId: string | null;
	personId: string | null;
}

/** What a calendar shows: a body's duties, or those that one person is asked for on the day. */
export async function calendarOf(
	db: Db,
	{ bodyId, personId }: Whose,
	day: string,
): Promise<CalendarOccurrence[]> {
	const window = { from: addDays(day, -BACK_DAYS), to: addDays(day, AHEAD_DAYS) };
	const all = await store.listForCalendar(db, day, window);
	return all.filter((one) =>
		bodyId === null
			? (one.ownerPersonId ?? one.chairPersonId) === personId && personId !== null
			: one.bodyId === bodyId,
	);
}
