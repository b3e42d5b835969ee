import { linear } from '../cp/linear.ts';
import { atLeast, atMost, isFalse, isTrue, type Variable } from '../cp/literal.ts';
import type { Solver } from '../cp/solver.ts';
import { startModel } from '../cp/start-model.ts';
import { aloneOf } from '../portfolio/alone.ts';
import { modelOf } from '../portfolio/model.ts';
import type { Problem } from '../problem/problem.ts';
import { projectOf } from '../problem/project.ts';
import { random } from '../random.ts';
import { adoptedIn } from './adopted.ts';
import { leastPainful } from './measure.ts';
import { MoveSearch } from './move-search.ts';
import { Repairer } from './repairer.ts';

/** Plans of the local search that take about as long as one round of the exact one. */
const ROUND = 40;

/** How long to work. */
export interface FewestMovesOptions {
	seed: number;
	/** Most plans of the local search. */
	iterations: number;
	/** Most conflicts of the exact search, for each number of moves it tries. */
	conflicts: number;
}

/** A plan in which everything is done by the deadline. */
export interface FewestMoves {
	/** First open slot per activity; null = none found. */
	starts: Int32Array | null;
	/** Starts that differ from the adopted ones. */
	moved: number;
	/** Proved: no plan moves fewer. */
	bound: number;
}

/**
 * The fewest starts that must move so that everything is finished before open slot `deadline`, for problems of goal
 * 'makespan' with one way each. Local search from the adopted starts finds a plan; then a solver that learns from
 * failures tries to do with no moves, with one, with two …, and each number it refutes raises the bound.
 */
export function fewestMoves(
	problem: Problem,
	adopted: ArrayLike<number>,
	deadline: number,
	options: FewestMovesOptions,
): FewestMoves {
	const near = nearby(problem, adopted, deadline, options);
	const project = projectOf(problem);
	const { solver, starts, makespan } = startModel(project, Math.min(deadline, project.horizon));
	solver.fix(atMost(makespan, deadline));
	const moves = countMoves(solver, starts, adopted);
	const search = new MoveSearch(solver, starts, moves, adopted, near, project.duration);
	const { conflicts, seed, iterations } = options;
	search.descend(conflicts);
	search.refine(random(seed), Math.ceil(iterations / ROUND), conflicts / 10);
	search.refute(conflicts);
	return search.result;
}

function countMoves(solver: Solver, starts: readonly Variable[], adopted: ArrayLike<number>): Variable {
	const moves = solver.integer(0, starts.length);
	const terms = starts.map((start, activity) => {
		const isMoved = solver.boolean();
		const was = adopted[activity]!;
		solver.clause([isTrue(isMoved), atLeast(start, was)]);
		solver.clause([isTrue(isMoved), atMost(start, was)]);
		// Either it is where it was, or it counts: both ways, so that a fixed start fixes the count.
		solver.clause([isFalse(isMoved), atLeast(start, was + 1), atMost(start, was - 1)]);
		solver.target[start] = was;
		solver.target[isMoved] = 0;
		return { factor: 1, variable: isMoved };
	});
	linear(solver, [...terms, { factor: -1, variable: moves }], 0);
	return moves;
}

function nearby(
	problem: Problem,
	adopted: ArrayLike<number>,
	deadline: number,
	{ seed, iterations }: FewestMovesOptions,
): FewestMoves {
	const none = { starts: null, moved: problem.activities.length + 1, bound: 0 };
	const model = modelOf({
		...problem,
		activities: problem.activities.map((one) => ({ ...one, value: 1, pin: { include: true } })),
	});
	for (let activity = 0; activity < model.order.length; activity++)
		model.deadline[activity] = Math.min(model.deadline[activity]!, deadline - 1);
	const commitments = problem.activities.map(({ id }, activity) => ({
		id,
		start: model.calendar.slotOf(adopted[activity]!),
	}));
	const plan = adoptedIn(model, commitments);
	const repairer = new Repairer(model, aloneOf(model), plan, { seed, prefer: leastPainful, mixes: false });
	while (!repairer.isUndisturbed() && repairer.iterations < iterations) repairer.step();
	const { kept, moved } = repairer.best;
	return kept < plan.list.length ? none : { starts: repairer.bestDraft.starts.slice(), moved, bound: 0 };
}
