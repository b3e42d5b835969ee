/**
 * A linear programme: maximise objective · x with rowLower <= A x <= rowUpper and columnLower <= x <= columnUpper.
 * Missing sides are infinite. Entries of row r are rowFirst[r] … rowFirst[r + 1] - 1 of `column` and `coefficient`.
 */
export interface LinearModel {
	objective: Float64Array;
	columnLower: Float64Array;
	columnUpper: Float64Array;
	/** 1 = must be a whole number. */
	integer: Uint8Array;
	rowLower: Float64Array;
	rowUpper: Float64Array;
	rowFirst: Int32Array;
	column: Int32Array;
	coefficient: Float64Array;
}

/** When to end a run. Without any limit it ends with a proof. */
export interface Limits {
	/** Wall clock. A run overstays it by some tenths of a second on large models. */
	seconds?: number;
	/** Nodes of the search tree: unlike seconds, the same limit gives the same result. */
	nodes?: number;
	/** A solution to start from; one that breaks a row is ignored. */
	start?: Float64Array;
	/** Asked now and then during the run; true ends it. */
	shouldStop?: () => boolean;
	/** Told of the proven bound and the best value as they get better; -Infinity = no solution yet. */
	onProgress?: (bound: number, value: number) => void;
}

/** What a run found. */
export interface Solution {
	/** 'optimal' and 'infeasible' are proved; 'stopped' = a limit came first. */
	status: 'optimal' | 'infeasible' | 'stopped';
	/** Value of `x`; -Infinity = none found. */
	value: number;
	/** No solution is worth more. */
	bound: number;
	x: Float64Array | null;
	/** Nodes of the search tree. */
	nodes: number;
}

/** The linear relaxation, solved. */
export interface Relaxation {
	status: 'optimal' | 'infeasible' | 'stopped';
	/** Infinity when stopped, -Infinity when infeasible. */
	bound: number;
	x: Float64Array | null;
	/** Price of each row: what one more unit of its limit would bring. */
	prices: Float64Array | null;
}

/** Solves linear programmes, exactly or until a limit. Calls block: use `solveInThread` where something must go on. */
export interface LinearSolver {
	/** The bound and prices without the whole numbers. */
	relax(model: LinearModel, limits?: Pick<Limits, 'seconds'>): Relaxation;
	solve(model: LinearModel, limits?: Limits): Solution;
	/** Solves a model written as text in the LP format (see `lpText`). */
	solveText(text: string, limits?: Pick<Limits, 'seconds'>): Pick<Solution, 'status' | 'value' | 'bound'>;
}
