import { valueOf, viewOf, type Literal, type Variable } from './literal.ts';
import type { Explanation, Propagator } from './propagator.ts';
import type { Solver } from './solver.ts';
import type { Trail } from './trail.ts';

/** A whole multiple of a variable. */
export interface Term {
	factor: number;
	variable: Variable;
}

/**
 * Adds sum of terms <= limit, only under the condition when one is given. Sums must stay below 2^53. False = there is no
 * solution any more.
 */
export function linear(solver: Solver, terms: readonly Term[], limit: number, condition?: Literal): boolean {
	return solver.post(new Linear(solver.trail, terms, limit, condition));
}

/** Sum of factor * view <= limit with all factors positive. */
class Linear implements Propagator {
	owner = 0;
	readonly cost = 0;
	readonly views: readonly number[];
	private readonly trail: Trail;
	private readonly count: number;
	private readonly view: Int32Array;
	private readonly factor: Float64Array;
	private readonly limit: number;
	private readonly conditionView: number;
	private readonly conditionValue: number;

	constructor(trail: Trail, terms: readonly Term[], limit: number, condition?: Literal) {
		const used = terms.filter(({ factor }) => factor !== 0);
		this.trail = trail;
		this.count = used.length;
		this.view = Int32Array.from(used, ({ factor, variable }) => 2 * variable + (factor < 0 ? 1 : 0));
		this.factor = Float64Array.from(used, ({ factor }) => Math.abs(factor));
		this.limit = limit;
		this.conditionView = condition === undefined ? -1 : viewOf(condition);
		this.conditionValue = condition === undefined ? 0 : valueOf(condition);
		this.views = condition === undefined ? [...this.view] : [...this.view, this.conditionView];
	}

	propagate(): boolean {
		const { trail, conditionView, count } = this;
		let slack = this.limit;
		for (let term = 0; term < count; term++) slack -= this.factor[term]! * trail.lower[this.view[term]!]!;
		if (conditionView >= 0 && trail.lower[conditionView]! < this.conditionValue) {
			if (slack >= 0) return true;
			return trail.raise(conditionView ^ 1, 1 - this.conditionValue, this.owner, count);
		}
		if (slack < 0) return trail.failed(-1, 0, this.owner, count);
		for (let term = 0; term < count; term++) {
			const view = this.view[term]!;
			const factor = this.factor[term]!;
			const lower = trail.lower[view]!;
			if (-trail.lower[view ^ 1]! - lower <= slack / factor) continue;
			const upper = lower + Math.floor(slack / factor);
			if (!trail.raise(view ^ 1, -upper, this.owner, term)) return false;
		}
		return true;
	}

	/** The lower bounds of the other terms, each as low as what they have to spare together allows. */
	explain(payload: number, view: number, value: number, position: number, into: Explanation): void {
		const { trail, count } = this;
		const skipped = payload < count ? payload : -1;
		let spare = -this.limit - 1;
		if (skipped >= 0) spare += this.factor[skipped]! * (1 - value);
		for (let term = 0; term < count; term++)
			if (term !== skipped) spare += this.factor[term]! * trail.lowerBefore(this.view[term]!, position);
		for (let term = 0; term < count; term++)
			if (term !== skipped) spare = this.explainTerm(term, position, spare, into);
		const denied = payload === count && view >= 0;
		if (this.conditionView >= 0 && !denied) into.add(this.conditionView, this.conditionValue);
	}

	private explainTerm(term: number, position: number, spare: number, into: Explanation): number {
		const { trail } = this;
		const view = this.view[term]!;
		const factor = this.factor[term]!;
		const lower = trail.lowerBefore(view, position);
		const root = trail.lowerBefore(view, 0);
		if (lower <= root) return spare;
		if (factor * (lower - root) <= spare) return spare - factor * (lower - root);
		into.add(view, lower);
		return spare;
	}
}
