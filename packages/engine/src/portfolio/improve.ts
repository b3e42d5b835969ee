import { Bound, neededByPins } from './bound.ts';
import { Builder, compareObjectives, objectiveOf, placementOf, type Placement } from './construct.ts';
import { Draft, type Limits } from './draft.ts';
import { NOT_PINNED, type Model } from './model.ts';
import { polish } from './polish.ts';
import { PRIORITY_RULES } from './priority.ts';
import { random, type Random } from '../random.ts';
import { refill } from './refill.ts';
import { RUINS, type Scene } from './ruin.ts';
import type { Objective, ValueBound } from '../result.ts';

const FIRST_CYCLE = 3000;
// Losses that are often accepted, as a share of the average value of an activity.
const HOT = 1;
const COLD = 0.05;
const EARLINESS_WEIGHT = 0.1;
const MOST_RUINED = 14;
const EAGER_BOUND = 60;
const STEPS_PER_BOUND = 3;

/**
 * Seeded large neighbourhood search (Shaw 1998; ruin and recreate of Schrimpf et al. 2000): some activities are taken out
 * and put back in another order with those left out, annealed in cycles each twice as long as the one before. Beside it
 * runs the bound, whose prices tell what is worth its place.
 */
export class Improver {
	/** The best schedule so far. */
	best: Placement;
	/** Schedules built after the first ones. */
	iterations = 0;
	/** Schedules built since `best` changed. */
	sinceImprovement = 0;
	readonly bound: Bound;
	readonly #model: Model;
	readonly #builder: Builder;
	readonly #random: Random;
	readonly #scale: { value: number; earliness: number };
	readonly #scene: Scene;
	#current: Draft;
	#trial: Draft;
	readonly #bestDraft: Draft;
	#objective: Objective;
	#cycleStart = 0;
	#cycleLength = FIRST_CYCLE;

	constructor(model: Model, seed: number) {
		this.#model = model;
		this.#builder = new Builder(model);
		this.#random = random(seed);
		this.#current = new Draft(model);
		this.#trial = new Draft(model);
		this.#bestDraft = new Draft(model);
		const fixed = this.#first();
		this.best = placementOf(this.#current);
		this.#objective = this.best.objective;
		const { hopeful } = this.#builder.alone;
		const worth = Float64Array.from(this.#builder.alone.value);
		this.#scene = {
			...{ draft: this.#current, random: this.#random, fixed, hopeful, worth },
			...{ before: this.#current.starts, wanted: -1, keepsOrder: false },
			...{ keys: worth.slice(), isTaken: new Uint8Array(worth.length) },
		};
		this.bound = new Bound(model, this.#builder.alone, this.#forced());
		const total = model.problem.activities.reduce((sum, { value }) => sum + value, 0);
		const average = Math.max(1e-6, total / Math.max(1, model.order.length));
		this.#scale = { value: average, earliness: Math.max(1e-6, average * model.problem.slots) };
	}

	/** What the drafts of this search keep to. */
	get limits(): Limits {
		return this.#current.limits;
	}

	/** True when nothing can be better: everything that is possible at all is done in its best way as early as alone. */
	isOptimal(): boolean {
		const { hopeful, finish, value } = this.#builder.alone;
		const { starts, rows } = this.best;
		return hopeful.every((activity) => {
			const mode = this.#model.modes[rows[activity]!];
			if (!mode) return false;
			return mode.value === value[activity] && starts[activity]! + mode.duration - 1 === finish[activity];
		});
	}

	/** What is proved about the best value. */
	proved(): ValueBound {
		const value = Math.max(this.bound.value, this.best.objective.value);
		const gap = value === 0 ? 0 : (100 * (value - this.best.objective.value)) / value;
		return { value, gap: Math.round(gap * 1e6) / 1e6, isProved: gap === 0 && this.#keepsEveryPin() };
	}

	/** Tries one more schedule; true when it became the best. */
	step(): boolean {
		if (this.iterations < EAGER_BOUND || this.iterations % STEPS_PER_BOUND === 0) this.#tighten();
		this.iterations++;
		this.sinceImprovement++;
		if (this.iterations - this.#cycleStart >= this.#cycleLength) this.#reheat();
		const trial = this.#trial;
		trial.copy(this.#current);
		this.#scene.draft = trial;
		this.#scene.before = this.#current.starts;
		this.#scene.wanted = -1;
		this.#scene.keepsOrder = false;
		if (!this.#rebuild()) return false;
		const objective = objectiveOf(this.#model, trial.starts, trial.rows);
		if (!this.#isAccepted(objective)) return false;
		[this.#current, this.#trial] = [trial, this.#current];
		this.#objective = objective;
		return compareObjectives(objective, this.best.objective) > 0 && this.#keep();
	}

	#keepsEveryPin(): boolean {
		const { pinned, included } = this.#model;
		const { hopeful } = this.#builder.alone;
		const pins = hopeful.filter((activity) => included[activity] || pinned[activity] !== NOT_PINNED);
		return this.best.objective.pinsKept === pins.length;
	}

	#keep(): boolean {
		polish(this.#current, this.#builder.alone.hopeful);
		this.best = placementOf(this.#current);
		this.#bestDraft.copy(this.#current);
		this.#objective = this.best.objective;
		this.sinceImprovement = 0;
		return true;
	}

	#first(): boolean[] {
		const { hopeful } = this.#builder.alone;
		let fixed: boolean[] = [];
		let best: Objective | null = null;
		for (const rule of PRIORITY_RULES) {
			const held = this.#builder.fill(rule(this.#model, hopeful), this.#trial);
			polish(this.#trial, hopeful);
			const objective = objectiveOf(this.#model, this.#trial.starts, this.#trial.rows);
			if (best && compareObjectives(objective, best) <= 0) continue;
			best = objective;
			fixed = held;
			this.#current.copy(this.#trial);
			this.#current.limits = this.#trial.limits;
		}
		this.#trial.limits = this.#current.limits;
		this.#bestDraft.copy(this.#current);
		return fixed;
	}

	// When every pin is kept, only schedules that keep them all can be better.
	#forced(): boolean[] {
		const { possible } = this.#builder.alone;
		const needed = neededByPins(this.#model);
		const isKept = needed.every((isNeeded, activity) => !isNeeded || this.#current.has(activity));
		return needed.map((isNeeded, activity) => isKept && isNeeded && possible[activity]!);
	}

	#tighten(): void {
		if (this.bound.isSettled) return;
		this.bound.step(this.best.objective.value);
		if (this.iterations % 10 === 0) this.bound.gains(this.#scene.worth);
	}

	#reheat(): void {
		this.#cycleStart = this.iterations;
		this.#cycleLength *= 2;
		this.#current.copy(this.#bestDraft);
		this.#objective = this.best.objective;
	}

	#rebuild(): boolean {
		const { draft, fixed } = this.#scene;
		let draw = this.#random.below(TOTAL_WEIGHT);
		const { ruin } = RUINS.find(({ weight }) => (draw -= weight) < 0)!;
		const count = 1 + Math.floor(this.#random.unit() ** 2 * MOST_RUINED);
		const taken: number[] = [];
		for (const activity of ruin(this.#scene, count)) if (!fixed[activity]) draft.takeFamily(activity, taken);
		return refill(this.#scene, taken, this.bound.prices);
	}

	#isAccepted(candidate: Objective): boolean {
		const now = this.#objective;
		if (compareObjectives(candidate, now) >= 0) return true;
		if (candidate.pinsKept < now.pinsKept) return false;
		const loss =
			(now.value - candidate.value) / this.#scale.value +
			(EARLINESS_WEIGHT * (now.earliness - candidate.earliness)) / this.#scale.earliness;
		const progress = (this.iterations - this.#cycleStart) / this.#cycleLength;
		return this.#random.unit() < Math.exp(-loss / (HOT * (COLD / HOT) ** progress));
	}
}

const TOTAL_WEIGHT = RUINS.reduce((total, { weight }) => total + weight, 0);
