import type { BudgetKind, Problem, Relaxation, Shortage } from '@luotsi/engine';
import * as v from 'valibot';
import { Key } from '../../organisation/tenant/tenant.ts';
import type { Day } from '#platform/day.ts';
import { fridayOf, mondayOf, type Horizon } from '../schedule/calendar.ts';
import type { Snapshot } from '../schedule/problem.ts';

/** One thing that a scenario takes for granted beyond the facts. Working days, euros, calendar days. */
export type Given =
	| { kind: 'time'; roleId: string; weeks: { on: Day; days: number }[] }
	| { kind: 'money'; budget: BudgetKind; years: { year: number; amount: number }[] }
	| { kind: 'deadline'; on: Day }
	| { kind: 'earliest'; on: Day }
	/** The need does not wait for the other. */
	| { kind: 'order'; before: string; number: number };

/** What is given so that one need fits. */
export interface AllowanceFact {
	needId: string;
	given: Given[];
}

export interface Allowance extends AllowanceFact {
	id: string;
	number: number;
	title: string;
	givenBy: string | null;
	/** Null where only what was adopted is known. */
	givenAt: Date | null;
}

/** What a schedule took for granted. */
export function assumedIn({ allowances, needs }: Pick<Snapshot, 'allowances' | 'needs'>): Allowance[] {
	const byId = new Map(needs.map((need) => [need.id, need]));
	return allowances.map(({ needId, given }, index) => {
		const { number = 0, title = '' } = byId.get(needId) ?? {};
		return { id: String(index), needId, number, title, given, givenBy: null, givenAt: null };
	});
}

const Uuid = v.pipe(v.string(), v.uuid());

/** The start tells which of the offers it is; all else is reckoned again from the schedule. */
export const AllowanceWish = v.object({
	scenarioId: Uuid,
	scheduleId: Uuid,
	needId: Uuid,
	start: v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(0)),
	key: Key,
});
export type AllowanceWish = v.InferOutput<typeof AllowanceWish>;

/** Settles that a need's deadline comes before what it waits for is done: the deadline gives, or the waiting. */
export const Settlement = v.object({
	scenarioId: Uuid,
	scheduleId: Uuid,
	needId: Uuid,
	beforeId: Uuid,
	by: v.picklist(['deadline', 'order']),
	key: Key,
});
export type Settlement = v.InferOutput<typeof Settlement>;

export const AllowanceRemoval = v.object({ scenarioId: Uuid, id: Uuid });
export type AllowanceRemoval = v.InferOutput<typeof AllowanceRemoval>;

/** What would have to be given; null when something in it is not ours to give, such as another need's end. */
export function givenFor(
	horizon: Horizon & { closed?: readonly boolean[] },
	{ start, shortages }: Pick<Relaxation, 'start' | 'shortages'>,
	duration: number,
): Given[] | null {
	const finish = finishOf(horizon, start, duration);
	const given = shortages.map((shortage) => oneGiven(horizon, shortage, start, finish));
	return given.every((one) => one !== null) ? given : null;
}

function oneGiven(horizon: Horizon, shortage: Shortage, start: number, finish: number): Given | null {
	switch (shortage.code) {
		case 'time': {
			const weeks = shortage.weeks.map(({ slot, amount }) => ({
				on: mondayOf(horizon, slot),
				days: amount / 100,
			}));
			return { kind: 'time', roleId: shortage.resource, weeks };
		}
		case 'money': {
			const years = shortage.years.map(({ year, amount }) => ({ year, amount: amount / 100 }));
			return { kind: 'money', budget: shortage.kind, years };
		}
		case 'deadline':
			return { kind: 'deadline', on: fridayOf(horizon, finish) };
		case 'earliest':
			return { kind: 'earliest', on: mondayOf(horizon, start) };
		default:
			return null;
	}
}

/** The first Friday by which a need can be done that may start when the other is done; dates alone are looked at. */
export function soonestDeadline(problem: Problem, needId: string, earliestFinish: number): Day {
	const { earliest, duration } = problem.activities.find(({ id }) => id === needId)!;
	let start = Math.max(earliest, earliestFinish + 1);
	while (problem.closed?.[start]) start++;
	return fridayOf(problem, finishOf(problem, start, duration));
}

function finishOf(
	{ slots, closed }: Horizon & { closed?: readonly boolean[] },
	start: number,
	duration: number,
) {
	let slot = start;
	for (let left = duration - 1; left > 0 && slot < slots;) {
		slot++;
		if (!closed?.[slot]) left--;
	}
	return slot;
}
