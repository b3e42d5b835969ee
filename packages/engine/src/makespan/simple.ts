import type { Project } from '../problem/project.ts';
import { random, type Random } from '../random.ts';
import type { MakespanPlan, MakespanSearch, Method } from './method.ts';

/**
 * Random lists built one activity after the other, each as early as it fits: what is left when no better way takes
 * the project. One mode each, plain precedence, any capacity by slot, releases and due dates; proves nothing.
 */
export const simple: Method = {
	supports: ({ count, modesFrom, places, arcs, funds }) =>
		funds === 0 &&
		modesFrom[count] === count &&
		places.every((list) => list.length === 0) &&
		arcs.every(({ lag, duration }) => lag === 0 && duration === 1),
	begin: (project, seed) => new SimpleSearch(project, random(seed)),
};

class SimpleSearch implements MakespanSearch {
	best: MakespanPlan | null = null;
	readonly bound = 0;
	iterations = 0;
	sinceImprovement = 0;
	readonly #project: Project;
	readonly #random: Random;
	readonly #before: number[][];
	readonly #free: Int32Array;

	constructor(project: Project, generator: Random) {
		this.#project = project;
		this.#random = generator;
		this.#before = Array.from({ length: project.count }, () => []);
		for (const { from, to } of project.arcs) this.#before[to]!.push(from);
		this.#free = new Int32Array(project.capacity.length);
	}

	step(mostSchedules: number): boolean {
		let changed = false;
		for (let built = 0; built < Math.min(20, mostSchedules); built++) {
			const plan = this.#build();
			this.iterations++;
			this.sinceImprovement++;
			if (!plan || plan.makespan >= (this.best?.makespan ?? Infinity)) continue;
			this.best = plan;
			this.sinceImprovement = 0;
			changed = true;
		}
		return changed;
	}

	#build(): MakespanPlan | null {
		const { count, duration, due, capacity } = this.#project;
		this.#free.set(capacity);
		const starts = new Int32Array(count).fill(-1);
		const open = Array.from({ length: count }, (_, activity) => activity);
		let makespan = 0;
		while (open.length > 0) {
			const ready = open.filter((activity) => this.#before[activity]!.every((one) => starts[one]! >= 0));
			const activity = ready[this.#random.below(ready.length)]!;
			const start = this.#place(activity, starts);
			const finish = start + duration[activity]!;
			if (start < 0 || finish > due[activity]!) return null;
			starts[activity] = start;
			makespan = Math.max(makespan, finish);
			open.splice(open.indexOf(activity), 1);
		}
		return { starts, modes: Int32Array.from(starts.keys()), makespan };
	}

	#place(activity: number, starts: Int32Array): number {
		const { release, duration, horizon } = this.#project;
		const before = this.#before[activity]!.map((one) => starts[one]! + duration[one]!);
		const length = duration[activity]!;
		for (let start = Math.max(release[activity]!, ...before); start + length <= horizon; start++) {
			if (!this.#fits(activity, start, length)) continue;
			this.#take(activity, start, length);
			return start;
		}
		return -1;
	}

	#fits(activity: number, start: number, length: number): boolean {
		const { demand, resources, horizon } = this.#project;
		for (let resource = 0; resource < resources; resource++) {
			const units = demand[activity * resources + resource]!;
			if (units === 0) continue;
			for (let slot = start; slot < start + length; slot++)
				if (this.#free[resource * horizon + slot]! < units) return false;
		}
		return true;
	}

	#take(activity: number, start: number, length: number) {
		const { demand, resources, horizon } = this.#project;
		for (let resource = 0; resource < resources; resource++)
			for (let slot = start; slot < start + length; slot++)
				this.#free[resource * horizon + slot]! -= demand[activity * resources + resource]!;
	}
}
