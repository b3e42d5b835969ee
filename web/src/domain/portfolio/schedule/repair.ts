import type { Problem, Schedule } from '@luotsi/engine';
import type { Snapshot } from './problem.ts';

/**
 * Repair in two steps: first every need is held in its old week, and as many of these weeks are obeyed as can be;
 * then only those that could not be obeyed are let go. What fairness brings in is held in the plan in the same way.
 */
export function withHeld({ problem, keeps, fair }: Pick<Snapshot, 'problem' | 'keeps' | 'fair'>): Problem {
	const brought = new Set(fair);
	const activities = problem.activities.map((activity) => {
		if (activity.pin) return activity;
		const start = keeps[activity.id];
		if (start !== undefined)
			return { ...activity, earliest: Math.min(activity.earliest, start), pin: { start } };
		return brought.has(activity.id) ? { ...activity, pin: { include: true as const } } : activity;
	});
	return { ...problem, activities };
}

/** Needs that were only held and could not be. */
export function droppedPins({ problem, keeps, fair }: Snapshot, answer: Schedule): string[] {
	const fixed = new Set(problem.activities.flatMap(({ id, pin }) => (pin ? id : [])));
	const held = new Set([...Object.keys(keeps), ...fair]);
	return answer.unscheduled.flatMap(({ id }) => (held.has(id) && !fixed.has(id) ? id : []));
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
