import { atLeast, atMost, type Literal, type Variable } from '../cp/literal.ts';
import type { Solver } from '../cp/solver.ts';
import { random } from '../random.ts';
import { Windows, type Timed } from './window.ts';

/** Conflicts in a row looking anywhere for a shorter plan, then as many raising the bound, then as many in windows. */
const STRETCH = 400;
/** Conflicts spent before windows are tried, and in each of them. */
const BEFORE_WINDOWS = 2_000;
const IN_WINDOW = 200;

/** What a stretch of work came to: a shorter plan, a raised bound, or nothing new. */
export type Finding = 'plan' | 'bound' | 'nothing';

/** Looks for shorter plans and raises the bound in turns, over any model with starts and a makespan. */
export class Descent {
	/** No plan ends before this slot; when it reaches `end`, none ends before that. */
	bound: number;
	private readonly solver: Solver;
	private readonly start: readonly Variable[];
	private readonly makespan: Variable;
	private readonly windows = new Windows(random(1));
	private window: Literal[] | null = null;
	private left = 0;
	/** Makespan of the shortest plan known, Infinity = none. */
	private end: number;

	constructor(solver: Solver, start: readonly Variable[], makespan: Variable, end: number) {
		this.solver = solver;
		this.start = start;
		this.makespan = makespan;
		this.end = end;
		this.bound = solver.min(makespan);
	}

	/** Asks for plans that end before slot `end` from now on. */
	demand(end: number) {
		this.end = end;
		this.window = null;
		if (!this.solver.fix(atMost(this.makespan, end - 1))) this.bound = end;
	}

	/** Works for so many conflicts at most around the plan; after 'plan' the solver holds a shorter one. */
	work(conflicts: number, plan: Timed): Finding {
		const turn = Math.floor(this.solver.conflicts / STRETCH) % 4;
		const opensWindows = this.solver.conflicts > BEFORE_WINDOWS && plan.makespan < Infinity;
		if (opensWindows && turn > 1) return this.inWindow(conflicts, plan);
		const { solver, makespan } = this;
		const isRaising = turn % 2 === 1;
		const assumptions = isRaising ? [atMost(makespan, this.bound)] : [];
		const outcome = solver.run({ conflicts, assumptions });
		if (outcome !== 'unsatisfiable') return outcome === 'satisfied' ? 'plan' : 'nothing';
		const isOpen = solver.core.length > 0 && solver.fix(atLeast(makespan, this.bound + 1));
		this.bound = isOpen ? solver.min(makespan) : this.end;
		return 'bound';
	}

	private inWindow(conflicts: number, plan: Timed): Finding {
		if (!this.window) {
			this.window = this.windows.next(this.start, plan);
			this.left = IN_WINDOW;
		}
		const outcome = this.solver.run({ conflicts, assumptions: this.window });
		this.left -= conflicts;
		if (outcome === 'unknown' && this.left > 0) return 'nothing';
		this.windows.learn(outcome === 'unsatisfiable');
		this.window = null;
		if (outcome === 'satisfied') return 'plan';
		if (outcome === 'unknown' || this.solver.core.length > 0) return 'nothing';
		this.bound = this.end;
		return 'bound';
	}
}
