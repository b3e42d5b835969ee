import { atLeast, atMost, type Literal, type Variable } from '../cp/literal.ts';
import type { Random } from '../random.ts';

/** Smallest share of the makespan in a window, and how the share moves after each search. */
const LEAST = 0.1;
const GROWTH = 1.07;

/** A plan with its activities' ends. */
export interface Timed {
	starts: Int32Array;
	/** Slots per activity in the plan. */
	durations: Int32Array;
	makespan: number;
}

/**
 * Large neighbourhoods for the learning solver (after Palpant, Artigues and Michelon 2004): within a window of time all is
 * open, what ends before it stays, what starts after it comes one slot earlier, so that the whole ends earlier.
 */
export class Windows {
	private readonly random: Random;
	private share = 0.3;

	constructor(random: Random) {
		this.random = random;
	}

	/** Assumptions that describe a window somewhere in the plan. */
	next(start: readonly Variable[], { starts, durations, makespan }: Timed): Literal[] {
		const length = Math.max(2, Math.round(this.share * makespan));
		const from = this.random.below(makespan + 1) - (length >> 1);
		const to = from + length;
		return start.flatMap((variable, activity) => {
			const begin = starts[activity]!;
			if (begin + durations[activity]! <= from) return [atMost(variable, begin), atLeast(variable, begin)];
			if (begin >= to) return [atMost(variable, begin - 1), atLeast(variable, begin - 1)];
			return [];
		});
	}

	/** Learns from a search: larger windows when it was complete, smaller ones when it was broken off. */
	learn(isComplete: boolean) {
		const share = isComplete ? this.share * GROWTH : this.share / GROWTH;
		this.share = Math.min(1, Math.max(LEAST, share));
	}
}
