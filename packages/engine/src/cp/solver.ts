import { Activity } from './activity.ts';
import { Analysis } from './analysis.ts';
import { luby, smallestFirst } from './branching.ts';
import { CLAUSES, Clauses } from './clauses.ts';
import { coreOf } from './core.ts';
import { Differences } from './differences.ts';
import { literalOf, not, valueOf, viewOf, type Literal, type Variable } from './literal.ts';
import { Propagation } from './propagation.ts';
import type { Owner, Propagator } from './propagator.ts';
import { DECISION, Trail } from './trail.ts';

/** What a run of the solver came to; 'unknown' = it was interrupted. */
export type Outcome = 'satisfied' | 'unsatisfiable' | 'unknown';

/** Chooses the next decision: a literal that is neither true nor false; null = everything it cares for is fixed. */
export type Brancher = (solver: Solver) => Literal | null;

/** How to run. */
export interface RunOptions {
	/** Conflicts after which the run is interrupted. */
	conflicts: number;
	/** Literals taken to be true in this run only, in this order. */
	assumptions?: readonly Literal[];
}

/**
 * Finite-domain solver that learns from failures (lazy clause generation: Ohrimenko, Stuckey and Codish 2009), on bounds
 * only. Deterministic. Constraints are added at the root, between runs.
 *
 * ```ts
 * const solver = new Solver();
 * const [a, b] = [solver.integer(0, 9), solver.integer(0, 9)];
 * const first = solver.boolean();
 * solver.difference(a, 3, b, isTrue(first)); // first -> a + 3 <= b
 * solver.difference(b, 4, a, isFalse(first));
 * solver.run({ conflicts: 1000 }); // 'satisfied'; solver.value(a) ...
 * solver.run({ conflicts: 1000, assumptions: [atMost(b, 2), atMost(a, 3)] }); // 'unsatisfiable'; solver.core
 * ```
 */
export class Solver {
	readonly trail = new Trail();
	private readonly clauses = new Clauses(this.trail);
	private readonly differences = new Differences(this.trail);
	private readonly owners: (Owner | null)[] = [null, this.clauses, this.differences];
	private readonly activity = new Activity(this.trail);
	private readonly analysis = new Analysis(this.trail, this.owners, this.activity);
	private readonly propagation = new Propagation(this.trail, this.clauses, this.differences);
	private consistent = true;
	/** Assumptions of a run that was interrupted and can go on where it stopped. */
	private paused: readonly Literal[] | null = null;
	private readonly choice = { view: 0, value: 0 };
	private isBranching = false;
	private restartAt = 0;
	private restarts = 0;
	private reduceAt = 4000;
	/** Value that the search tries first for each variable: the lowest at the start, then that of the last solution. */
	readonly target: number[] = [];
	/** Decides where activity does not, and in every other stretch of the search when given. */
	brancher: Brancher = smallestFirst;
	/** True = stretches led by `brancher` alternate with stretches led by activity; false = activity leads throughout. */
	alternate = true;
	/** Last solution, a value per variable; null = none yet. */
	solution: Int32Array | null = null;
	/** After 'unsatisfiable': assumptions that cannot all hold; empty = there is no solution at all. */
	core: Literal[] = [];
	/** Conflicts and decisions so far. */
	conflicts = 0;
	decisions = 0;

	/** A whole number from min to max, both within 30 bits. */
	integer(min: number, max: number): Variable {
		if (min > max) throw new RangeError(`Empty domain ${min} to ${max}`);
		this.toRoot();
		const variable = this.trail.add(min, max);
		this.clauses.addVariable();
		this.differences.addVariable(this.trail.views);
		this.analysis.addVariable(this.trail.views);
		this.activity.addVariable(variable, min, max);
		this.propagation.addVariable();
		this.target.push(min);
		return variable;
	}

	/** 0 or 1; see `isTrue`, `isFalse`. */
	boolean(): Variable {
		return this.integer(0, 1);
	}

	/** Smallest value left at the root; to a brancher, that left by the decisions so far. */
	min(variable: Variable): number {
		if (!this.isBranching) this.toRoot();
		return this.trail.lower[2 * variable]!;
	}

	/** Largest value left at the root; to a brancher, that left by the decisions so far. */
	max(variable: Variable): number {
		if (!this.isBranching) this.toRoot();
		return -this.trail.lower[2 * variable + 1]!;
	}

	/** Value in the last solution. */
	value(variable: Variable): number {
		return this.solution![variable]!;
	}

	/** Whether the literal is true under the present bounds. */
	holds(literal: Literal): boolean {
		return this.trail.lower[viewOf(literal)]! >= valueOf(literal);
	}

	/** At least one of the literals. False = there is no solution any more. */
	clause(literals: readonly Literal[]): boolean {
		this.toRoot();
		const weakest = new Map<number, number>();
		for (const literal of literals) {
			if (this.holds(literal)) return this.consistent;
			const view = viewOf(literal);
			weakest.set(view, Math.min(weakest.get(view) ?? Infinity, valueOf(literal)));
		}
		const open = [...weakest].filter(([view, value]) => this.trail.lower[view ^ 1]! + value <= 0);
		if (open.some(([view, value]) => (weakest.get(view ^ 1) ?? Infinity) + value <= 1))
			return this.consistent;
		if (open.length === 0) return (this.consistent = false);
		if (open.length === 1) return this.raise(...open[0]!);
		this.clauses.add(open.flat(), 0);
		return this.consistent;
	}

	/** Exactly one of the literals. */
	exactlyOne(literals: readonly Literal[]): boolean {
		this.clause(literals);
		return this.atMostOne(literals);
	}

	/** At most one of the literals. */
	atMostOne(literals: readonly Literal[]): boolean {
		literals.forEach((one, index) => {
			for (const other of literals.slice(index + 1)) this.clause([not(one), not(other)]);
		});
		return this.consistent;
	}

	/** x + distance <= y, only under the condition when one is given. */
	difference(x: Variable, distance: number, y: Variable, condition?: Literal): boolean {
		this.toRoot();
		if (condition !== undefined && this.holds(not(condition))) return this.consistent;
		const always = condition === undefined || this.holds(condition);
		const view = always ? -1 : viewOf(condition);
		this.consistent &&= this.differences.add(x, distance, y, view, always ? 0 : valueOf(condition));
		return this.propagateRoot();
	}

	/** Adds a constraint of another kind. */
	post(propagator: Propagator): boolean {
		this.toRoot();
		propagator.owner = this.owners.length;
		this.owners.push(propagator);
		this.propagation.post(propagator);
		return this.propagateRoot();
	}

	/** Makes the literal true in all that follows. False = there is no solution any more. */
	fix(literal: Literal): boolean {
		this.toRoot();
		return this.raise(viewOf(literal), valueOf(literal));
	}

	private raise(view: number, value: number): boolean {
		this.consistent &&= this.trail.raise(view, value, DECISION, 0);
		return this.propagateRoot();
	}

	private propagateRoot(): boolean {
		this.consistent &&= this.propagation.run();
		this.propagation.head = 0;
		this.trail.forgetRoot();
		return this.consistent;
	}

	private toRoot(): void {
		this.paused = null;
		if (this.trail.level > 0) this.backTo(0);
	}

	private backTo(level: number): void {
		this.trail.backTo(level);
		this.activity.reopen(level);
		this.propagation.head = this.trail.length;
	}

	/** Searches until there is an answer or so many conflicts have passed. Can be called again to go on. */
	run({ conflicts, assumptions = [] }: RunOptions): Outcome {
		const { paused } = this;
		const goesOn =
			paused?.length === assumptions.length && assumptions.every((one, at) => one === paused[at]);
		if (!goesOn) this.toRoot();
		this.core = [];
		if (!this.consistent || !(goesOn || this.propagateRoot())) return 'unsatisfiable';
		const end = this.conflicts + conflicts;
		for (;;) {
			if (!this.propagation.run()) {
				if (!this.learn()) return 'unsatisfiable';
				if (this.conflicts >= end) {
					this.paused = [...assumptions];
					return 'unknown';
				}
			} else if (this.conflicts >= this.restartAt) {
				this.restart();
				if (!this.consistent) return 'unsatisfiable';
			} else {
				const literal = this.decide(assumptions);
				if (literal === null) return this.solved();
				if (literal === undefined) return this.refuted();
				this.trail.open();
				this.decisions++;
				this.trail.raise(viewOf(literal), valueOf(literal), DECISION, 0);
			}
		}
	}

	private refuted(): Outcome {
		this.toRoot();
		return 'unsatisfiable';
	}

	private solved(): Outcome {
		const count = this.trail.views / 2;
		const solution = new Int32Array(count);
		for (let variable = 0; variable < count; variable++) {
			solution[variable] = this.trail.lower[2 * variable]!;
			this.target[variable] = solution[variable]!;
		}
		this.solution = solution;
		this.toRoot();
		return 'satisfied';
	}

	/** Learns from a failure and steps back. False = no solution. */
	private learn(): boolean {
		this.conflicts++;
		const { analysis, activity } = this;
		analysis.learn();
		activity.decay();
		if (analysis.backLevel < 0) return (this.consistent = false);
		this.backTo(analysis.backLevel);
		const [view, value] = [analysis.clause[0]!, analysis.clause[1]!];
		if (analysis.clause.length === 2) return this.raise(view, value);
		const clause = this.clauses.add(analysis.clause, analysis.levels);
		return this.trail.raise(view, value, CLAUSES, clause);
	}

	/** Next literal to assume or decide; null = all is fixed, undefined = an assumption is impossible (see `core`). */
	private decide(assumptions: readonly Literal[]): Literal | null | undefined {
		while (this.trail.level < assumptions.length) {
			const literal = assumptions[this.trail.level]!;
			if (this.holds(not(literal))) {
				this.core = coreOf(this.trail, this.owners, literal);
				return undefined;
			}
			if (!this.holds(literal)) return literal;
			this.trail.open();
		}
		if (this.alternate && this.restarts % 2 === 0)
			return this.branch() ?? this.active() ?? smallestFirst(this);
		return this.active() ?? this.branch() ?? smallestFirst(this);
	}

	private branch(): Literal | null {
		this.isBranching = true;
		const literal = this.brancher(this);
		this.isBranching = false;
		return literal;
	}

	private active(): Literal | null {
		const { choice } = this;
		if (!this.activity.next(choice)) return null;
		const literal = literalOf(choice.view, choice.value);
		return this.target[choice.view >> 1]! >= choice.value ? literal : not(literal);
	}

	private restart(): void {
		this.backTo(0);
		this.propagateRoot();
		this.restarts++;
		this.restartAt = this.conflicts + 100 * luby(this.restarts);
		if (!this.consistent || this.clauses.learnt.length < this.reduceAt) return;
		this.clauses.reduce();
		this.reduceAt += 500;
	}
}
