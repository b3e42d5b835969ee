import { fridayOf, mondayOf } from '../problem/calendar.ts';
import type { BudgetKind } from '../problem/problem.ts';
import type { Cause, Conflict, Objective, Schedule, ScheduledItem, WhyHere } from '../result.ts';

/** What differs between two schedules. All dates are ISO; lists are in the order of the later schedule, or the earlier for what went. */
export interface Comparison {
	moved: Moved[];
	/** Scheduled only in the later one. */
	came: Came[];
	/** Scheduled only in the earlier one. */
	went: Went[];
	/** Ids with the same dates in both. */
	unchanged: string[];
	/** Later minus earlier. */
	objective: Objective;
	/** Conflicts only in the later one. */
	newConflicts: Conflict[];
	/** Conflicts only in the earlier one. */
	settledConflicts: Conflict[];
	/** Years and kinds of which a different sum is spent. */
	spend: SpendChange[];
}

/** Monday of the first week and Friday of the last. */
export interface Dates {
	start: string;
	finish: string;
}

/** Scheduled in both, at other dates. */
export interface Moved {
	id: string;
	from: Dates;
	to: Dates;
	/** Whole weeks by which the start moved; negative = earlier; 0 = only the finish moved. */
	weeks: number;
	/** Why it starts where it does now. */
	reason: WhyHere;
}

/** Scheduled only in the later one. */
export interface Came {
	id: string;
	at: Dates;
	reason: WhyHere;
	/** True when the earlier schedule did not know it at all. */
	isNew: boolean;
}

/** Scheduled only in the earlier one. */
export interface Went {
	id: string;
	from: Dates;
	/** Why it is not in the later one; empty when that does not know it at all. */
	causes: Cause[];
	isRemoved: boolean;
}

/** Cents. */
export interface SpendChange {
	year: number;
	kind: BudgetKind;
	from: number;
	to: number;
}

const DAY = 86_400_000;

/** What changed from one schedule to another; their horizons may begin at different dates. */
export function compare(earlier: Schedule, later: Schedule): Comparison {
	const before = new Map(earlier.items.map((item) => [item.id, item]));
	const after = new Map(later.items.map((item) => [item.id, item]));
	const wasKnown = new Set(earlier.unscheduled.map((one) => one.id));
	const isKnown = new Map(later.unscheduled.map((one) => [one.id, one.causes]));
	const pairs = later.items.flatMap((item) => {
		const old = before.get(item.id);
		return old ? { item, from: datesOf(earlier, old), to: datesOf(later, item) } : [];
	});
	const isSame = ({ from, to }: { from: Dates; to: Dates }) =>
		from.start === to.start && from.finish === to.finish;
	return {
		moved: pairs
			.filter((pair) => !isSame(pair))
			.map(({ item, from, to }) => ({
				id: item.id,
				from,
				to,
				weeks: weeksBetween(from, to),
				reason: item.reason,
			})),
		came: later.items
			.filter((item) => !before.has(item.id))
			.map((item) => ({
				...{ id: item.id, at: datesOf(later, item), reason: item.reason },
				isNew: !wasKnown.has(item.id),
			})),
		went: earlier.items
			.filter((item) => !after.has(item.id))
			.map((item) => ({
				...{ id: item.id, from: datesOf(earlier, item), causes: isKnown.get(item.id) ?? [] },
				isRemoved: !isKnown.has(item.id),
			})),
		unchanged: pairs.filter(isSame).map(({ item }) => item.id),
		objective: difference(later.objective, earlier.objective),
		newConflicts: onlyIn(later.conflicts, earlier.conflicts),
		settledConflicts: onlyIn(earlier.conflicts, later.conflicts),
		spend: spendChanges(earlier, later),
	};
}

function datesOf({ start }: Schedule, item: ScheduledItem): Dates {
	return { start: mondayOf(start, item.start), finish: fridayOf(start, item.finish) };
}

function weeksBetween(from: Dates, to: Dates): number {
	return (Date.parse(to.start) - Date.parse(from.start)) / (7 * DAY);
}

function difference(later: Objective, earlier: Objective): Objective {
	return {
		pinsKept: later.pinsKept - earlier.pinsKept,
		value: Math.round((later.value - earlier.value) * 1e6) / 1e6,
		earliness: Math.round((later.earliness - earlier.earliness) * 1e6) / 1e6,
	};
}

// Slots shift with the horizon and causes with the schedule, so a conflict is known by its code and whom it is about.
function onlyIn(conflicts: readonly Conflict[], others: readonly Conflict[]): Conflict[] {
	const key = (conflict: Conflict) =>
		JSON.stringify([
			conflict.code,
			conflict.activity,
			'predecessor' in conflict ? conflict.predecessor : null,
		]);
	const known = new Set(others.map(key));
	return conflicts.filter((conflict) => !known.has(key(conflict)));
}

function spendChanges(earlier: Schedule, later: Schedule): SpendChange[] {
	const rows = new Map<string, SpendChange>();
	for (const { year, kind, spent } of earlier.spend)
		rows.set(`${year} ${kind}`, { year, kind, from: spent, to: 0 });
	for (const { year, kind, spent } of later.spend) {
		const row = rows.get(`${year} ${kind}`) ?? { year, kind, from: 0, to: 0 };
		rows.set(`${year} ${kind}`, { ...row, to: spent });
	}
	return [...rows.values()].filter(({ from, to }) => from !== to).sort((a, b) => a.year - b.year);
}
