import type { Actor } from '#platform/actor.server.ts';
import { today } from '#platform/today.ts';
import * as store from './occurrence.store.server.ts';
import { addDays } from '#platform/day.ts';
import { firstDayOf, lastDayOf } from './rule.ts';
import { comingNext, listed, passed, type Listed } from './year.ts';

const AHEAD_DAYS = 90;

/** A year's duties with everything that has passed undone, whatever its year, and what comes next. */
export function view(actor: Actor, year: number, yearStarts: number, day = today()): Promise<Listed[]> {
	actor.must('year.read');
	const window = {
		from: firstDayOf(year, yearStarts),
		to: lastDayOf(year, yearStarts),
		openUntil: addDays(day, AHEAD_DAYS),
	};
	return actor.read(async (db) => listed(await store.list(db, day, window), day));
}

export interface Ahead {
	passed: Listed[];
	next: Listed[];
}

/** For the front page: what is red, and what comes next. */
export function ahead(actor: Actor, day = today()): Promise<Ahead> {
	actor.must('year.read');
	const openUntil = addDays(day, AHEAD_DAYS);
	return actor.read(async (db) => {
		const open = listed(await store.list(db, day, { from: day, to: day, openUntil }), day);
		return { passed: passed(open), next: comingNext(open, day) };
	});
}
