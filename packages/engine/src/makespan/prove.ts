import { atLeast, atMost } from '../cp/literal.ts';
import type { Outcome } from '../cp/solver.ts';
import { startModel, type StartModel } from '../cp/start-model.ts';
import type { Project } from '../problem/project.ts';
import { energyBound, tailsOf } from './prove-energy.ts';
import type { MakespanPlan, MakespanSearch } from './method.ts';

/** Conflicts in a step: about a millisecond. */
const STEP = 10;
/** Conflicts spent on the first attempt to raise the bound by one, and then on better plans per conflict on bounds. */
const FIRST_ATTEMPT = 100;
const IMPROVING_SHARE = 3;

/**
 * Proves how short a schedule can be, with the constraint solver: from below by refuting one makespan after the other
 * (destructive lower bounds, Klein and Scholl 1999), from above by asking for better than the best. For projects with
 * one mode per activity and no skills; distances and capacities as they like. Iterations count conflicts.
 */
export class Prover implements MakespanSearch {
	best: MakespanPlan | null = null;
	bound = 0;
	iterations = 0;
	sinceImprovement = 0;
	/** Conflicts since `best` or `bound` last changed here. */
	sinceChange = 0;
	readonly #project: Project;
	readonly #model: StartModel;
	/** Conflicts left on the side at work, positive for the bound, negative for better plans. */
	#left = FIRST_ATTEMPT;
	#attempt = FIRST_ATTEMPT;

	/** Only plans that end within `latest` slots are of interest; the bound is Infinity when there is none. */
	constructor(project: Project, latest: number) {
		this.#project = project;
		this.#model = startModel(project, latest);
		this.bound = this.#firstBound(latest);
	}

	/** What follows without search. */
	#firstBound(latest: number): number {
		const { solver, starts, makespan } = this.#model;
		const earliest = Int32Array.from(starts, (start) => solver.min(start));
		const last = Int32Array.from(starts, (start) => solver.max(start));
		const windows = { earliest, latest: last, tail: tailsOf(this.#project) };
		return energyBound(this.#project, windows, solver.min(makespan), latest + 1);
	}

	/** Takes a plan found elsewhere: only better ones are looked for from now on. */
	accept(plan: MakespanPlan): void {
		if (this.best && plan.makespan >= this.best.makespan) return;
		const { solver, makespan, starts } = this.#model;
		this.best = plan;
		this.sinceImprovement = 0;
		solver.alternate = false;
		starts.forEach((start, activity) => (solver.target[start] = plan.starts[activity]!));
		solver.fix(atMost(makespan, plan.makespan - 1));
	}

	/** Works on for at most so many conflicts; true when `best` or `bound` changed. */
	step(mostConflicts: number): boolean {
		if (this.bound >= (this.best?.makespan ?? Infinity)) return false;
		const before = { best: this.best, bound: this.bound };
		const raising = this.#left > 0 && this.bound + 1 < (this.best?.makespan ?? Infinity);
		const { solver, makespan } = this.#model;
		const conflicts = solver.conflicts;
		const assumptions = raising ? [atMost(makespan, this.bound)] : [];
		const outcome = solver.run({ conflicts: Math.min(STEP, mostConflicts), assumptions });
		this.#count(raising, solver.conflicts - conflicts);
		this.#take(outcome);
		const changed = this.best !== before.best || this.bound !== before.bound;
		this.sinceChange = changed ? 0 : this.sinceChange + solver.conflicts - conflicts;
		return changed;
	}

	/**
	 * Looks for a better plan with every start of a fixed activity in a window: from `slack` slots before the best plan to
	 * no later than in it. For at most so many conflicts; 'unsatisfiable' = there is none in these windows.
	 */
	improve(fixed: readonly number[], slack: number, mostConflicts: number): Outcome {
		const { solver, starts } = this.#model;
		const { starts: now } = this.best!;
		const assumptions = fixed.flatMap((activity) => [
			atMost(starts[activity]!, now[activity]!),
			atLeast(starts[activity]!, now[activity]! - slack),
		]);
		const conflicts = solver.conflicts;
		const outcome = solver.run({ conflicts: mostConflicts, assumptions });
		this.iterations += solver.conflicts - conflicts;
		this.sinceImprovement += solver.conflicts - conflicts;
		if (outcome === 'satisfied' || solver.core.length === 0) this.#take(outcome);
		return outcome;
	}

	#count(raising: boolean, conflicts: number) {
		this.iterations += conflicts;
		this.sinceImprovement += conflicts;
		if (raising) {
			this.#left -= conflicts;
			if (this.#left <= 0) this.#left = -IMPROVING_SHARE * this.#attempt;
			return;
		}
		this.#left = Math.min(0, this.#left + conflicts);
		if (this.#left < 0) return;
		this.#attempt *= 2;
		this.#left = this.#attempt;
	}

	#take(outcome: Outcome) {
		const { solver, makespan, starts } = this.#model;
		if (outcome === 'satisfied') {
			const ends = starts.map((start, activity) => solver.value(start) + this.#project.duration[activity]!);
			const plan = {
				starts: Int32Array.from(starts, (start) => solver.value(start)),
				modes: this.#project.modesFrom.slice(0, this.#project.count),
				makespan: Math.max(0, ...ends),
			};
			this.accept(plan);
		} else if (outcome === 'unsatisfiable') {
			if (solver.core.length === 0) this.bound = this.best?.makespan ?? Infinity;
			else this.bound = Math.max(this.bound + 1, solver.min(makespan));
			if (this.#left > 0) this.#left = this.#attempt;
		}
	}
}
