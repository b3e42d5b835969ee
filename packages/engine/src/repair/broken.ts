import { Ledger } from '../explain/ledger.ts';
import type { Activity, BudgetKind, Problem, Slot } from '../problem/problem.ts';
import type { Commitment } from './adopted.ts';

/** A rule of the problem that the adopted starts no longer keep. */
export type Broken =
	/** The problem does not have it any more, or not in this way, or it would end beyond the horizon. */
	| { code: 'gone'; activity: string }
	/** More is asked of the resource than it has; the activities are those that ask it in these weeks. */
	| { code: 'time'; resource: string; weeks: { slot: Slot; amount: number }[]; activities: string[] }
	/** More falls on the sum than it is; the activities are those that cost something then. Cents. */
	| {
			code: 'money';
			year: number;
			kind: BudgetKind;
			needed: number;
			available: number;
			activities: string[];
	  }
	| { code: 'earliest'; activity: string; start: Slot; earliest: Slot }
	| { code: 'deadline'; activity: string; finish: Slot; deadline: Slot }
	/** What it waits for is not done by then, or not among the commitments. */
	| { code: 'order'; activity: string; predecessor: string }
	/** A human has fixed it elsewhere, or left it out. */
	| { code: 'pin'; activity: string };

interface Work {
	id: string;
	slots: Slot[];
	activity: Activity;
}

/**
 * What does not hold when the commitments begin in their old weeks in the problem as it is now. Skills, funds, lags and
 * set-ups are left aside.
 */
export function brokenIn(problem: Problem, commitments: readonly Commitment[]): Broken[] {
	const ledger = new Ledger(problem, { items: [] });
	const work = new Map<string, Work>();
	const gone: Broken[] = [];
	for (const { id, start, mode } of commitments) {
		const activity = ledger.activities.get(id);
		const way = mode === undefined ? activity : activity?.alternatives?.find((one) => one.id === mode);
		const slots = activity && way && start >= 0 ? ledger.workedSlots(start, way.duration) : null;
		if (!activity || !slots) {
			gone.push({ code: 'gone', activity: id });
			continue;
		}
		ledger.put({ id, start, finish: slots.at(-1)!, reason: { code: 'at_earliest' }, ...(mode && { mode }) });
		work.set(id, { id, slots, activity });
	}
	const all = [...work.values()];
	return [
		...gone,
		...ofTime(ledger, all),
		...ofMoney(ledger, all),
		...all.flatMap((one) => [...ofDates(one), ...ofOrder(one, work)]),
	];
}

function ofTime(ledger: Ledger, work: readonly Work[]): Broken[] {
	return ledger.problem.resources.flatMap(({ id: resource, capacity }): Broken[] => {
		const weeks = capacity.flatMap((_, slot) => {
			const free = ledger.free(resource, slot);
			return free < 0 ? { slot, amount: -free } : [];
		});
		if (weeks.length === 0) return [];
		const short = new Set(weeks.map(({ slot }) => slot));
		const own = work.filter(
			({ id, slots }) =>
				(ledger.modeOf(id).effort[resource] ?? 0) > 0 && slots.some((slot) => short.has(slot)),
		);
		return [{ code: 'time', resource, weeks, activities: own.map(({ id }) => id) }];
	});
}

function ofMoney(ledger: Ledger, work: readonly Work[]): Broken[] {
	return ledger.problem.budgets.flatMap(({ year, kind, amount }): Broken[] => {
		const left = ledger.left(year, kind);
		if (left >= 0) return [];
		const own = work.filter(({ id, slots }) =>
			ledger.charges(ledger.modeOf(id), slots).some((one) => one.year === year && one.kind === kind),
		);
		const activities = own.map(({ id }) => id);
		return [{ code: 'money', year, kind, needed: amount - left, available: amount, activities }];
	});
}

function ofDates({ id, slots, activity: { earliest, deadline, pin } }: Work): Broken[] {
	const [start, finish] = [slots[0]!, slots.at(-1)!];
	const isFixed = pin && ('exclude' in pin || ('start' in pin && pin.start !== start));
	return [
		...(start < earliest ? [{ code: 'earliest' as const, activity: id, start, earliest }] : []),
		...(deadline !== null && finish > deadline
			? [{ code: 'deadline' as const, activity: id, finish, deadline }]
			: []),
		...(isFixed ? [{ code: 'pin' as const, activity: id }] : []),
	];
}

function ofOrder({ id, slots, activity }: Work, work: ReadonlyMap<string, Work>): Broken[] {
	return activity.predecessors.flatMap((predecessor): Broken[] => {
		const before = work.get(predecessor);
		return before && before.slots.at(-1)! < slots[0]! ? [] : [{ code: 'order', activity: id, predecessor }];
	});
}
