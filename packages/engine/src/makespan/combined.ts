import type { Project } from '../problem/project.ts';
import type { MakespanPlan, MakespanSearch, Method } from './method.ts';
import { Prover } from './prove.ts';

/** Schedules built before the prover begins, so that it begins with a good plan. */
const ALONE = 5000;
/** A conflict of the prover takes about as long as so many schedules. */
const SCHEDULES_PER_CONFLICT = 25;
/** Activities up to which three quarters of the time go into the proof, and half. */
const SMALLEST = 40;
const SMALL = 70;
/** A gap, as a part of the best, that a proof may well close. */
const CLOSE = 0.02;
/** Conflicts without a change after which the prover is thought to be stuck. */
const PATIENCE = 500;
/** Starts times slots beyond which a proof is not tried. */
const LARGEST = 1e6;

/**
 * A way of searching, with a proof beside it: both take turns and tell each other what they found. The search ends when
 * the best is as short as the bound. For projects with one mode per activity and no skills.
 */
export function withProof(method: Method): Method {
	return {
		supports: (project) => method.supports(project) && hasOneModeEach(project),
		begin: (project, seed) => new CombinedSearch(project, method.begin(project, seed)),
	};
}

function hasOneModeEach({ count, modesFrom, places, funds, uses }: Project): boolean {
	const usesFunds = funds > 0 && uses.some((units) => units > 0);
	return modesFrom[count] === count && !usesFunds && places.every((list) => list.length === 0);
}

class CombinedSearch implements MakespanSearch {
	readonly #project: Project;
	readonly #search: MakespanSearch;
	#prover: Prover | null = null;
	/** Work of the search beyond its share, in schedules. */
	#ahead = -ALONE;

	constructor(project: Project, search: MakespanSearch) {
		this.#project = project;
		this.#search = search;
	}

	get best(): MakespanPlan | null {
		const found = this.#search.best;
		const proved = this.#prover?.best ?? null;
		return found && (!proved || found.makespan <= proved.makespan) ? found : proved;
	}

	get bound(): number {
		const bound = Math.max(this.#search.bound, this.#prover?.bound ?? 0);
		return Math.min(bound, this.best?.makespan ?? Infinity);
	}

	get iterations(): number {
		return this.#search.iterations + (this.#prover?.iterations ?? 0);
	}

	get sinceImprovement(): number {
		return Math.min(this.#search.sinceImprovement, this.#prover?.sinceImprovement ?? Infinity);
	}

	step(mostSchedules: number): boolean {
		if (this.best && this.bound >= this.best.makespan) return false;
		if (this.#ahead > 0 && this.#mayProve()) return this.#prove(mostSchedules);
		const before = this.#search.iterations;
		const changed = this.#search.step(mostSchedules);
		this.#ahead += (this.#search.iterations - before) * this.#share();
		return changed;
	}

	/** Time for the prover as a part of that for the search: little where much is left to prove and it does not move. */
	#share(): number {
		if (this.#project.count <= SMALL) return this.#project.count <= SMALLEST ? 3 : 1;
		const isClose = this.best && this.best.makespan - this.bound <= CLOSE * this.best.makespan;
		const isMoving = this.#prover === null || this.#prover.sinceChange < PATIENCE;
		return isClose || isMoving ? 0.2 : 0.01;
	}

	#mayProve(): boolean {
		return this.#project.count * (this.best?.makespan ?? this.#project.horizon) <= LARGEST;
	}

	#prove(mostConflicts: number): boolean {
		const { best } = this;
		this.#prover ??= new Prover(this.#project, best ? best.makespan - 1 : this.#project.horizon);
		const prover = this.#prover;
		if (best) prover.accept(best);
		const before = { iterations: prover.iterations, bound: this.bound };
		prover.step(mostConflicts);
		this.#ahead -= Math.max(1, prover.iterations - before.iterations) * SCHEDULES_PER_CONFLICT;
		return this.best !== best || this.bound !== before.bound;
	}
}
