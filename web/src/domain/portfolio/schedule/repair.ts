import type { Activity, Commitment, Problem, Schedule } from '@luotsi/engine';
import type { Snapshot } from './problem.ts';

type Held = Pick<Snapshot, 'problem' | 'keeps' | 'frozenBefore' | 'fair'>;

/** The starts of the adopted plan. */
export function commitmentsOf({ keeps }: Pick<Snapshot, 'keeps'>): Commitment[] {
	return Object.entries(keeps).map(([id, start]) => ({ id, start }));
}

/**
 * The problem of a repair: what begins before the frozen weeks are over stays where it is, and nothing new begins in
 * them. What fairness brings in is held in the plan. Each of these is let go where it cannot be.
 */
export function withHeld({ problem, keeps, frozenBefore, fair }: Held): Problem {
	const brought = new Set(fair);
	const isRepair = Object.keys(keeps).length > 0;
	const activities = problem.activities.map((activity): Activity => {
		if (activity.pin) return activity;
		const start = keeps[activity.id];
		if (start !== undefined && start < frozenBefore)
			return start < activity.earliest ? activity : { ...activity, pin: { start } };
		const later = isRepair ? { ...activity, earliest: Math.max(activity.earliest, frozenBefore) } : activity;
		return start === undefined && brought.has(activity.id) ? { ...later, pin: { include: true } } : later;
	});
	return { ...problem, activities };
}

/** Needs that were only held and could not be. */
export function droppedPins(held: Problem, original: Problem, answer: Schedule): string[] {
	const free = new Set(original.activities.flatMap(({ id, pin }) => (pin ? [] : id)));
	const holding = new Set(held.activities.flatMap(({ id, pin }) => (pin && free.has(id) ? id : [])));
	return answer.unscheduled.flatMap(({ id }) => (holding.has(id) ? id : []));
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
