import type { Problem, Slot } from '../problem/problem.ts';
import type { Schedule, ScheduledItem } from '../result.ts';
import { Ledger } from './ledger.ts';
import { keyOf, shortagesAt, type Shortage } from './shortage.ts';

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
	const before = earliestStarts(ledger, schedule);
	ledger.take(id);
	const after = earliestStarts(ledger, schedule);
	const keptOut: Displacement['keptOut'] = [];
	const keptBack: Displacement['keptBack'] = [];
	for (const [other, start] of after) {
		if (other === id || start >= (before.get(other) ?? Infinity)) continue;
		const now = ledger.items.get(other)?.start;
		if (now === undefined) keptOut.push({ id: other, start });
		else keptBack.push({ id: other, start, gain: now - start });
	}
	return { keptOut, keptBack };
}

function earliestStarts(ledger: Ledger, schedule: Schedule): Map<string, Slot> {
	const ids = [...schedule.items, ...schedule.unscheduled].map(({ id }) => id);
	return new Map(
		ids.flatMap((id) => {
			const start = earliestStart(ledger, id);
			return start === null ? [] : [[id, start] as const];
		}),
	);
}

function earliestStart(ledger: Ledger, id: string): Slot | null {
	const item = ledger.items.has(id) ? ledger.take(id) : null;
	let start = 0;
	const end = item ? item.start : ledger.problem.slots;
	while (start < end && shortagesAt(ledger, id, start)?.length !== 0) start++;
	if (item) ledger.put(item);
	return item === null && start === end ? null : start;
}

/** What would have to go for an activity to be in. */
export interface Price {
	start: Slot;
	/** None of them alone could stay. In the order of the schedule. */
	out: string[];
	/** Sum of the values that go. */
	value: number;
}

/**
 * The least valuable set of scheduled activities whose leaving makes room for one that is out, as far as the rest stays
 * where it is: built greedily by value for what is short and then thinned until nothing in it can stay. Null when no
 * leaving helps, because dates or pins forbid it.
 */
export function priceOf(problem: Problem, schedule: Schedule, id: string): Price | null {
	const ledger = new Ledger(problem, schedule);
	if (ledger.items.has(id)) throw new RangeError(`in the schedule: ${id}`);
	let cheapest: Price | null = null;
	for (let start = 0; start < problem.slots; start++) {
		const price = problem.closed?.[start] ? null : priceAt(ledger, id, start);
		if (price && (!cheapest || price.value < cheapest.value)) cheapest = price;
	}
	return cheapest;
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
	const isFree = shortages?.length === 0;
	const out = isFree ? thinned(ledger, id, start, taken) : [];
	for (const item of taken) if (!ledger.items.has(item.id)) ledger.put(item);
	if (!isFree) return null;
	return { start, out, value: out.reduce((sum, one) => sum + ledger.activities.get(one)!.value, 0) };
}

function canBeFreed({ code }: Shortage): boolean {
	return ['time', 'money', 'fund', 'skill', 'exclusive'].includes(code);
}

// The one that loses least value for each part of the shortages it relieves.
function bestToLeave(ledger: Ledger, id: string, start: Slot, missing: readonly Shortage[]): string | null {
	const amounts = new Map(missing.map((shortage) => [keyOf(shortage), shortage.amount]));
	let best: { id: string; loss: number } | null = null;
	for (const other of [...ledger.items.keys()]) {
		if (ledger.activities.get(other)!.pin) continue;
		const items = withFollowers(ledger, other).map((one) => ledger.take(one));
		const remaining = shortagesAt(ledger, id, start) ?? [];
		const parts = remaining.reduce(
			(sum, one) => sum + one.amount / (amounts.get(keyOf(one)) ?? one.amount),
			0,
		);
		for (const item of items) ledger.put(item);
		const value = items.reduce((sum, item) => sum + ledger.activities.get(item.id)!.value, 0);
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
