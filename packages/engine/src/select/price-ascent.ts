import type { LinearModel } from './linear-model.ts';

/** What is left of the problem when some rows are priced instead of kept: easy enough to be solved every time. */
export interface Relaxed {
	/** 1 = the row is priced; the others are kept by `solve`. */
	priced: Uint8Array;
	/**
	 * An upper bound on the sum of `reduced` over the options of any choice that keeps the other rows; adds the options of
	 * a good choice to `chosen`.
	 */
	solve(reduced: Float64Array, chosen: number[]): number;
}

/**
 * Upper bound by Lagrangian relaxation: some rows get a price instead of being kept, and every set of prices gives a
 * bound no selection exceeds. Prices follow a deflected subgradient with Polyak steps (Held, Wolfe and Crowder 1974;
 * Camerini, Fratta and Maffioli 1975).
 */
export class PriceAscent {
	/** No selection is worth more. */
	bound = Number.POSITIVE_INFINITY;
	/** Value of each option less the price of what it takes, at the prices of `bound`. */
	readonly reduced: Float64Array;
	/** The prices of `bound`, one a row. */
	readonly prices: Float64Array;
	readonly #model: LinearModel;
	readonly #relaxed: Relaxed;
	readonly #rows: Int32Array;
	readonly #patience: number;
	readonly #price: Float64Array;
	readonly #slope: Float64Array;
	readonly #direction: Float64Array;
	readonly #now: Float64Array;
	/** One over the length of each row: steps become equal in all of them. */
	readonly #weight: Float64Array;
	readonly #chosen: number[] = [];
	#step: number;
	#stale = 0;

	/** Begins with the given prices, or none; steps shorten after `patience` rounds without a better bound. */
	constructor(
		model: LinearModel,
		relaxed: Relaxed,
		{ patience, step, prices }: { patience: number; step: number; prices?: Float64Array },
	) {
		const rows = model.rowLower.length;
		this.#model = model;
		this.#relaxed = relaxed;
		this.#rows = Int32Array.from(relaxed.priced.keys()).filter((row) => relaxed.priced[row] === 1);
		this.#patience = patience;
		this.#step = step;
		this.#price = prices?.slice() ?? new Float64Array(rows);
		this.prices = this.#price.slice();
		this.#slope = new Float64Array(rows);
		this.#direction = new Float64Array(rows);
		this.#now = model.objective.slice();
		this.reduced = model.objective.slice();
		this.#weight = weights(model);
	}

	/** One change of prices, aimed at the value of a known selection (null = none known); true when `bound` fell. */
	step(target: number | null): boolean {
		this.#reduce();
		this.#chosen.length = 0;
		const bound = this.#offset() + this.#relaxed.solve(this.#now, this.#chosen);
		const isBetter = bound < this.bound - 1e-9;
		if (isBetter) this.#keep(bound);
		else if (++this.#stale % this.#patience === 0) this.#restart();
		this.#walk(bound, target);
		return isBetter;
	}

	#keep(bound: number): void {
		this.bound = bound;
		this.#stale = 0;
		this.prices.set(this.#price);
		this.reduced.set(this.#now);
	}

	#restart(): void {
		this.#step /= 1.5;
		this.#price.set(this.prices);
		this.#direction.fill(0);
	}

	/** Prices times right-hand sides. A price > 0 stands for the upper side of its row, < 0 for the lower. */
	#offset(): number {
		const { rowLower, rowUpper } = this.#model;
		let sum = 0;
		for (const row of this.#rows) {
			const price = this.#price[row]!;
			if (price > 0) sum += price * rowUpper[row]!;
			else if (price < 0) sum += price * rowLower[row]!;
		}
		return sum;
	}

	#reduce(): void {
		const { objective, rowFirst, column, coefficient } = this.#model;
		this.#now.set(objective);
		for (const row of this.#rows) {
			const price = this.#price[row]!;
			if (price === 0) continue;
			for (let at = rowFirst[row]!; at < rowFirst[row + 1]!; at++)
				this.#now[column[at]!]! -= price * coefficient[at]!;
		}
	}

	#walk(bound: number, target: number | null): void {
		this.#measure();
		let norm = 0;
		for (const row of this.#rows) {
			this.#direction[row] = this.#slope[row]! + DEFLECTION * this.#direction[row]!;
			norm += (this.#direction[row]! * this.#weight[row]!) ** 2;
		}
		if (norm === 0) return;
		const gap = target === null ? Math.abs(bound) / 10 + 1 : Math.max(bound - target, 1e-6 * Math.abs(bound));
		const length = (this.#step * gap) / norm;
		for (const row of this.#rows)
			this.#price[row] = this.#allowed(
				row,
				this.#price[row]! + length * this.#direction[row]! * this.#weight[row]! ** 2,
			);
	}

	/** How far the options chosen at these prices overstep each row; negative = room left. */
	#measure(): void {
		const { rowFirst, column, coefficient, rowLower, rowUpper } = this.#model;
		const isChosen = new Uint8Array(this.#now.length);
		for (const option of this.#chosen) isChosen[option] = 1;
		for (const row of this.#rows) {
			let sum = 0;
			for (let at = rowFirst[row]!; at < rowFirst[row + 1]!; at++)
				if (isChosen[column[at]!]) sum += coefficient[at]!;
			const side = Number.isFinite(rowUpper[row]!) ? rowUpper[row]! : rowLower[row]!;
			const over = sum - side;
			this.#slope[row] =
				this.#allowed(row, this.#price[row]! + over) === 0 && this.#price[row] === 0 ? 0 : over;
		}
	}

	#allowed(row: number, price: number): number {
		const { rowLower, rowUpper } = this.#model;
		if (price > 0 && !Number.isFinite(rowUpper[row]!)) return 0;
		return price < 0 && !Number.isFinite(rowLower[row]!) ? 0 : price;
	}
}

function weights({ rowFirst, coefficient, rowLower }: LinearModel): Float64Array {
	return new Float64Array(rowLower.length).map((_, row) => {
		let sum = 0;
		for (let at = rowFirst[row]!; at < rowFirst[row + 1]!; at++) sum += coefficient[at]! ** 2;
		return sum > 0 ? Math.sqrt((rowFirst[row + 1]! - rowFirst[row]!) / sum) : 1;
	});
}

const DEFLECTION = 0.9;
