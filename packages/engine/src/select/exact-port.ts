import type { LinearModel } from './linear-model.ts';
import type { SelectionSearch } from './select.ts';

/** What the search needs of a solver of linear programmes; the package @luotsi/exact has one. Calls block. */
export interface ExactSolver {
	solve(model: LinearModel, limits: ExactLimits): ExactSolution;
}

/** When the solver ends. */
export interface ExactLimits {
	seconds?: number;
	nodes?: number;
	/** A solution to start from. */
	start?: Float64Array;
	shouldStop?: () => boolean;
}

/** What the solver found; `bound` holds whatever ended the run. */
export interface ExactSolution {
	status: 'optimal' | 'infeasible' | 'stopped';
	value: number;
	bound: number;
	x: Float64Array | null;
}

/** Lets the solver start from the search's best selection, and the search learn its bound and selection. */
export function proveWith(search: SelectionSearch, solver: ExactSolver, limits: ExactLimits): ExactSolution {
	const start = search.best ? columnsOf(search, search.best) : undefined;
	const solution = solver.solve(search.model, start ? { ...limits, start } : limits);
	if (solution.x && solution.value > search.value) search.learn({ option: optionsIn(search, solution.x) });
	search.learn({ bound: solution.bound });
	return solution;
}

function columnsOf({ options }: SelectionSearch, best: Int32Array): Float64Array {
	const columns = new Float64Array(options.options);
	for (const option of best) if (option >= 0) columns[option] = 1;
	return columns;
}

function optionsIn({ options }: SelectionSearch, x: Float64Array): Int32Array {
	const chosen = new Int32Array(options.needs).fill(-1);
	x.forEach((share, option) => {
		if (share > 0.5) chosen[options.needOf[option]!] = option;
	});
	return chosen;
}
