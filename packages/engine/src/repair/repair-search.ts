import { aloneOf } from '../portfolio/alone.ts';
import { placementOf } from '../portfolio/construct.ts';
import { modelOf, type Model } from '../portfolio/model.ts';
import { explained } from '../portfolio/schedule.ts';
import type { Problem } from '../problem/problem.ts';
import type { Schedule } from '../result.ts';
import type { Progress } from '../stop.ts';
import { adoptedIn, type Commitment } from './adopted.ts';
import { leastPainful, weighed, type Disturbance } from './measure.ts';
import { Repairer } from './repairer.ts';

/** What kind of repair is wanted. */
export interface RepairWish {
	/** Value that one start moved must bring; absent = calm goes before value. */
	pricePerMove?: number;
	/** Plans of this very problem to begin from, the best of them and the adopted one; absent = the adopted one. */
	from?: readonly (readonly Commitment[])[];
}

/** A repair that can be interrupted and gone on with. What is frozen must be pinned in the problem. */
export class RepairSearch implements Progress {
	readonly #model: Model;
	readonly #repairer: Repairer;
	readonly #isCalm: boolean;

	/**
	 * Has its first plan when it is made.
	 * @throws {InvalidProblem}
	 */
	constructor(problem: Problem, commitments: readonly Commitment[], seed: number, wish: RepairWish = {}) {
		const { pricePerMove, from = [] } = wish;
		this.#isCalm = pricePerMove === undefined;
		this.#model = modelOf(problem);
		const adopted = adoptedIn(this.#model, commitments);
		const prefer = pricePerMove === undefined ? leastPainful : weighed(pricePerMove, adopted.list.length);
		this.#repairer = new Repairer(this.#model, aloneOf(this.#model), adopted, {
			seed,
			prefer,
			mixes: !this.#isCalm,
			from: from.map((plan) => adoptedIn(this.#model, plan)),
		});
	}

	/** Plans built after the first. */
	get iterations(): number {
		return this.#repairer.iterations;
	}

	/** Plans built since the last improvement. */
	get sinceImprovement(): number {
		return this.#repairer.sinceImprovement;
	}

	/** How much the best plan so far differs from the adopted one. */
	get disturbance(): Disturbance {
		return this.#repairer.best;
	}

	/** True when nothing adopted is moved or out. */
	isUndisturbed(): boolean {
		return this.#repairer.isUndisturbed();
	}

	/** True when it is certain that no plan is better in calm or in value; value early is left aside. */
	isOptimal(): boolean {
		return this.#isCalm && this.isUndisturbed() && this.#repairer.isFull();
	}

	/** Builds that many plans more; true when one of them is the best so far. */
	advance(iterations: number): boolean {
		let isBetter = false;
		for (let step = 0; step < iterations; step++) isBetter = this.#repairer.step() || isBetter;
		return isBetter;
	}

	/** The best plan so far, explained. */
	best(): Schedule {
		return explained(this.#model, placementOf(this.#repairer.bestDraft));
	}
}
