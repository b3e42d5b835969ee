import type { MakespanPlan, MakespanSearch, Method } from '../makespan/method.ts';
import { Prover } from '../makespan/prove.ts';
import type { Project } from '../problem/project.ts';
import { random, type Random } from '../random.ts';
import { neighbourhood } from './neighbourhood.ts';

/** Conflicts in a step, and in one attempt to improve a part of the plan. */
const STEP = 10;
const ATTEMPT = 200;
/** Conflicts in a turn of proving and, at least, in one of improving. */
const TURN = 400;
/** Starts times slots beyond which the solver would take too much room. */
const LARGEST = 4e6;

/**
 * Projects with minimum and maximum time lags, dates and any capacities, one mode per activity and no skills. The
 * constraint solver finds a first plan or refutes that there is one; then it takes turns between improving parts of the
 * best plan (large neighbourhood search, Shaw 1998) and proving.
 */
export const timeLags: Method = {
	supports: ({ count, horizon, modesFrom, places, uses }) =>
		modesFrom[count] === count &&
		count * horizon <= LARGEST &&
		places.every((list) => list.length === 0) &&
		uses.every((units) => units === 0),
	begin: (project, seed) => new TimeLagSearch(project, random(seed)),
};

class TimeLagSearch implements MakespanSearch {
	readonly #project: Project;
	readonly #prover: Prover;
	readonly #random: Random;
	/** Conflicts left to the turn of the prover, negative in that of improving, and those left to the attempt under way. */
	#turn = TURN;
	#left = 0;
	/** Activities kept near their places in the attempt, and by how much they may move. */
	#fixed: readonly number[] = [];
	#slack = 0;
	/** Share of the activities set free, adapted to how the attempts end. */
	#share = 0.3;

	constructor(project: Project, generator: Random) {
		this.#project = project;
		this.#random = generator;
		this.#prover = new Prover(project, project.horizon);
	}

	get best(): MakespanPlan | null {
		return this.#prover.best;
	}

	get bound(): number {
		return this.#prover.bound;
	}

	get iterations(): number {
		return this.#prover.iterations;
	}

	get sinceImprovement(): number {
		return this.#prover.sinceImprovement;
	}

	step(mostSchedules: number): boolean {
		const { best, bound, iterations } = this.#prover;
		if (bound >= (best?.makespan ?? Infinity)) return false;
		const conflicts = Math.min(STEP, mostSchedules);
		if (!best) return this.#prover.step(conflicts);
		const changed = this.#turn > 0 ? this.#prover.step(conflicts) : this.#improve(best, conflicts);
		const spent = Math.max(1, this.#prover.iterations - iterations);
		this.#turn -= spent;
		this.#left -= spent;
		if (this.#turn <= -TURN && this.#left <= 0) this.#turn = TURN;
		return changed;
	}

	#improve(best: MakespanPlan, conflicts: number): boolean {
		if (this.#left <= 0) {
			this.#left = ATTEMPT;
			this.#slack = 1 + this.#random.below(4);
			this.#fixed = neighbourhood(this.#project, best, this.#share, this.#random);
		}
		const outcome = this.#prover.improve(this.#fixed, this.#slack, conflicts);
		if (outcome !== 'unknown') {
			this.#left = 0;
			this.#share = Math.min(0.9, this.#share * 1.1);
		} else if (this.#left <= conflicts) this.#share = Math.max(0.05, this.#share * 0.95);
		return this.#prover.best !== best || this.#prover.bound === best.makespan;
	}
}
