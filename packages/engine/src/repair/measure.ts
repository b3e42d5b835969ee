import { objectiveOf } from '../portfolio/construct.ts';
import type { Draft } from '../portfolio/draft.ts';
import type { Adopted } from './adopted.ts';

/** How much a plan differs from the adopted one. */
export interface Disturbance {
	/** Start and include pins obeyed. */
	pinsKept: number;
	/** Adopted activities still in the plan. */
	kept: number;
	/** Of those, how many start in another week. */
	moved: number;
	/** Sum of the working weeks by which they start earlier or later. */
	weeksMoved: number;
	value: number;
	earliness: number;
}

/** Measures a draft. */
export function disturbanceOf(draft: Draft, { list, starts }: Adopted): Disturbance {
	let [kept, moved, weeksMoved] = [0, 0, 0];
	for (const activity of list) {
		if (!draft.has(activity)) continue;
		kept++;
		const weeks = Math.abs(draft.starts[activity]! - starts[activity]!);
		if (weeks > 0) moved++;
		weeksMoved += weeks;
	}
	return { ...objectiveOf(draft.model, draft.starts, draft.rows), kept, moved, weeksMoved };
}

/** What counts how much; positive when `a` is better. */
export type Preference = (a: Disturbance, b: Disturbance) => number;

/** Commitments stay in, then the fewest starts moved, then the fewest weeks, then value, then value early. */
export const leastPainful: Preference = (a, b) =>
	a.pinsKept - b.pinsKept ||
	a.kept - b.kept ||
	b.moved - a.moved ||
	b.weeksMoved - a.weeksMoved ||
	a.value - b.value ||
	a.earliness - b.earliness;

/**
 * Weighs value against calm: one start moved is worth `price` of value, one commitment dropped five times that on top of
 * its own value, and a week a hundredth.
 */
export function weighed(price: number, adopted: number): Preference {
	const scoreOf = ({ value, kept, moved, weeksMoved }: Disturbance) =>
		value - price * (moved + weeksMoved / 100 + 5 * (adopted - kept));
	return (a, b) => a.pinsKept - b.pinsKept || scoreOf(a) - scoreOf(b) || a.earliness - b.earliness;
}
