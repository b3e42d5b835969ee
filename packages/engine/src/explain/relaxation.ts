import type { Mode, Problem, Slot } from '../problem/problem.ts';
import type { Schedule } from '../result.ts';
import { fillPlaces } from './fill-places.ts';
import { Ledger } from './ledger.ts';
import { keyOf, type Shortage } from './shortage.ts';
import { lacksOf, shortagesAt } from './shortages-at.ts';

/** What would have to give so that an activity starts in `start`, everything else in the schedule as it is. */
export interface Relaxation {
	start: Slot;
	/** Calendar weeks earlier than now; null when it is not in the schedule now. */
	gain: number | null;
	/** Id of the alternative it would be done in; absent = its own way. */
	mode?: string;
	/** All of them are needed, and no less of any. */
	shortages: Shortage[];
}

/**
 * The smallest changes that would let the activity start earlier in the way it is done, or be done at all in any way: for
 * each post, each kind of money, each predecessor, date and pin that alone would do, the least of it and the earliest
 * start that this least amount gives. Where nothing alone would do, the starts with the fewest different things missing.
 * Earliest start first. Set-ups that are not in the schedule are looked at as done as early as they fit; to move another
 * activity is not asked whether that one could.
 * @throws {RangeError} when the activity is not in the problem.
 */
export function relaxations(problem: Problem, schedule: Schedule, id: string): Relaxation[] {
	const ledger = new Ledger(problem, schedule);
	const activity = ledger.activities.get(id);
	if (!activity) throw new RangeError(`not in the problem: ${id}`);
	const now = ledger.items.has(id) ? ledger.take(id) : null;
	putMissingSetups(ledger, id);
	const modes = now ? [now.mode] : [undefined, ...(activity.alternatives ?? []).map((mode) => mode.id)];
	const candidates = modes.flatMap((mode) => candidatesOf(ledger, id, mode, now?.start ?? null));
	const fewest = Math.min(...candidates.map(({ shortages }) => shortages.length));
	const least = new Map<string, Relaxation>();
	for (const one of candidates) {
		if (one.shortages.length !== fewest) continue;
		const key = [one.mode ?? '', ...one.shortages.map(keyOf).sort()].join(', ');
		const known = least.get(key);
		if (!known || amountOf(one) < amountOf(known)) least.set(key, one);
	}
	return [...least.values()].sort((a, b) => a.start - b.start);
}

function candidatesOf(ledger: Ledger, id: string, mode: string | undefined, now: Slot | null): Relaxation[] {
	const candidates: Relaxation[] = [];
	for (let start = 0; start < (now ?? ledger.problem.slots); start++) {
		if (ledger.problem.closed?.[start]) continue;
		const shortages = shortagesAt(ledger, id, start, ledger.modeOf(id, mode));
		if (!shortages || shortages.length === 0) continue;
		const gain = now === null ? null : now - start;
		candidates.push({ start, gain, ...(mode !== undefined && { mode }), shortages });
	}
	return candidates;
}

function putMissingSetups(ledger: Ledger, id: string): void {
	for (const group of ledger.setupsOf(id))
		if (!ledger.setups.has(group)) putEarliest(ledger, group, ledger.setupModeOf(group));
}

function putEarliest(ledger: Ledger, group: string, mode: Mode): void {
	for (let start = 0; start < ledger.problem.slots; start++) {
		const slots = ledger.workedSlots(start, mode.duration);
		if (slots?.[0] !== start || lacksOf(ledger, mode, slots).length > 0) continue;
		const { posts } = fillPlaces(ledger, mode, slots);
		return ledger.putSetup({ group, start, finish: slots.at(-1)!, posts });
	}
}

function amountOf({ shortages }: Relaxation): number {
	return shortages.reduce((sum, { amount }) => sum + amount, 0);
}
