import type { Db } from '#platform/db.server.ts';
import { addDays } from '#platform/day.ts';
import * as openings from './opening.store.server.ts';

/** A duty is done by what is decided this long before or after its day. */
const NEAR_DAYS = 120;

/** The body's open duty of adopting the plan of the work-year, near the day. */
export function workPlanToDo(db: Db, bodyId: string, day: string): Promise<string | null> {
	return openings.workPlanToDo(db, bodyId, { from: addDays(day, -NEAR_DAYS), to: addDays(day, NEAR_DAYS) });
}
