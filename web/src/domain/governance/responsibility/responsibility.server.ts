import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { today } from '#platform/today.ts';
import { takenByMonth } from '../../organisation/reservation/reservation.ts';
import * as reservations from '../../organisation/reservation/reservation.server.ts';
import { finnishHolidays } from '../../portfolio/schedule/holidays.server.ts';
import { standingOf } from '../../strategy/measure/measure-state.ts';
import { findProblems } from './find-problems.ts';
import type { Problem } from './problem.ts';
import type { Book, Subject } from './responsibility.ts';
import * as store from './responsibility.store.server.ts';
import { sharesOf, workByMonth, type Shares, type Taken, type Weeks } from './workload.ts';

export interface Responsibilities extends Book {
	day: string;
	shares: Shares;
	problems: Problem[];
}

const MOST_KNOWN = 100;
const known = new Map<string, { seq: number; day: string; view: Responsibilities }>();
/** Adopted plans never change. */
const knownPlans = new Map<string, Weeks>();

/** Who answers for what, and what is wrong with it. Looked at anew only when something in the municipality has changed. */
export function view(actor: Actor, day = today()): Promise<Responsibilities> {
	actor.must('responsibility.read');
	return actor.read((db) => viewIn(db, actor.tenantId, day));
}

export async function viewIn(db: Db, tenantId: string, day: string): Promise<Responsibilities> {
	const seq = await store.trailLength(db);
	const before = known.get(tenantId);
	if (before?.seq === seq && before.day === day) return before.view;
	const made = await make(db, tenantId, day);
	known.delete(tenantId);
	if (known.size >= MOST_KNOWN) known.delete(known.keys().next().value!);
	known.set(tenantId, { seq, day, view: made });
	return made;
}

async function make(db: Db, tenantId: string, day: string): Promise<Responsibilities> {
	const { planIds, efforts, subjects, ...rest } = await store.read(db, day);
	const book = { ...rest, subjects: subjects.flatMap((row) => asSubject(row, day)) };
	const work = workByMonth(await weeksOf(db, tenantId, planIds), holidaysAround(day));
	const asked = { taken: await takenOf(db, day), own: byPostAndMonth(efforts, holidaysAround(day)) };
	const shares = sharesOf(work, book.posts, day.slice(0, 7), asked);
	return { ...book, day, shares, problems: findProblems(book, shares, day) };
}

async function takenOf(db: Db, day: string): Promise<Taken> {
	return byPostAndMonth(await reservations.listIn(db), holidaysAround(day));
}

function byPostAndMonth(spans: readonly store.Effort[], holidays: ReadonlySet<string>): Taken {
	const byPost = Map.groupBy(spans, ({ positionId }) => positionId);
	return new Map([...byPost].map(([post, own]) => [post, takenByMonth(own, holidays)]));
}

/** Nobody is asked for a measure that is done. */
function asSubject({ needState, said, ...subject }: store.Row, day: string): Subject[] {
	const { kind, startsOn, endsOn } = subject;
	if (kind !== 'measure') return [{ ...subject, standing: null }];
	const { state, isMeasured } = standingOf({ needState, said, startsOn, endsOn }, day);
	const since = state === 'late' && isMeasured ? endsOn : (said?.saidOn ?? null);
	return state === 'done' ? [] : [{ ...subject, standing: { state, since } }];
}

const YEARS = 8;

function holidaysAround(day: string): Set<string> {
	const year = Number(day.slice(0, 4));
	return new Set(finnishHolidays(year - 1, year + YEARS));
}

async function weeksOf(db: Db, tenantId: string, planIds: readonly string[]): Promise<Weeks[]> {
	const plans: Weeks[] = [];
	for (const id of planIds) {
		const key = `${tenantId} ${id}`;
		const plan = knownPlans.get(key) ?? (await store.weeksOf(db, id));
		if (!plan) continue;
		if (knownPlans.size >= MOST_KNOWN) knownPlans.delete(knownPlans.keys().next().value!);
		knownPlans.set(key, plan);
		plans.push(plan);
	}
	return plans;
}
