import type { BudgetKind, Lag, Slot } from '../problem/problem.ts';
import type { Window } from '../result.ts';
import { spread, type Ledger } from './ledger.ts';

/** One thing that would have to be otherwise for an activity to start in a given slot. */
export type Shortage =
	/** Hundredths of person-days in all and in each week that is short. */
	| { code: 'time'; resource: string; weeks: { slot: Slot; amount: number }[]; amount: number }
	/** Cents, for each of these years. */
	| { code: 'money'; kind: BudgetKind; years: { year: number; amount: number }[]; amount: number }
	| { code: 'fund'; fund: string; amount: number }
	/** So many more posts that master the skill, free in weeks of the window. */
	| { code: 'skill'; skill: string; window: Window; amount: number }
	/** The other must be finished (or started, where a lag says so) so many working weeks earlier. */
	| { code: 'predecessor'; id: string; amount: number }
	/** The other must be in the plan. */
	| { code: 'predecessor_missing'; id: string; amount: 1 }
	/** Of the two at most one may be done, and the other is. */
	| { code: 'exclusive'; id: string; amount: 1 }
	/** The own earliest date, so many working weeks earlier. */
	| { code: 'earliest'; amount: number }
	/** The own deadline, so many working weeks later. */
	| { code: 'deadline'; amount: number }
	/** What a human has fixed for it. */
	| { code: 'pin'; amount: 1 };

/**
 * All that is missing for an activity to start in an open slot beside everything that is in the ledger; the activity
 * itself must not be in it. Null when it would end beyond the horizon, which nothing can mend.
 */
export function shortagesAt(ledger: Ledger, id: string, start: Slot): Shortage[] | null {
	const mode = ledger.modeOf(id);
	const slots = ledger.workedSlots(start, mode.duration);
	if (!slots || slots[0] !== start) return null;
	return [
		...ofDates(ledger, id, slots),
		...ofOthers(ledger, id, start),
		...ofTime(ledger, id, slots),
		...ofSkills(ledger, id, slots),
		...ofMoney(ledger, id, slots),
	];
}

/** True when nothing is missing for the start. */
export function fits(ledger: Ledger, id: string, start: Slot): boolean {
	const slots = ledger.workedSlots(start, ledger.modeOf(id).duration);
	return (
		slots?.[0] === start &&
		ofDates(ledger, id, slots).length === 0 &&
		ofOthers(ledger, id, start).length === 0 &&
		ofTime(ledger, id, slots).length === 0 &&
		ofSkills(ledger, id, slots).length === 0 &&
		ofMoney(ledger, id, slots).length === 0
	);
}

function ofDates({ activities, calendar }: Ledger, id: string, slots: readonly Slot[]): Shortage[] {
	const { earliest, deadline, pin } = activities.get(id)!;
	const found: Shortage[] = [];
	const early = calendar.indexFrom(earliest) - calendar.indexFrom(slots[0]!);
	if (early > 0) found.push({ code: 'earliest', amount: early });
	const late = deadline === null ? 0 : calendar.indexFrom(slots.at(-1)!) - calendar.indexBy(deadline);
	if (late > 0) found.push({ code: 'deadline', amount: late });
	const isFixed = pin && ('exclude' in pin || ('start' in pin && pin.start !== slots[0]));
	return isFixed ? [...found, { code: 'pin', amount: 1 }] : found;
}

function ofOthers(ledger: Ledger, id: string, start: Slot): Shortage[] {
	const { activities, problem, items, calendar } = ledger;
	const week = calendar.indexFrom(start);
	const before = activities
		.get(id)!
		.predecessors.map((from): Lag => ({ from, to: id, after: 'finish', min: 0, max: null }));
	const lags = (problem.lags ?? []).filter(
		({ to, from, min }) => to === id && items.has(from) && min !== null,
	);
	const late = [...before, ...lags].flatMap(({ from, after, min }): Shortage[] => {
		const item = items.get(from);
		if (!item) return [{ code: 'predecessor_missing', id: from, amount: 1 }];
		const since =
			calendar.indexFrom(after === 'start' ? item.start : item.finish) + (after === 'start' ? 0 : 1);
		const amount = since + min! - week;
		return amount > 0 ? [{ code: 'predecessor', id: from, amount }] : [];
	});
	const rivals = (problem.exclusions ?? []).filter((list) => list.includes(id)).flat();
	const taken = rivals.filter((other) => other !== id && items.has(other));
	return [...late, ...taken.map((other): Shortage => ({ code: 'exclusive', id: other, amount: 1 }))];
}

function ofTime(ledger: Ledger, id: string, slots: readonly Slot[]): Shortage[] {
	const { effort, duration } = ledger.modeOf(id);
	return Object.entries(effort).flatMap(([resource, total]) => {
		const needed = spread(total, duration);
		const weeks = slots
			.map((slot, nth) => ({ slot, amount: needed(nth) - ledger.free(resource, slot) }))
			.filter(({ amount }) => amount > 0);
		if (weeks.length === 0) return [];
		return { code: 'time', resource, weeks, amount: weeks.reduce((sum, week) => sum + week.amount, 0) };
	});
}

function ofSkills(ledger: Ledger, id: string, slots: readonly Slot[]): Shortage[] {
	const { places = [], duration } = ledger.modeOf(id);
	return places.flatMap(({ skill, posts, effort }) => {
		const needed = spread(effort, duration);
		const masters = ledger.problem.resources.filter(({ skills }) => skills?.includes(skill));
		const able = masters.filter((post) =>
			slots.every((slot, nth) => ledger.free(post.id, slot) >= needed(nth)),
		);
		if (able.length >= posts) return [];
		return {
			code: 'skill',
			skill,
			window: { from: slots[0]!, to: slots.at(-1)! },
			amount: posts - able.length,
		};
	});
}

function ofMoney(ledger: Ledger, id: string, slots: readonly Slot[]): Shortage[] {
	const mode = ledger.modeOf(id);
	const found = new Map<BudgetKind, { year: number; amount: number }[]>();
	for (const { year, kind, amount } of ledger.charges(mode, slots)) {
		const missing = amount - ledger.left(year, kind);
		if (missing > 0) found.set(kind, [...(found.get(kind) ?? []), { year, amount: missing }]);
	}
	const money = [...found].map(([kind, years]): Shortage => {
		return { code: 'money', kind, years, amount: years.reduce((sum, { amount }) => sum + amount, 0) };
	});
	const funds = Object.entries(mode.uses ?? {}).flatMap(([fund, needed]): Shortage[] => {
		const amount = needed - ledger.leftOf(fund);
		return amount > 0 ? [{ code: 'fund', fund, amount }] : [];
	});
	return [...money, ...funds];
}

/** Which kind of thing is missing, and of what: the same for more or less of the same. */
export function keyOf(shortage: Shortage): string {
	const { code } = shortage;
	if ('resource' in shortage) return `${code} ${shortage.resource}`;
	if ('kind' in shortage) return `${code} ${shortage.kind}`;
	if ('fund' in shortage) return `${code} ${shortage.fund}`;
	if ('skill' in shortage) return `${code} ${shortage.skill}`;
	return 'id' in shortage ? `${code} ${shortage.id}` : code;
}
