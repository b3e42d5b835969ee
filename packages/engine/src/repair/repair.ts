import type { Problem, Slot } from '../problem/problem.ts';
import type { Cause, Schedule, WhyHere } from '../result.ts';
import type { Stop } from '../stop.ts';
import { frozenIn, type Commitment } from './adopted.ts';
import type { Disturbance } from './measure.ts';
import { RepairSearch, type RepairWish } from './repair-search.ts';

/** How to repair. */
export interface RepairOptions extends RepairWish {
	/** Integer; the same input and number of iterations give the same plan. */
	seed: number;
	stop: Stop;
	/** What starts before this slot stays, and nothing else may start before it; absent = 0. */
	frozenBefore?: Slot;
}

/** A plan for changed circumstances, near to the adopted one. */
export interface Repair {
	/** The problem with what is frozen pinned: the one the schedule is explained by. */
	problem: Problem;
	schedule: Schedule;
	disturbance: Disturbance;
	/** Starts that moved, in the order of the new plan; slots. */
	moved: { id: string; from: Slot; to: Slot; reason: WhyHere }[];
	/** Commitments that could not be kept. */
	dropped: { id: string; from: Slot; causes: Cause[] }[];
	/** In the plan now, and not adopted. */
	came: string[];
}

/**
 * The plan with the fewest and least painful changes: adopted commitments stay in first, then the fewest starts move,
 * then by the fewest weeks, then value. When everything adopted can stay, it does.
 * @throws {InvalidProblem}
 */
export function repair(problem: Problem, commitments: readonly Commitment[], options: RepairOptions): Repair {
	const { seed, stop, frozenBefore = 0, ...wish } = options;
	const held = frozenIn(problem, commitments, frozenBefore);
	const search = new RepairSearch(held, commitments, seed, wish);
	const isDone = () => wish.pricePerMove === undefined && search.isUndisturbed();
	while (!isDone() && !stop.shouldStop(search)) search.advance(1);
	return told(held, search.best(), search.disturbance, commitments);
}

/** One point between calm and value. */
export interface TradeOff {
	/** Value that one start moved must bring; null = calm goes before value. */
	pricePerMove: number | null;
	repair: Repair;
}

/**
 * Repairs from the calmest to the most valuable: the first moves as little as can be, the last moves freely. No point is
 * worse than another in both calm and value.
 */
export function tradeOffs(
	problem: Problem,
	commitments: readonly Commitment[],
	options: Omit<RepairOptions, 'pricePerMove' | 'stop'> & { stop: () => Stop },
): TradeOff[] {
	const values = problem.activities.map(({ value }) => value);
	const average = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
	const prices = [null, 1, 0.3, 0.1, 0].map((share) => (share === null ? null : share * average));
	const points = prices.map((pricePerMove): TradeOff => {
		const own = pricePerMove === null ? {} : { pricePerMove };
		return {
			pricePerMove,
			repair: repair(problem, commitments, { ...options, stop: options.stop(), ...own }),
		};
	});
	return points.filter(({ repair: { disturbance } }, index) =>
		points.every(({ repair: { disturbance: other } }, place) => {
			if (place === index || !isNoBetter(disturbance, other)) return true;
			return place > index && isNoBetter(other, disturbance);
		}),
	);
}

function isNoBetter(a: Disturbance, b: Disturbance): boolean {
	return a.pinsKept <= b.pinsKept && a.kept <= b.kept && a.moved >= b.moved && a.value <= b.value;
}

function told(
	problem: Problem,
	schedule: Schedule,
	disturbance: Disturbance,
	commitments: readonly Commitment[],
): Repair {
	const before = new Map(commitments.map(({ id, start }) => [id, start]));
	return {
		problem,
		schedule,
		disturbance,
		moved: schedule.items.flatMap(({ id, start, reason }) => {
			const from = before.get(id);
			return from === undefined || from === start ? [] : { id, from, to: start, reason };
		}),
		dropped: schedule.unscheduled.flatMap(({ id, causes }) => {
			const from = before.get(id);
			return from === undefined ? [] : { id, from, causes };
		}),
		came: schedule.items.flatMap(({ id }) => (before.has(id) ? [] : id)),
	};
}
