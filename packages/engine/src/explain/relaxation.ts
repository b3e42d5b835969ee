import type { Problem, Slot } from '../problem/problem.ts';
import type { Schedule } from '../result.ts';
import { Ledger } from './ledger.ts';
import { keyOf, shortagesAt, type Shortage } from './shortage.ts';

/** What would have to give so that an activity starts in `start`, everything else in the schedule as it is. */
export interface Relaxation {
	start: Slot;
	/** Calendar weeks earlier than now; null when it is not in the schedule now. */
	gain: number | null;
	/** All of them are needed, and no less of any. */
	shortages: Shortage[];
}

/**
 * The smallest changes that would let the activity start earlier, or at all: for each post, each kind of money, each
 * predecessor, date and pin that alone would do, the least of it and the earliest start that this least amount gives.
 * Where nothing alone would do, the starts with the fewest different things missing. Earliest start first.
 * @throws {RangeError} when the activity is not in the problem.
 */
export function relaxations(problem: Problem, schedule: Schedule, id: string): Relaxation[] {
	const ledger = new Ledger(problem, schedule);
	if (!ledger.activities.has(id)) throw new RangeError(`not in the problem: ${id}`);
	const now = ledger.items.has(id) ? ledger.take(id).start : null;
	const candidates = candidatesOf(ledger, id, now);
	const fewest = Math.min(...candidates.map(({ shortages }) => shortages.length));
	const least = new Map<string, Relaxation>();
	for (const one of candidates) {
		if (one.shortages.length !== fewest) continue;
		const key = one.shortages.map(keyOf).sort().join(', ');
		const known = least.get(key);
		if (!known || amountOf(one) < amountOf(known)) least.set(key, one);
	}
	return [...least.values()].sort((a, b) => a.start - b.start);
}

function candidatesOf(ledger: Ledger, id: string, now: Slot | null): Relaxation[] {
	const candidates: Relaxation[] = [];
	for (let start = 0; start < (now ?? ledger.problem.slots); start++) {
		if (ledger.problem.closed?.[start]) continue;
		const shortages = shortagesAt(ledger, id, start);
		if (shortages && shortages.length > 0)
			candidates.push({ start, gain: now === null ? null : now - start, shortages });
	}
	return candidates;
}

function amountOf({ shortages }: Relaxation): number {
	return shortages.reduce((sum, { amount }) => sum + amount, 0);
}
