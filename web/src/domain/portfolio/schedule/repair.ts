import type { Problem, Schedule } from '@luotsi/engine';
import type { Snapshot } from './problem.ts';

/**
 * Repair in two steps: first every need is held in its old week, and as many of these weeks are obeyed as can be;
 * then only those that could not be obeyed are let go.
 */
export function withKeptWeeks({ problem, keeps }: Snapshot): Problem {
	const activities = problem.activities.map((activity) => {
		const start = keeps[activity.id];
		if (start === undefined || activity.pin) return activity;
		return { ...activity, earliest: Math.min(activity.earliest, start), pin: { start } };
	});
	return { ...problem, activities };
}

/** Needs that were held only for the repair and could not be. */
export function droppedPins({ problem, keeps }: Snapshot, answer: Schedule): string[] {
	const fixed = new Set(problem.activities.flatMap(({ id, pin }) => (pin ? id : [])));
	return answer.unscheduled.flatMap(({ id }) => (keeps[id] !== undefined && !fixed.has(id) ? id : []));
}

/** The held problem with these needs as they were in the original. */
export function withoutPins(held: Problem, original: Problem, ids: readonly string[]): Problem {
	const free = new Set(ids);
	const originals = new Map(original.activities.map((activity) => [activity.id, activity]));
	const activities = held.activities.map((activity) =>
		free.has(activity.id) ? originals.get(activity.id)! : activity,
	);
	return { ...held, activities };
}
