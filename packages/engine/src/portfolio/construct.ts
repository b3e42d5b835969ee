import { lastFinish, NOT_PINNED, type Model } from './model.ts';
import { Profile } from './profile.ts';
import { reservePins, withoutPins, type Reservation } from './reserve.ts';
import type { Objective } from '../result.ts';

/** Not in the schedule. */
export const UNSCHEDULED = -1;

/** One schedule: the first open week of each activity, or UNSCHEDULED. */
export interface Placement {
	starts: Int32Array;
	objective: Objective;
}

/** Positive when `a` is better. */
export function compareObjectives(a: Objective, b: Objective): number {
	return a.pinsKept - b.pinsKept || a.value - b.value || a.earliness - b.earliness;
}

/**
 * Serial schedule generation: takes activities in the order of a list, each after all it waits for, and puts each at the
 * first week at which precedence, dates, time and money allow it. What is placed later only takes more, so an earlier
 * start that was impossible stays impossible: every start can be explained from the finished schedule.
 */
export class Builder {
	/** The start each activity would have alone, after predecessors alone; UNSCHEDULED = cannot be done at all. */
	readonly aloneStarts: Int32Array;
	/** Those worth listing: all that are not impossible by themselves. */
	readonly hopeful: number[];
	readonly #model: Model;
	readonly #profile: Profile;
	readonly #reservation: Reservation;

	constructor(model: Model) {
		this.#model = model;
		this.#profile = new Profile(model);
		this.aloneStarts = this.#startsAlone();
		this.hopeful = model.order.filter((activity) => this.aloneStarts[activity] !== UNSCHEDULED);
		const hopeless = Array.from(this.aloneStarts, (start) => start === UNSCHEDULED);
		this.#reservation = reservePins(model, hopeless);
	}

	/** Builds the schedule of a list of the hopeful activities, any order. */
	build(list: ArrayLike<number>): Placement {
		let reservation = this.#reservation;
		for (;;) {
			const starts = this.#placeAll(list, reservation);
			const broken = this.#brokenPins(starts, reservation);
			if (broken.length === 0) return { starts, objective: this.objectiveOf(starts) };
			reservation = withoutPins(this.#model, reservation, broken);
		}
	}

	/** What the starts are worth. */
	objectiveOf(starts: Int32Array): Objective {
		const { problem, pinned, included, duration, slotAt } = this.#model;
		const objective = { pinsKept: 0, value: 0, earliness: 0 };
		for (let activity = 0; activity < starts.length; activity++) {
			const start = starts[activity]!;
			if (start === UNSCHEDULED) continue;
			const { value } = problem.activities[activity]!;
			const finish = slotAt[start + duration[activity]! - 1]!;
			objective.value += value;
			objective.earliness += value * (problem.slots - 1 - finish);
			if (included[activity] || pinned[activity] !== NOT_PINNED) objective.pinsKept++;
		}
		// Sums of fractions must not differ by the order they were added in.
		objective.value = Math.round(objective.value * 1e6) / 1e6;
		objective.earliness = Math.round(objective.earliness * 1e6) / 1e6;
		return objective;
	}

	#placeAll(list: ArrayLike<number>, reservation: Reservation): Int32Array {
		const { ancestors, pinned } = this.#model;
		const starts = new Int32Array(pinned.length).fill(UNSCHEDULED);
		const done = new Uint8Array(pinned.length);
		this.#profile.clear();
		reservation.reserved.forEach((isReserved, activity) => {
			if (!isReserved) return;
			starts[activity] = pinned[activity]!;
			this.#profile.place(activity, starts[activity]!);
			done[activity] = 1;
		});
		for (let index = 0; index < list.length; index++) {
			const activity = list[index]!;
			for (const before of ancestors[activity]!)
				if (!done[before]) this.#put(before, starts, done, reservation);
			if (!done[activity]) this.#put(activity, starts, done, reservation);
		}
		return starts;
	}

	#put(activity: number, starts: Int32Array, done: Uint8Array, { latestFinish }: Reservation) {
		const { network, duration, pinned } = this.#model;
		done[activity] = 1;
		let from = this.aloneStarts[activity]!;
		if (from === UNSCHEDULED) return;
		for (const before of network.predecessors[activity]!) {
			const start = starts[before]!;
			if (start === UNSCHEDULED) return;
			from = Math.max(from, start + duration[before]!);
		}
		let to = latestFinish[activity]! - duration[activity]! + 1;
		if (pinned[activity] !== NOT_PINNED) to = Math.min(to, pinned[activity]!);
		const start = this.#profile.earliestFit(activity, from, to);
		if (start < 0) return;
		starts[activity] = start;
		this.#profile.place(activity, start);
	}

	#brokenPins(starts: Int32Array, { reserved }: Reservation): number[] {
		const { predecessors } = this.#model.network;
		return reserved.flatMap((isReserved, activity) => {
			const orphan = isReserved && predecessors[activity]!.some((before) => starts[before] === UNSCHEDULED);
			return orphan ? [activity] : [];
		});
	}

	#startsAlone(): Int32Array {
		const { order, pinned, network, duration, dates, excluded } = this.#model;
		const starts = new Int32Array(pinned.length).fill(UNSCHEDULED);
		for (const activity of order) {
			const before = network.predecessors[activity]!;
			if (excluded[activity] || before.some((one) => starts[one] === UNSCHEDULED)) continue;
			const from = Math.max(dates.start[activity]!, ...before.map((one) => starts[one]! + duration[one]!));
			let to = lastFinish(this.#model, activity) - duration[activity]! + 1;
			if (pinned[activity] !== NOT_PINNED) to = Math.min(to, pinned[activity]!);
			starts[activity] = this.#profile.earliestFit(activity, from, to);
		}
		return starts;
	}
}
