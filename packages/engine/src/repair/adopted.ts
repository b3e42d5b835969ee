import { NO_POSTS } from '../portfolio/assign.ts';
import { UNSCHEDULED, type Draft } from '../portfolio/draft.ts';
import type { Model } from '../portfolio/model.ts';
import type { Problem, Slot } from '../problem/problem.ts';
import type { ScheduledItem } from '../result.ts';

/** One line of the plan that was adopted. */
export type Commitment = Pick<ScheduledItem, 'id' | 'start' | 'mode' | 'posts'>;

/** The adopted plan by activity position. */
export interface Adopted {
	/** First open week; UNSCHEDULED = not adopted. */
	starts: Int32Array;
	/** Mode row; UNSCHEDULED = not adopted, or in a mode that is no more. */
	rows: Int32Array;
	/** Posts in the places. */
	posts: readonly (readonly number[])[];
	/** Positions of all that is adopted, in the order of start. */
	list: number[];
}

/** Reads commitments; what the problem does not know, or not in this week, is left out. */
export function adoptedIn(model: Model, commitments: readonly Commitment[]): Adopted {
	const starts = new Int32Array(model.order.length).fill(UNSCHEDULED);
	const rows = new Int32Array(model.order.length).fill(UNSCHEDULED);
	const posts = model.order.map(() => NO_POSTS);
	const postOf = new Map(model.problem.resources.map((one, index) => [one.id, index]));
	for (const { id, start, mode, posts: names = [] } of commitments) {
		const activity = model.positionOf.get(id);
		if (activity === undefined || start < 0 || start >= model.problem.slots) continue;
		posts[activity] = names.map((name) => postOf.get(name) ?? -1);
		starts[activity] = model.calendar.indexFrom(start);
		rows[activity] =
			model.modesOf[activity]!.find((row) => model.modes[row]!.id === (mode ?? null)) ?? UNSCHEDULED;
	}
	const list = [...starts.keys()].filter((activity) => starts[activity] !== UNSCHEDULED);
	list.sort((a, b) => starts[a]! - starts[b]! || a - b);
	return { starts, rows, posts, list };
}

/** The problem in which everything that starts before the slot is fixed, and nothing else may start before it. */
export function frozenIn(problem: Problem, commitments: readonly Commitment[], before: Slot): Problem {
	if (before <= 0) return problem;
	const startOf = new Map(commitments.map(({ id, start }) => [id, start]));
	const activities = problem.activities.map((activity) => {
		const start = startOf.get(activity.id) ?? before;
		if (activity.pin && !('include' in activity.pin)) return activity;
		if (start >= before) return { ...activity, earliest: Math.max(activity.earliest, before) };
		return { ...activity, earliest: Math.min(activity.earliest, start), pin: { start } };
	});
	return { ...problem, activities };
}

/** Puts an adopted activity as near to its week as it can be, rather in its own mode; false = nowhere. */
export function insertNear(draft: Draft, adopted: Adopted, activity: number): boolean {
	const { limits, model } = draft;
	if (!limits.possible[activity] || draft.isExcluded(activity)) return false;
	for (const before of model.ancestors[activity]!) {
		if (draft.has(before)) continue;
		const isAdopted = adopted.starts[before] !== UNSCHEDULED;
		if (!(isAdopted ? insertNear(draft, adopted, before) : draft.insertAlone(before))) return false;
	}
	const own = adopted.rows[activity]!;
	const wanted = adopted.starts[activity]!;
	const posts = adopted.posts[activity]!;
	if (own !== UNSCHEDULED && posts.length > 0) {
		draft.window(own);
		if (wanted >= draft.from && wanted <= draft.to && draft.profile.fitsWith(own, wanted, posts)) {
			draft.put(own, wanted, posts);
			return true;
		}
	}
	const others = model.modesOf[activity]!.filter((row) => row !== own);
	for (const row of own === UNSCHEDULED ? others : [own, ...others]) {
		const start = nearestFit(draft, row, wanted);
		if (start < 0) continue;
		draft.put(row, start, draft.profile.posts);
		return true;
	}
	return false;
}

function nearestFit(draft: Draft, row: number, wanted: number): number {
	draft.window(row);
	const { from, to, profile } = draft;
	if (wanted >= from && wanted <= to && profile.fits(row, wanted)) return wanted;
	if (from > to) return -1;
	const later = profile.earliestFit(row, Math.max(from, wanted + 1), to);
	const least = later < 0 ? from : Math.max(from, 2 * wanted - later);
	for (let start = Math.min(to, wanted - 1); start >= least; start--)
		if (profile.fits(row, start)) return start;
	return later >= 0 && profile.fits(row, later) ? later : -1;
}
