import type { Alone } from './alone.ts';
import { Draft } from './draft.ts';
import { lastFinish, NOT_PINNED, type Model } from './model.ts';

/** Pinned starts that are kept free for their activities before anything else is placed. */
export interface Reservation {
	/** Mode row in which each is placed at its pin before all others; -1 = not reserved. */
	reserved: Int32Array;
	posts: (readonly number[])[];
	/** Last open week in which each activity may finish: deadline, horizon, and reserved activities after it. */
	latestFinish: number[];
}

/** Reserves every pin that is possible by itself and beside the more valuable pins. */
export function reservePins(model: Model, { possible }: Alone): Reservation {
	const draft = new Draft(model);
	const { activities } = model.problem;
	const byValue = model.order
		.filter((activity) => model.pinned[activity] !== NOT_PINNED && possible[activity])
		.sort((a, b) => activities[b]!.value - activities[a]!.value || a - b);
	for (const activity of byValue)
		if (model.pinned[activity] === model.dates.start[activity]) draft.insertAlone(activity);
	const reserved = draft.rows.slice();
	return { reserved, posts: [...draft.posts], latestFinish: latestFinishes(model, reserved) };
}

/** The reservation without the pins that could not be kept; they are then placed in turn like any other. */
export function withoutPins(model: Model, reservation: Reservation, broken: readonly number[]): Reservation {
	const reserved = reservation.reserved.slice();
	for (const activity of broken) reserved[activity] = -1;
	return { ...reservation, reserved, latestFinish: latestFinishes(model, reserved) };
}

function latestFinishes(model: Model, reserved: Int32Array): number[] {
	// Only pins bind backwards: a deadline of a successor must not silently drop its predecessor.
	const mustStart = model.pinned.map((start, activity) => (reserved[activity]! >= 0 ? start : Infinity));
	for (const activity of model.order.toReversed()) {
		if (reserved[activity]! >= 0) continue;
		for (const after of model.network.successors[activity]!)
			mustStart[activity] = Math.min(mustStart[activity]!, mustStart[after]! - model.duration[activity]!);
	}
	return mustStart.map((start, activity) => {
		const own = lastFinish(model, activity);
		if (reserved[activity]! >= 0) return own;
		return Math.min(own, start + model.duration[activity]! - 1);
	});
}
