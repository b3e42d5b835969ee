import type { MakespanPlan, MakespanSearch, Method } from '../makespan/method.ts';
import { breedSome } from '../modes/tournament.ts';
import { copyStaffedDraft, type StaffedDraft } from './builder.ts';
import { provableKinds } from './exact.ts';
import type { Kind } from './kinds.ts';
import { isMultiSkillProject, skillModelOf, type SkillModel } from './model.ts';
import { StaffedPopulation } from './population.ts';
import { SkillProof } from './proof.ts';

const CHILDREN_A_STEP = 5;
/** Children made before the proof begins. */
const FIRST_CHILDREN = 500;
const CONFLICTS_A_STEP = 40;

/** Projects in which activities want people by what they can. */
export const multiSkill: Method = {
	supports: isMultiSkillProject,
	begin: (project, seed) => new MultiSkillSearch(skillModelOf(project), seed),
};

/** Breeds and, where people come in kinds, proves in turn; each tells the other what it found. */
class MultiSkillSearch implements MakespanSearch {
	best: MakespanPlan | null = null;
	bound = 0;
	iterations = 0;
	sinceImprovement = 0;
	private readonly model: SkillModel;
	private readonly population: StaffedPopulation;
	private readonly kinds: Kind[] | null;
	private proof: SkillProof | null = null;
	private steps = 0;

	constructor(model: SkillModel, seed: number) {
		this.model = model;
		this.population = new StaffedPopulation(model, seed);
		this.kinds = provableKinds(model);
	}

	step(mostSchedules: number): boolean {
		if ((this.best?.makespan ?? Infinity) <= this.bound) return false;
		const isProving = this.steps++ % 2 === 1 && this.steps * CHILDREN_A_STEP > FIRST_CHILDREN;
		return isProving && this.kinds ? this.prove(this.kinds) : this.breed(mostSchedules);
	}

	private breed(mostSchedules: number): boolean {
		const { population } = this;
		const wanted = { children: CHILDREN_A_STEP, schedules: mostSchedules };
		const { built, isBetter } = breedSome(population, wanted);
		this.iterations += built;
		this.sinceImprovement = isBetter ? 0 : this.sinceImprovement + built;
		if (isBetter) this.keep(population.best);
		if (isBetter) this.proof?.tell(population.best);
		return isBetter;
	}

	private prove(kinds: Kind[]): boolean {
		this.proof ??= new SkillProof(this.model, kinds, this.population.best);
		const { proof, population } = this;
		proof.work(CONFLICTS_A_STEP);
		const isBetter = proof.best.makespan < (this.best?.makespan ?? Infinity);
		const isNews = proof.bound > this.bound || isBetter;
		this.bound = Math.max(this.bound, proof.bound);
		if (isBetter) copyStaffedDraft(proof.best, population.best);
		if (isBetter) this.keep(proof.best);
		return isNews;
	}

	private keep(draft: StaffedDraft) {
		const { model } = this;
		this.sinceImprovement = 0;
		this.best = {
			starts: draft.starts.slice(),
			modes: Int32Array.from({ length: model.count }, (_, activity) => activity),
			posts: Array.from({ length: model.count }, (_, activity) => staffOf(model, draft.staff, activity)),
			makespan: draft.makespan,
		};
	}
}

function staffOf({ placesFrom, words }: SkillModel, staff: Int32Array, activity: number): number[] {
	const people: number[] = [];
	for (let at = placesFrom[activity]! * words; at < placesFrom[activity + 1]! * words; at++)
		for (let set = staff[at]!; set !== 0; set &= set - 1)
			people.push((at % words) * 32 + 31 - Math.clz32(set & -set));
	return people;
}
