import type { MakespanPlan, MakespanSearch, Method } from '../makespan/method.ts';
import { isMultiSkillProject, skillModelOf, type SkillModel } from './model.ts';
import { StaffedPopulation } from './population.ts';

const CHILDREN_A_STEP = 5;
const PASSES = 3;

/** Projects in which activities want people by what they can. */
export const multiSkill: Method = {
	supports: isMultiSkillProject,
	begin: (project, seed) => new MultiSkillSearch(skillModelOf(project), seed),
};

class MultiSkillSearch implements MakespanSearch {
	best: MakespanPlan | null = null;
	bound = 0;
	iterations = 0;
	sinceImprovement = 0;
	private readonly model: SkillModel;
	private readonly population: StaffedPopulation;

	constructor(model: SkillModel, seed: number) {
		this.model = model;
		this.population = new StaffedPopulation(model, seed);
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

function planOf(model: SkillModel, { best }: StaffedPopulation): MakespanPlan {
	return {
		starts: best.starts.slice(),
		modes: Int32Array.from({ length: model.count }, (_, activity) => activity),
		posts: Array.from({ length: model.count }, (_, activity) => staffOf(model, best.staff, activity)),
		makespan: best.makespan,
	};
}

function staffOf({ placesFrom, words }: SkillModel, staff: Int32Array, activity: number): number[] {
	const people: number[] = [];
	for (let at = placesFrom[activity]! * words; at < placesFrom[activity + 1]! * words; at++)
		for (let set = staff[at]!; set !== 0; set &= set - 1)
			people.push((at % words) * 32 + 31 - Math.clz32(set & -set));
	return people;
}
