import { UNSCHEDULED } from './construct.ts';
import { modelOf, NOT_PINNED, type Model } from './model.ts';
import { isSameObstacle, joinObstacles, lastPredecessor, obstacleAt, type Occupied } from './obstacle.ts';
import type { Problem, Slot } from '../problem/problem.ts';
import { Profile } from './profile.ts';
import type { Obstacle, Schedule, StartSpan, WhyHere } from '../result.ts';

/**
 * Why a scheduled activity starts no earlier: spans that cover every slot from its `earliest` to the one before its start,
 * each with an obstacle that the rest of the schedule puts there. Empty = it starts at its earliest week. In a schedule
 * changed by hand a start that has become possible is in no span.
 * @throws {RangeError} when the activity is not in the schedule.
 * @throws {InvalidProblem}
 */
export function explainStart(problem: Problem, schedule: Schedule, id: string): StartSpan[] {
	const model = modelOf(problem);
	const occupied = occupiedBy(model, startsOf(model, schedule));
	const activity = model.positionOf.get(id);
	if (activity === undefined || occupied.starts[activity] === UNSCHEDULED)
		throw new RangeError(`not in the schedule: ${id}`);
	return explainWeek(occupied, activity);
}

/** The same for a schedule already read. */
export function explainWeek(occupied: Occupied, activity: number): StartSpan[] {
	const { model, starts, profile } = occupied;
	const start = starts[activity]!;
	const first = model.problem.activities[activity]!.earliest;
	const last = model.slotAt[start]! - 1;
	if (first > last) return [];
	if (model.pinned[activity] !== NOT_PINNED) return [{ from: first, to: last, reason: { code: 'pinned' } }];
	profile.remove(activity, start);
	const spans = spansOf(first, last, obstacleFinder(occupied, activity));
	profile.place(activity, start);
	return spans;
}

/** The last obstacle before the start; closed weeks only when there is no other. */
export function whyHere(occupied: Occupied, activity: number): WhyHere {
	if (occupied.model.pinned[activity] !== NOT_PINNED) return { code: 'pinned' };
	const reasons = explainWeek(occupied, activity).map((span) => span.reason);
	return reasons.findLast(({ code }) => code !== 'closed') ?? reasons.at(-1) ?? { code: 'at_earliest' };
}

/** A profile with these starts in it. */
export function occupiedBy(model: Model, starts: Int32Array): Occupied {
	const profile = new Profile(model);
	starts.forEach((start, activity) => {
		if (start !== UNSCHEDULED) profile.place(activity, start);
	});
	return { model, starts, profile };
}

function startsOf(model: Model, schedule: Schedule): Int32Array {
	const starts = new Int32Array(model.order.length).fill(UNSCHEDULED);
	for (const { id, start } of schedule.items) {
		const activity = model.positionOf.get(id);
		if (activity === undefined) throw new RangeError(`not in the problem: ${id}`);
		const week = model.calendar.indexFrom(start);
		if (week < 0 || week + model.duration[activity]! > model.calendar.count)
			throw new RangeError(`outside the horizon: ${id}`);
		starts[activity] = week;
	}
	return starts;
}

function obstacleFinder(occupied: Occupied, activity: number): (slot: Slot) => Obstacle | null {
	const { model } = occupied;
	const before = lastPredecessor(occupied, activity);
	return (slot) => {
		if (before && slot <= before.finish) return before;
		if (model.problem.closed?.[slot]) return { code: 'closed', window: { from: slot, to: slot } };
		return obstacleAt(occupied, activity, model.calendar.indexFrom(slot));
	};
}

function spansOf(first: Slot, last: Slot, obstacle: (slot: Slot) => Obstacle | null): StartSpan[] {
	const spans: { from: Slot; to: Slot; reason: Obstacle }[] = [];
	for (let slot = first; slot <= last; slot++) {
		const reason = obstacle(slot);
		if (!reason) continue;
		const before = spans.at(-1);
		if (before?.to === slot - 1 && isSameObstacle(before.reason, reason)) {
			before.to = slot;
			before.reason = joinObstacles(before.reason, reason);
		} else spans.push({ from: slot, to: slot, reason });
	}
	return spans;
}
