import type { Activity, Problem, Slot } from '../problem/problem.ts';
import type { Schedule, ScheduledItem } from '../result.ts';
import { Ledger } from './ledger.ts';
import { keyOf, type Shortage } from './shortage.ts';
import { fits, shortagesAt } from './shortages-at.ts';

/** What an activity in the schedule keeps out or back, each of them looked at alone. */
export interface Displacement {
	/** Not in the schedule, and would fit from `start` if this one were not done. */
	keptOut: { id: string; start: Slot }[];
	/** In the schedule, and could start in `start` if this one were not done. */
	keptBack: { id: string; start: Slot; gain: number }[];
}

/**
 * What would fit, or fit earlier, without the activity, everything else as it is.
 * @throws {RangeError} when the activity is not in the schedule.
 */
export function displacedBy(problem: Problem, schedule: Schedule, id: string): Displacement {
	const ledger = new Ledger(problem, schedule);
	const item = ledger.take(id);
	const others = [...schedule.items, ...schedule.unscheduled].filter((other) => other.id !== id);
	const found = others.flatMap((other) => {
		const start = isRival(ledger, id, other.id) ? earlierStart(ledger, other.id) : null;
		return start === null ? [] : [{ id: other.id, start }];
	});
	ledger.put(item);
	const displaced = found.filter((other) => !fitsBeside(ledger, other.id, other.start));
	const now = (other: string) => ledger.items.get(other)?.start;
	return {
		keptOut: displaced.filter((other) => now(other.id) === undefined),
		keptBack: displaced.flatMap((other) => {
			const gain = (now(other.id) ?? other.start) - other.start;
			return gain > 0 ? [{ ...other, gain }] : [];
		}),
	};
}

// Those that want none of the same time, money or order are not in each other's way.
function isRival({ activities, problem }: Ledger, a: string, b: string): boolean {
	const [one, other] = [activities.get(a)!, activities.get(b)!];
	const wants = ({ effort, cost, uses, places, alternatives = [] }: Activity) => [
		...[
			effort,
			cost,
			uses ?? {},
			...alternatives.flatMap((mode) => [mode.effort, mode.cost, mode.uses ?? {}]),
		].flatMap((amounts) => Object.entries(amounts).flatMap(([what, amount]) => (amount > 0 ? what : []))),
		...(places ? ['places'] : []),
	];
	const wanted = new Set(wants(one));
	return (
		wants(other).some((what) => wanted.has(what)) ||
		wanted.has('places') ||
		other.predecessors.includes(a) ||
		(problem.lags ?? []).some(({ from, to }) => (from === a && to === b) || (from === b && to === a)) ||
		(problem.exclusions ?? []).some((list) => list.includes(a) && list.includes(b))
	);
}

function earlierStart(ledger: Ledger, id: string): Slot | null {
	const item = ledger.items.has(id) ? ledger.take(id) : null;
	const end = item ? item.start : ledger.problem.slots;
	let start = Math.min(end, Math.max(0, ledger.activities.get(id)!.earliest));
	const mode = ledger.modeOf(id, item?.mode);
	while (start < end && !fits(ledger, id, start, mode)) start++;
	if (item) ledger.put(item);
	return start < end ? start : null;
}

function fitsBeside(ledger: Ledger, id: string, start: Slot): boolean {
	const item = ledger.items.has(id) ? ledger.take(id) : null;
	const isFree = fits(ledger, id, start, ledger.modeOf(id, item?.mode));
	if (item) ledger.put(item);
	return isFree;
}

/** Starts looked at, those with least missing first. */
const MOST_STARTS = 16;

/** What would have to go for an activity to be in. */
export interface Price {
	start: Slot;
	/** None of them alone could stay. In the order of the schedule. */
	out: string[];
	/** Sum of the values that go. */
	value: number;
}

/**
 * The least valuable set of scheduled activities whose leaving makes room for one that is out in its own way, as far as
 * the rest stays where it is: built greedily by value for what is short and then thinned until nothing in it can stay. Null when no
 * leaving helps, because dates or pins forbid it.
 */
export function priceOf(problem: Problem, schedule: Schedule, id: string): Price | null {
	const ledger = new Ledger(problem, schedule);
	if (ledger.items.has(id)) throw new RangeError(`in the schedule: ${id}`);
	const starts = Array.from({ length: problem.slots }, (_, start) => start).flatMap((start) => {
		const shortages = shortagesAt(ledger, id, start);
		return shortages?.every(canBeFreed) ? { start, missing: shortages.length, amount: total(shortages) } : [];
	});
	const easiest = starts
		.toSorted((a, b) => a.missing - b.missing || a.amount - b.amount)
		.slice(0, MOST_STARTS);
	const prices = easiest.flatMap(({ start }) => priceAt(ledger, id, start) ?? []);
	return prices.toSorted((a, b) => a.value - b.value || a.start - b.start)[0] ?? null;
}

function total(shortages: readonly Shortage[]): number {
	return shortages.reduce((sum, { amount }) => sum + amount, 0);
}

function priceAt(ledger: Ledger, id: string, start: Slot): Price | null {
	const taken: ScheduledItem[] = [];
	let shortages = shortagesAt(ledger, id, start);
	while (shortages && shortages.length > 0 && shortages.every(canBeFreed)) {
		const next = bestToLeave(ledger, id, start, shortages);
		if (!next) break;
		for (const one of withFollowers(ledger, next)) taken.push(ledger.take(one));
		shortages = shortagesAt(ledger, id, start);
	}
	const out = shortages?.length === 0 ? thinned(ledger, id, start, taken) : null;
	for (const item of taken) if (!ledger.items.has(item.id)) ledger.put(item);
	return out && { start, out, value: valueOf(ledger, out) };
}

function valueOf({ activities }: Ledger, ids: readonly string[]): number {
	return ids.reduce((sum, id) => sum + activities.get(id)!.value, 0);
}

function canBeFreed({ code }: Shortage): boolean {
	return ['time', 'money', 'fund', 'skill', 'exclusive'].includes(code);
}

// The one that loses least value for each part of the shortages it relieves.
function bestToLeave(ledger: Ledger, id: string, start: Slot, missing: readonly Shortage[]): string | null {
	const amounts = new Map(missing.map((shortage) => [keyOf(shortage), shortage.amount]));
	let best: { id: string; loss: number } | null = null;
	for (const other of [...ledger.items.keys()]) {
		if (ledger.activities.get(other)!.pin || !isRival(ledger, id, other)) continue;
		const items = withFollowers(ledger, other).map((one) => ledger.take(one));
		const remaining = shortagesAt(ledger, id, start) ?? [];
		const parts = remaining.reduce(
			(sum, one) => sum + one.amount / (amounts.get(keyOf(one)) ?? one.amount),
			0,
		);
		for (const item of items) ledger.put(item);
		const value = valueOf(
			ledger,
			items.map((item) => item.id),
		);
		const relief = missing.length - parts;
		const loss = relief > 0 ? (value + 1e-9) / relief : Infinity;
		if (loss < (best?.loss ?? Infinity)) best = { id: other, loss };
	}
	return best?.id ?? null;
}

function withFollowers(ledger: Ledger, id: string): string[] {
	const leaving = [id];
	for (let next = 0; next < leaving.length; next++)
		for (const item of ledger.items.keys())
			if (ledger.activities.get(item)!.predecessors.includes(leaving[next]!) && !leaving.includes(item))
				leaving.push(item);
	return leaving;
}

function thinned(ledger: Ledger, id: string, start: Slot, taken: readonly ScheduledItem[]): string[] {
	const byValue = taken.toSorted(
		(a, b) => ledger.activities.get(b.id)!.value - ledger.activities.get(a.id)!.value,
	);
	for (const item of byValue) {
		if (!canReturn(ledger, item)) continue;
		ledger.put(item);
		if (shortagesAt(ledger, id, start)?.length !== 0) ledger.take(item.id);
	}
	const out = taken.filter((item) => !ledger.items.has(item.id));
	return out.toSorted((a, b) => a.start - b.start).map((item) => item.id);
}

function canReturn(ledger: Ledger, item: ScheduledItem): boolean {
	return ledger.activities.get(item.id)!.predecessors.every((before) => ledger.items.has(before));
}
