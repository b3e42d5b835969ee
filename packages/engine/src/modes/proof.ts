import { atLeast, atMost } from '../cp/literal.ts';
import { copyDraft, emptyDraft, type Draft } from './builder.ts';
import { guide, modeVariables, readSolution, type ModeVariables } from './exact.ts';
import type { ModeModel } from './model.ts';

/** Conflicts in a row looking for a shorter plan, then as many raising the bound. */
const STRETCH = 400;

/** Looks for shorter plans and raises the bound with the learning solver until the two meet. */
export class ModeProof {
	/** Shortest plan known, never longer than what was told; its makespan is Infinity before the first. */
	readonly best: Draft;
	/** No plan ends before this slot; Infinity = there is none. */
	bound: number;
	private readonly model: ModeModel;
	private readonly variables: ModeVariables | null;
	private turn = 0;

	constructor(model: ModeModel, best: Draft) {
		this.model = model;
		this.best = emptyDraft(model.count);
		copyDraft(best, this.best);
		this.variables = modeVariables(model, Math.min(model.horizon, best.makespan - 1));
		this.bound = this.variables ? this.variables.solver.min(this.variables.makespan) : best.makespan;
		if (this.variables && best.makespan < Infinity) guide(this.variables, model, best);
	}

	/** Conflicts met so far. */
	get conflicts(): number {
		return this.variables?.solver.conflicts ?? 0;
	}

	/** Tells of a plan found elsewhere. */
	tell(draft: Draft) {
		if (draft.makespan >= this.best.makespan || !this.variables) return;
		copyDraft(draft, this.best);
		guide(this.variables, this.model, draft);
		this.demandBetter();
	}

	/** Works for so many conflicts at most; true when `best` or `bound` changed. */
	work(conflicts: number): boolean {
		if (!this.variables || this.bound >= this.best.makespan) return false;
		const isRaising = Math.floor((this.turn++ * conflicts) / STRETCH) % 2 === 1;
		const { solver, makespan } = this.variables;
		const assumptions = isRaising ? [atMost(makespan, this.bound)] : [];
		const outcome = solver.run({ conflicts, assumptions });
		if (outcome === 'unknown') return false;
		if (outcome === 'satisfied') {
			readSolution(this.variables, this.model, this.best);
			this.demandBetter();
			return true;
		}
		if (solver.core.length === 0) this.bound = this.best.makespan;
		else if (solver.fix(atLeast(makespan, this.bound + 1))) this.bound = solver.min(makespan);
		else this.bound = this.best.makespan;
		return true;
	}

	private demandBetter() {
		const { solver, makespan } = this.variables!;
		if (!solver.fix(atMost(makespan, this.best.makespan - 1))) this.bound = this.best.makespan;
	}
}
