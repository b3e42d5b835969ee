import { addDays } from '#platform/day.ts';
import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import type { Permission } from '#platform/permission/permissions.ts';
import { today } from '#platform/today.ts';
import { firstDayOf, lastDayOf } from '../duty/rule.ts';
import { dayState, type ComingDay, type ComingDayKind, type ListedDay } from './coming-day.ts';
import * as store from './coming-day.store.server.ts';

const reading: Record<ComingDayKind, Permission> = {
	technology: 'technology.read',
	pilot: 'technology.read',
	key_task: 'responsibility.read',
	survey: 'competence.read',
};

/** Days of a year beside its duties, of what the reader may know of. */
export async function ofYear(
	actor: Actor,
	year: number,
	yearStarts: number,
	day = today(),
): Promise<ListedDay[]> {
	actor.must('year.read');
	const window = { from: firstDayOf(year, yearStarts), to: lastDayOf(year, yearStarts) };
	const all = await actor.read((db) => store.list(db, day, window));
	return all.flatMap((one) => (actor.may(reading[one.kind]) ? { ...one, state: dayState(one, day) } : []));
}

const BACK_DAYS = 400;
const AHEAD_DAYS = 1100;

/** For a calendar: what a person is asked for, or the posts of a body. */
export function daysOf(
	db: Db,
	whose: { bodyId: string | null; personId: string | null },
	day: string,
): Promise<ComingDay[]> {
	const window = { from: addDays(day, -BACK_DAYS), to: addDays(day, AHEAD_DAYS) };
	return store.list(db, day, { ...window, ...whose });
}
