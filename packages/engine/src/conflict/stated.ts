import type { Literal, Variable } from '../cp/literal.ts';
import type { Solver } from '../cp/solver.ts';
import type { Calendar } from '../problem/calendar.ts';
import type { Activity, Problem } from '../problem/problem.ts';
import type { Wish } from './wish.ts';

/** An activity as variables; where it has modes, the least that any of them takes. */
export interface Part {
	activity: Activity;
	/** Whether it is done. */
	isDone: Variable;
	/** First open week. */
	start: Variable;
	duration: number;
}

/** A model being stated. */
export interface Stated {
	problem: Problem;
	solver: Solver;
	calendar: Calendar;
	parts: ReadonlyMap<string, Part>;
	/** Adds a wish and gives the literal that holds it. */
	ask(wish: Wish): Literal;
}

/** The activity's own way and its alternatives. */
export function waysOf(activity: Activity) {
	return [activity, ...(activity.alternatives ?? [])];
}
