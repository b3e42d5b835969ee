import { aloneOf, type Alone } from './alone.ts';
import { Draft, UNSCHEDULED } from './draft.ts';
import { NOT_PINNED, type Model } from './model.ts';
import { reservePins, withoutPins, type Reservation } from './reserve.ts';
import type { Objective } from '../result.ts';

export { UNSCHEDULED } from './draft.ts';

/** One schedule. */
export interface Placement {
	/** First open week of each activity, or UNSCHEDULED. */
	starts: Int32Array;
	/** Mode row of each activity, or UNSCHEDULED. */
	rows: Int32Array;
	/** Posts in the places of each activity. */
	posts: readonly (readonly number[])[];
	objective: Objective;
}

/** Positive when `a` is better. */
export function compareObjectives(a: Objective, b: Objective): number {
	return a.pinsKept - b.pinsKept || a.value - b.value || a.earliness - b.earliness;
}

/** What is in the draft, and its worth. */
export function placementOf(draft: Draft): Placement {
	const { model, starts, rows, posts } = draft;
	return {
		starts: starts.slice(),
		rows: rows.slice(),
		posts: [...posts],
		objective: objectiveOf(model, starts, rows),
	};
}

/** What the starts are worth. */
export function objectiveOf(model: Model, starts: Int32Array, rows: Int32Array): Objective {
	const { problem, pinned, included, modes, slotAt } = model;
	const objective = { pinsKept: 0, value: 0, earliness: 0 };
	for (let activity = 0; activity < problem.activities.length; activity++) {
		if (rows[activity] === UNSCHEDULED) continue;
		const { value, duration } = modes[rows[activity]!]!;
		const finish = slotAt[starts[activity]! + duration - 1]!;
		objective.value += value;
		objective.earliness += value * (problem.slots - 1 - finish);
		if (included[activity] || pinned[activity] !== NOT_PINNED) objective.pinsKept++;
	}
	// Sums of fractions must not differ by the order they were added in.
	objective.value = Math.round(objective.value * 1e6) / 1e6;
	objective.earliness = Math.round(objective.earliness * 1e6) / 1e6;
	return objective;
}

/**
 * Serial schedule generation: takes activities in the order of a list, each after all it waits for, and puts each at the
 * first week at which precedence, dates, time and money allow it.
 */
export class Builder {
	readonly alone: Alone;
	readonly #draft: Draft;
	readonly #reservation: Reservation;

	constructor(model: Model) {
		this.alone = aloneOf(model);
		this.#draft = new Draft(model);
		this.#reservation = reservePins(model, this.alone);
	}

	/** Builds the schedule of a list of the hopeful activities, any order. */
	build(list: ArrayLike<number>): Placement {
		this.fill(list, this.#draft);
		return placementOf(this.#draft);
	}

	/** The same into a draft, which gets its limits too. Gives the activities held at their pins. */
	fill(list: ArrayLike<number>, draft: Draft): boolean[] {
		let reservation = this.#reservation;
		for (;;) {
			this.#placeAll(list, reservation, draft);
			const broken = brokenPins(draft, reservation);
			if (broken.length === 0) return Array.from(reservation.reserved, (row) => row >= 0);
			reservation = withoutPins(draft.model, reservation, broken);
		}
	}

	#placeAll(list: ArrayLike<number>, { reserved, posts, latestFinish }: Reservation, draft: Draft): void {
		const { pinned } = draft.model;
		draft.clear();
		draft.limits = { possible: this.alone.possible, earliest: this.alone.start, latestFinish };
		reserved.forEach((row, activity) => {
			if (row >= 0) draft.put(row, pinned[activity]!, posts[activity]!);
		});
		for (let index = 0; index < list.length; index++) {
			const activity = list[index]!;
			if (!draft.has(activity)) draft.insert(activity);
		}
	}
}

function brokenPins(draft: Draft, { reserved }: Reservation): number[] {
	const { predecessors } = draft.model.network;
	return Array.from(reserved.keys()).filter(
		(activity) => reserved[activity]! >= 0 && predecessors[activity]!.some((before) => !draft.has(before)),
	);
}
