import type { MakespanPlan, MakespanSearch, Method } from '../makespan/method.ts';
import { Funds } from './funds.ts';
import { isMultiModeProject, modeModelOf, type ModeModel } from './model.ts';
import { Population } from './population.ts';

const CHILDREN_A_STEP = 20;
const PASSES = 3;

/** Projects in which activities have several modes and funds may run out. */
export const multiMode: Method = {
	supports: isMultiModeProject,
	begin(project, seed) {
		const model = modeModelOf(project);
		const funds = model && new Funds(model);
		const isImpossible = !model || (funds!.isExact && !funds!.canComplete(0, model.amount));
		return isImpossible ? new NoPlan() : new MultiModeSearch(model, new Population(model, funds!, seed));
	},
};

class NoPlan implements MakespanSearch {
	readonly best = null;
	readonly bound = Infinity;
	readonly iterations = 0;
	readonly sinceImprovement = 0;
	step(): boolean {
		return false;
	}
}

class MultiModeSearch implements MakespanSearch {
	best: MakespanPlan | null = null;
	bound = 0;
	iterations = 0;
	sinceImprovement = 0;

	private readonly model: ModeModel;
	private readonly population: Population;

	constructor(model: ModeModel, population: Population) {
		this.model = model;
		this.population = population;
	}

	step(mostSchedules: number): boolean {
		const children = Math.max(1, Math.min(CHILDREN_A_STEP, Math.floor(mostSchedules / PASSES)));
		const before = this.population.schedules;
		let isBetter = false;
		for (let made = 0; made < children; made++) if (this.population.breed()) isBetter = true;
		const built = this.population.schedules - before;
		this.iterations += built;
		this.sinceImprovement = isBetter ? 0 : this.sinceImprovement + built;
		if (isBetter) this.best = planOf(this.model, this.population);
		return isBetter;
	}
}

function planOf(model: ModeModel, { best }: Population): MakespanPlan {
	return {
		starts: best.starts.slice(),
		modes: best.modes.map((mode) => model.row[mode]!),
		makespan: best.makespan,
	};
}
