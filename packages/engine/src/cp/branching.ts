import { atMost, type Literal } from './literal.ts';
import type { Solver } from './solver.ts';

/** The variable with the smallest value left, at that value: a `Brancher`. */
export function smallestFirst(solver: Solver): Literal | null {
	const { lower, views } = solver.trail;
	let best = -1;
	for (let view = 0; view < views; view += 2) {
		const min = lower[view]!;
		if (min < -lower[view + 1]! && (best < 0 || min < lower[best]!)) best = view;
	}
	return best < 0 ? null : atMost(best / 2, lower[best]!);
}

/** Luby sequence 1 1 2 1 1 2 4 … (Luby, Sinclair and Zuckerman 1993), from index 1. */
export function luby(index: number): number {
	let at = index;
	for (;;) {
		const bits = 32 - Math.clz32(at);
		if (at === 2 ** bits - 1) return 2 ** (bits - 1);
		at -= 2 ** (bits - 1) - 1;
	}
}
