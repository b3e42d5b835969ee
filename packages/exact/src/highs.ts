import * as highsModule from 'highs';
import type { CallbackEvent, Highs, HighsCallbackMap, InitOptions, Model, ModelData } from 'highs';
import type { LinearModel, LinearSolver, Limits, Relaxation, Solution } from './model.ts';

// The package's types describe its CommonJS face; as a module its default export is the loader itself.
const load = highsModule.default as unknown as (options?: InitOptions) => Promise<Highs>;

/** HiGHS (Huangfu and Hall 2018; MIT) in WebAssembly, one thread. Some 40 ms to load. */
export async function loadHighs(options?: InitOptions): Promise<LinearSolver> {
	const highs = await load(options);
	return {
		relax: (model, limits) =>
			highs.withModel(dataOf(highs, model, false), (run) => relax(highs, run, limits)),
		solve: (model, limits) =>
			highs.withModel(dataOf(highs, model, true), (run) => solve(highs, run, limits ?? {})),
		solveText: (text, limits) =>
			highs.withModel({ format: 'lp', data: text }, (run) => solve(highs, run, limits ?? {})),
	};
}

function dataOf(highs: Highs, model: LinearModel, isInteger: boolean): ModelData {
	const numCols = model.objective.length;
	const numRows = model.rowLower.length;
	const { column: indices, coefficient: values, rowFirst: starts } = model;
	return {
		numCols,
		numRows,
		sense: highs.constants.objectiveSense.maximize,
		colCost: model.objective,
		colLower: model.columnLower,
		colUpper: model.columnUpper,
		rowLower: model.rowLower,
		rowUpper: model.rowUpper,
		matrix: { format: 'csr', numRows, numCols, starts, indices, values },
		...(isInteger ? { integrality: Int32Array.from(model.integer) } : {}),
	};
}

function configure(run: Model, { seconds, nodes }: Limits): void {
	// Gaps of zero: what is called optimal is, up to the solver's tolerances.
	run.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 1e-7 });
	if (seconds !== undefined) run.options.set('time_limit', seconds);
	if (nodes !== undefined) run.options.set('mip_max_nodes', nodes);
}

function statusOf({ constants }: Highs, run: Model): Solution['status'] {
	const { optimal, infeasible, empty } = constants.modelStatus;
	const status = run.getModelStatus();
	if (status === optimal || status === empty) return 'optimal';
	return status === infeasible ? 'infeasible' : 'stopped';
}

function relax(highs: Highs, run: Model, limits: Limits = {}): Relaxation {
	configure(run, limits);
	run.run();
	const status = statusOf(highs, run);
	const bound = status === 'infeasible' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
	if (status !== 'optimal') return { status, bound, x: null, prices: null };
	const { colValue, rowDual } = run.getSolution();
	return { status, bound: run.getObjectiveValue(), x: colValue, prices: rowDual };
}

function solve(highs: Highs, run: Model, limits: Limits): Solution {
	configure(run, limits);
	if (limits.start) run.setSolution({ colValue: limits.start });
	run.run(callbacks(highs, limits));
	const status = statusOf(highs, run);
	const nodes = Number(run.info.get('mip_node_count'));
	if (status === 'infeasible')
		return { status, value: Number.NEGATIVE_INFINITY, bound: Number.NEGATIVE_INFINITY, x: null, nodes };
	const hasSolution = run.info.get('primal_solution_status') === highs.constants.solutionStatus.feasible;
	const value = hasSolution ? run.getObjectiveValue() : Number.NEGATIVE_INFINITY;
	const bound = status === 'optimal' ? value : Number(run.info.get('mip_dual_bound'));
	return { status, value, bound, x: hasSolution ? run.getSolution().colValue : null, nodes };
}

function callbacks({ constants }: Highs, { shouldStop, onProgress }: Limits): HighsCallbackMap {
	const { mipInterrupt, mipLogging, mipImprovingSolution } = constants.callbackType;
	const tell = ({ data }: CallbackEvent) =>
		onProgress?.(data.mip_dual_bound ?? Infinity, data.mip_primal_bound ?? -Infinity);
	return {
		...(shouldStop && {
			[mipInterrupt]: (event: { interrupt(): unknown }) => void (shouldStop() && event.interrupt()),
		}),
		...(onProgress && {
			[mipLogging]: (event: CallbackEvent) => void tell(event),
			[mipImprovingSolution]: (event: CallbackEvent) => void tell(event),
		}),
	};
}
