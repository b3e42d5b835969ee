import type { Project } from '../problem/project.ts';
import { energyBound } from './bounds/energy.ts';
import { Evolution } from './evolution.ts';
import { instanceOf } from './instance.ts';
import type { MakespanPlan, MakespanSearch, Method } from './method.ts';

/** Schedules built in one step: about a millisecond for a hundred activities. */
const BATCH = 100;

/**
 * Projects in which every activity can be done in one way only, after its predecessors, by posts whose capacity never
 * changes. Finds schedules by `Evolution`; proves by cheap bounds.
 */
export const singleMode: Method = {
	supports: (project) => isSingleMode(project) && isPlain(project),
	begin: (project, seed) => new SingleModeSearch(project, seed),
};

function isSingleMode(project: Project): boolean {
	return project.duration.length === project.count && project.places.every((places) => places.length === 0);
}

/** Whether nothing but precedence and constant capacity binds. */
function isPlain(project: Project): boolean {
	return (
		project.arcs.every(({ lag, duration }) => lag === 0 && duration === 1) &&
		project.constant.every((units) => units >= 0) &&
		project.release.every((slot) => slot === 0) &&
		project.due.every((slot) => slot >= project.horizon) &&
		project.fundAmount.every((amount, fund) => amount >= usedOf(project, fund))
	);
}

function usedOf({ uses, funds }: Project, fund: number): number {
	return uses.reduce((sum, units, at) => (at % funds === fund ? sum + units : sum), 0);
}

class SingleModeSearch implements MakespanSearch {
	readonly #horizon: number;
	readonly #modes: Int32Array;
	readonly #evolution: Evolution | null;
	best: MakespanPlan | null = null;
	bound: number;
	iterations = 0;
	sinceImprovement = 0;

	constructor(project: Project, seed: number) {
		this.#horizon = project.horizon;
		this.#modes = project.modesFrom.slice(0, project.count);
		if (!everyoneFits(project)) {
			this.#evolution = null;
			this.bound = Infinity;
			return;
		}
		const instance = instanceOf(project);
		this.#evolution = new Evolution(instance, seed);
		const bound = Math.max(instance.criticalPath, energyBound(instance));
		this.bound = bound > project.horizon ? Infinity : bound;
	}

	step(mostSchedules: number): boolean {
		if (this.#evolution === null || this.#isProved()) return false;
		const before = this.best;
		const until = this.#evolution.built + Math.min(mostSchedules, BATCH);
		while (this.#evolution.built < until && !this.#isProved()) this.#next(this.#evolution);
		return this.best !== before;
	}

	#isProved(): boolean {
		return this.bound === Infinity || (this.best !== null && this.best.makespan <= this.bound);
	}

	#next(evolution: Evolution): void {
		evolution.next();
		this.iterations = evolution.built;
		this.sinceImprovement++;
		if (evolution.span >= Math.min(this.best?.makespan ?? Infinity, this.#horizon + 1)) return;
		this.best = { starts: evolution.starts.slice(), modes: this.#modes, makespan: evolution.span };
		this.sinceImprovement = 0;
	}
}

function everyoneFits({ demand, resources, constant }: Project): boolean {
	return demand.every((units, at) => units <= constant[at % resources]!);
}
