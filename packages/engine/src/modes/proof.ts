import { copyDraft, emptyDraft, type Draft } from './builder.ts';
import { guide, modeVariables, readSolution, type ModeVariables } from './exact.ts';
import { Descent } from './descent.ts';
import type { ModeModel } from './model.ts';

/** Looks for shorter plans and raises the bound with the learning solver until the two meet. */
export class ModeProof {
	/** Shortest plan known, never longer than what was told; its makespan is Infinity before the first. */
	readonly best: Draft;
	/** No plan ends before this slot; Infinity = there is none. */
	bound: number;
	private readonly model: ModeModel;
	private readonly variables: ModeVariables | null;
	private readonly descent: Descent | null;
	private readonly durations: Int32Array;

	constructor(model: ModeModel, best: Draft) {
		this.model = model;
		this.best = emptyDraft(model.count);
		copyDraft(best, this.best);
		this.variables = modeVariables(model, Math.min(model.horizon, best.makespan - 1));
		this.descent =
			this.variables &&
			new Descent(this.variables.solver, this.variables.start, this.variables.makespan, best.makespan);
		this.bound = this.descent ? this.descent.bound : best.makespan;
		this.durations = new Int32Array(model.count);
		if (this.variables && best.makespan < Infinity) guide(this.variables, model, best);
		this.time();
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
		const { best, descent, variables, durations } = this;
		if (!variables || !descent || this.bound >= best.makespan) return false;
		const finding = descent.work(conflicts, { starts: best.starts, durations, makespan: best.makespan });
		if (finding === 'plan') {
			readSolution(variables, this.model, best);
			this.demandBetter();
		}
		this.bound = descent.bound;
		return finding !== 'nothing';
	}

	private demandBetter() {
		this.time();
		this.descent!.demand(this.best.makespan);
		this.bound = this.descent!.bound;
	}

	private time() {
		const { duration, count } = this.model;
		for (let activity = 0; activity < count; activity++)
			this.durations[activity] = duration[this.best.modes[activity]!]!;
	}
}
