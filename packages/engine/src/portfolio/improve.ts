import { compareObjectives, Builder, type Placement } from './construct.ts';
import type { Model } from './model.ts';
import { MOVES, type Current } from './moves.ts';
import { PRIORITY_RULES } from './priority.ts';
import { random, type Random } from '../random.ts';
import type { Objective } from '../result.ts';

const FIRST_CYCLE = 4000;
// Losses that are often accepted, as a share of the average value of an activity.
const HOT = 0.1;
const COLD = 0.01;
const EARLINESS_WEIGHT = 0.1;

/**
 * Seeded simulated annealing over lists: cycles that cool from HOT to COLD, each twice as long as the one before and
 * starting from the best, so that it can be stopped at any time.
 */
export class Improver {
	/** The best schedule so far. */
	best: Placement;
	/** Schedules built after the first ones. */
	iterations = 0;
	/** Schedules built since `best` changed. */
	sinceImprovement = 0;
	readonly #model: Model;
	readonly #builder: Builder;
	readonly #random: Random;
	#bestList: readonly number[];
	#current: Current;
	#cycleStart = 0;
	#cycleLength = FIRST_CYCLE;
	readonly #scale: { value: number; earliness: number };

	constructor(model: Model, seed: number) {
		this.#model = model;
		this.#builder = new Builder(model);
		this.#random = random(seed);
		this.#current = this.#first();
		this.best = this.#current.placement;
		this.#bestList = this.#current.list;
		const total = model.problem.activities.reduce((sum, { value }) => sum + value, 0);
		const average = Math.max(1e-6, total / Math.max(1, model.order.length));
		this.#scale = { value: average, earliness: Math.max(1e-6, average * model.problem.slots) };
	}

	/** True when nothing can be better: everything that is possible at all starts when it would start alone. */
	isOptimal(): boolean {
		return this.best.starts.every((start, activity) => start === this.#builder.aloneStarts[activity]);
	}

	/** Tries one more schedule; true when it became the best. */
	step(): boolean {
		this.iterations++;
		this.sinceImprovement++;
		if (this.iterations - this.#cycleStart >= this.#cycleLength) this.#reheat();
		const list = this.#neighbour();
		if (!list) return false;
		const placement = this.#builder.build(list);
		if (this.#isAccepted(placement.objective)) this.#current = { list, placement };
		if (compareObjectives(placement.objective, this.best.objective) <= 0) return false;
		this.best = placement;
		this.#bestList = list;
		this.sinceImprovement = 0;
		return true;
	}

	#first(): Current {
		const lists = PRIORITY_RULES.map((rule) => rule(this.#model, this.#builder.hopeful));
		const tried = lists.map((list) => ({ list, placement: this.#builder.build(list) }));
		return tried.reduce((best, one) =>
			compareObjectives(one.placement.objective, best.placement.objective) > 0 ? one : best,
		);
	}

	#reheat() {
		this.#cycleStart = this.iterations;
		this.#cycleLength *= 2;
		this.#current = { list: this.#bestList, placement: this.best };
	}

	#isAccepted(candidate: Objective): boolean {
		const { objective } = this.#current.placement;
		if (compareObjectives(candidate, objective) >= 0) return true;
		if (candidate.pinsKept < objective.pinsKept) return false;
		const loss =
			(objective.value - candidate.value) / this.#scale.value +
			(EARLINESS_WEIGHT * (objective.earliness - candidate.earliness)) / this.#scale.earliness;
		const progress = (this.iterations - this.#cycleStart) / this.#cycleLength;
		return this.#random.unit() < Math.exp(-loss / (HOT * (COLD / HOT) ** progress));
	}

	#neighbour(): number[] | null {
		if (this.#current.list.length < 2) return null;
		let draw = this.#random.below(TOTAL_WEIGHT);
		const chosen = MOVES.find(({ weight }) => (draw -= weight) < 0)!;
		return chosen.move(this.#model, this.#current, this.#random);
	}
}

const TOTAL_WEIGHT = MOVES.reduce((total, { weight }) => total + weight, 0);
