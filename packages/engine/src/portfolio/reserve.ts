import { lastFinish, NOT_PINNED, type Model } from './model.ts';
import { Profile } from './profile.ts';

/** Pinned starts that are kept free for their activities before anything else is placed. */
export interface Reservation {
	/** True = placed at its pin before all others. */
	reserved: boolean[];
	/** Last open week in which each activity may finish: deadline, horizon, and reserved activities after it. */
	latestFinish: number[];
}

/** Reserves every pin that is possible by itself and beside the more valuable pins. */
export function reservePins(model: Model, hopeless: readonly boolean[]): Reservation {
	const reserved = model.pinned.map(() => false);
	const profile = new Profile(model);
	const { activities } = model.problem;
	const byValue = model.order
		.filter((activity) => model.pinned[activity] !== NOT_PINNED && !hopeless[activity])
		.sort((a, b) => activities[b]!.value - activities[a]!.value || a - b);
	for (const activity of byValue) {
		const start = model.pinned[activity]!;
		if (start !== model.dates.start[activity] || profile.earliestFit(activity, start, start) < 0) continue;
		profile.place(activity, start);
		reserved[activity] = true;
	}
	return { reserved, latestFinish: latestFinishes(model, reserved) };
}

/** The reservation without the pins that could not be kept; they are then placed in turn like any other. */
export function withoutPins(model: Model, reservation: Reservation, broken: readonly number[]): Reservation {
	const reserved = [...reservation.reserved];
	for (const activity of broken) reserved[activity] = false;
	return { reserved, latestFinish: latestFinishes(model, reserved) };
}

function latestFinishes(model: Model, reserved: readonly boolean[]): number[] {
	// Only pins bind backwards: a deadline of a successor must not silently drop its predecessor.
	const mustStart = model.pinned.map((start, activity) => (reserved[activity] ? start : Infinity));
	for (const activity of model.order.toReversed()) {
		if (reserved[activity]) continue;
		for (const after of model.network.successors[activity]!)
			mustStart[activity] = Math.min(mustStart[activity]!, mustStart[after]! - model.duration[activity]!);
	}
	return mustStart.map((start, activity) => {
		const own = lastFinish(model, activity);
		return Math.min(own, start + model.duration[activity]! - 1);
	});
}
