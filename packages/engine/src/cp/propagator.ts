/** Collects the literals view >= value that together force a tightening or a failure. */
export interface Explanation {
	add(view: number, value: number): void;
}

/** Whoever tightens bounds must be able to say why, later. */
export interface Owner {
	/**
	 * Adds literals, all true before the entry at `position`, that together force view >= value (at most what was set), or
	 * a failure where view is -1. `payload` is what was given when the bound was tightened.
	 */
	explain(payload: number, view: number, value: number, position: number, into: Explanation): void;
}

/** A constraint that is run again when a bound of a watched view was raised. */
export interface Propagator extends Owner {
	/** Told once: the number to give as owner. */
	owner: number;
	/** Views whose raised bounds may matter. */
	readonly views: readonly number[];
	/** 0 = cheap, run first; 1 = dear. */
	readonly cost: 0 | 1;
	/** Tightens what follows; false = failed, recorded in the trail. */
	propagate(): boolean;
}
