import type { Draft } from './draft.ts';
import type { Model } from './model.ts';
import type { Problem, Slot } from '../problem/problem.ts';

/** What a schedule is to be good at, all at once: shares of one whole each, so that weights compare. Absent = 0. */
export interface Weights {
	/** Share of all value that is done. */
	value?: number;
	/** The same, each counted by the share of the horizon that is left when it is finished. */
	earliness?: number;
	/** Takes away by value and by the share of the horizon an activity is late; deadlines then no longer bind. */
	tardiness?: number;
	/** Takes away by how unevenly posts are loaded over the weeks. */
	balance?: number;
	/** Takes away by the share of `adopted` that is dropped or starts in another week. */
	stability?: number;
	/** Starts of the plan that stability is measured against. */
	adopted?: { id: string; start: Slot }[];
}

/** One number for a schedule: the more the better. */
export type Score = (draft: Draft) => number;

/** The problem as the weights want it read: with tardiness weighed, deadlines do not bind. */
export function softened(problem: Problem, { tardiness = 0 }: Weights): Problem {
	if (tardiness === 0) return problem;
	return { ...problem, activities: problem.activities.map((one) => ({ ...one, deadline: null })) };
}

/** Reads weights for a model of the softened problem; `problem` = with its deadlines. */
export function scoreOf(model: Model, problem: Problem, weights: Weights): Score {
	const { value = 0, earliness = 0, tardiness = 0, balance = 0, stability = 0, adopted = [] } = weights;
	const whole = Math.max(
		1e-9,
		problem.activities.reduce((sum, one) => sum + one.value, 0),
	);
	const kept = adopted.flatMap(({ id, start }) => {
		const activity = model.positionOf.get(id);
		return activity === undefined ? [] : { activity, week: model.calendar.indexFrom(start) };
	});
	return (draft) => {
		let score = 0;
		problem.activities.forEach(({ deadline }, activity) => {
			if (!draft.has(activity)) return;
			const finish = model.slotAt[draft.finish(activity)]!;
			const late = deadline === null ? 0 : Math.max(0, finish - deadline);
			const early = problem.slots - 1 - finish;
			const share = model.modes[draft.rows[activity]!]!.value / whole;
			score += share * (value + (earliness * early - tardiness * late) / problem.slots);
		});
		const other = kept.filter(({ activity, week }) => draft.starts[activity] !== week).length;
		score -= (stability * other) / Math.max(1, kept.length);
		return balance === 0 ? score : score - balance * unevenness(draft);
	};
}

// Mean over posts of the standard deviation of the share of each week that is taken.
function unevenness({ model, profile }: Draft): number {
	const weeks = model.calendar.count;
	const posts = model.problem.resources.length;
	let total = 0;
	for (let post = 0; post < posts; post++) {
		let [count, sum, squares] = [0, 0, 0];
		for (let at = post * weeks; at < (post + 1) * weeks; at++) {
			const capacity = model.capacity[at]!;
			if (capacity === 0) continue;
			const share = 1 - profile.free[at]! / capacity;
			count++;
			sum += share;
			squares += share * share;
		}
		if (count > 0) total += Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
	}
	return total / Math.max(1, posts);
}
