import { UNSCHEDULED } from './draft.ts';
import { lastFinish, NOT_PINNED, type Model } from './model.ts';
import { Profile } from './profile.ts';

/** What each activity could do if only those before it were done too: no schedule can do better. */
export interface Alone {
	/** Whether it can be done at all. */
	possible: boolean[];
	/** First start in any mode; UNSCHEDULED = impossible. */
	start: Int32Array;
	/** First finish in any mode. */
	finish: Int32Array;
	/** The most it can bring. */
	value: Float64Array;
	/** Activities that are possible, set-ups not included; predecessors first. */
	hopeful: number[];
}

/** Tries every activity on empty weeks. */
export function aloneOf(model: Model): Alone {
	const { order, pinned, network, modes, modesOf, dates, excluded, problem } = model;
	const profile = new Profile(model);
	const start = new Int32Array(order.length).fill(UNSCHEDULED);
	const finish = new Int32Array(order.length).fill(UNSCHEDULED);
	const value = new Float64Array(order.length);
	for (const activity of order) {
		const before = network.predecessors[activity]!;
		if (excluded[activity] || before.some((one) => start[one] === UNSCHEDULED)) continue;
		if (excludesItself(model, activity)) continue;
		const from = Math.max(dates.start[activity]!, ...before.map((one) => finish[one]! + 1));
		for (const row of modesOf[activity]!) {
			const { duration, value: worth } = modes[row]!;
			let to = lastFinish(model, activity) - duration + 1;
			if (pinned[activity] !== NOT_PINNED) to = Math.min(to, pinned[activity]!);
			const first = from > to ? -1 : profile.earliestFit(row, from, to);
			if (first < 0) continue;
			const end = first + duration - 1;
			if (start[activity] === UNSCHEDULED || first < start[activity]!) start[activity] = first;
			if (finish[activity] === UNSCHEDULED || end < finish[activity]!) finish[activity] = end;
			value[activity] = Math.max(value[activity]!, worth);
		}
	}
	const possible = Array.from(start, (first) => first !== UNSCHEDULED);
	const hopeful = order.filter((activity) => possible[activity] && activity < problem.activities.length);
	return { possible, start, finish, value, hopeful };
}

// It needs two things of which only one may be done.
function excludesItself({ ancestors, excludes }: Model, activity: number): boolean {
	const family = [activity, ...ancestors[activity]!];
	return family.some((one) => excludes[one]!.some((other) => family.includes(other)));
}
