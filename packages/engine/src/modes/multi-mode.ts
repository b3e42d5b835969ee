import type { MakespanPlan, MakespanSearch, Method } from '../makespan/method.ts';
import { copyDraft, type Draft } from './builder.ts';
import { fitsSolver } from './exact.ts';
import { Funds } from './funds.ts';
import { isMultiModeProject, modeModelOf, type ModeModel } from './model.ts';
import { Population } from './population.ts';
import { ModeProof } from './proof.ts';
import { breedSome } from './tournament.ts';

const CHILDREN_A_STEP = 60;
/** Children made before the proof begins. */
const FIRST_CHILDREN = 1_000;
const CONFLICTS_A_STEP = 40;
/** A proof that has met so many conflicts is not near: of so many steps only one goes to it from then on. */
const SLOW_PROOF = { conflicts: 4_000, steps: 4 };

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

/** Breeds and proves in turn; each tells the other what it found. */
class MultiModeSearch implements MakespanSearch {
	best: MakespanPlan | null = null;
	bound = 0;
	iterations = 0;
	sinceImprovement = 0;
	private readonly model: ModeModel;
	private readonly population: Population;
	private proof: ModeProof | null = null;
	private steps = 0;

	constructor(model: ModeModel, population: Population) {
		this.model = model;
		this.population = population;
	}

	step(mostSchedules: number): boolean {
		if ((this.best?.makespan ?? Infinity) <= this.bound) return false;
		const isSlow = (this.proof?.conflicts ?? 0) > SLOW_PROOF.conflicts;
		const isTurn = ++this.steps % (isSlow ? SLOW_PROOF.steps : 2) === 0;
		const isProving = isTurn && this.steps * CHILDREN_A_STEP > FIRST_CHILDREN;
		return isProving && fitsSolver(this.model) ? this.prove() : this.breed(mostSchedules);
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

	private prove(): boolean {
		this.proof ??= new ModeProof(this.model, this.population.best);
		const { proof, population } = this;
		proof.work(CONFLICTS_A_STEP);
		const isNews = proof.bound > this.bound || proof.best.makespan < (this.best?.makespan ?? Infinity);
		this.bound = Math.max(this.bound, proof.bound);
		if (proof.best.makespan < population.best.makespan) copyDraft(proof.best, population.best);
		if (proof.best.makespan < (this.best?.makespan ?? Infinity)) this.keep(proof.best);
		return isNews;
	}

	private keep(draft: Draft) {
		this.sinceImprovement = 0;
		this.best = {
			starts: draft.starts.slice(),
			modes: draft.modes.map((mode) => this.model.row[mode]!),
			makespan: draft.makespan,
		};
	}
}
