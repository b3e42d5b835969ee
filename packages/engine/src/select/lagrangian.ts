import type { LinearModel } from './linear-model.ts';
import type { Options } from './options.ts';

/**
 * Upper bound by Lagrangian relaxation: all rows but "one option a need" get a price, and every set of prices gives a
 * bound no selection exceeds. Prices follow a deflected subgradient with Polyak steps (Held, Wolfe and Crowder 1974;
 * Camerini, Fratta and Maffioli 1975). At best the bound is that of the linear relaxation.
 */
export class Lagrangian {
	/** No selection is worth more. */
	bound = Number.POSITIVE_INFINITY;
	/** Value of each option less the price of what it takes, at the prices of `bound`. */
	readonly reduced: Float64Array;
	readonly #options: Options;
	readonly #model: LinearModel;
	readonly #price: Float64Array;
	readonly #best: Float64Array;
	readonly #slope: Float64Array;
	readonly #direction: Float64Array;
	readonly #now: Float64Array;
	/** One over the length of each row: steps become equal in all of them. */
	readonly #weight: Float64Array;
	readonly #chosen: number[] = [];
	#step = 1;
	#stale = 0;

	constructor(options: Options, model: LinearModel) {
		this.#options = options;
		this.#model = model;
		const rows = model.rowLower.length;
		this.#price = new Float64Array(rows);
		this.#best = new Float64Array(rows);
		this.#slope = new Float64Array(rows);
		this.#direction = new Float64Array(rows);
		this.#now = new Float64Array(options.options);
		this.#weight = weights(model);
		this.reduced = new Float64Array(options.options);
	}

	/** One change of prices, aimed at the value of a known selection (null = none known); true when `bound` fell. */
	step(target: number | null): boolean {
		const bound = this.#evaluate();
		const isBetter = bound < this.bound - 1e-9;
		if (isBetter) this.#keep(bound);
		else if (++this.#stale % PATIENCE === 0) this.#restart();
		this.#walk(bound, target);
		return isBetter;
	}

	#keep(bound: number): void {
		this.bound = bound;
		this.#stale = 0;
		this.#best.set(this.#price);
		this.reduced.set(this.#now);
	}

	#restart(): void {
		this.#step /= 1.5;
		this.#price.set(this.#best);
		this.#direction.fill(0);
	}

	#evaluate(): number {
		const { needs, first, required } = this.#options;
		this.#reduce();
		let bound = this.#offset();
		for (let need = 0; need < needs; need++) {
			let best = required[need] ? Number.NEGATIVE_INFINITY : 0;
			let chosen = -1;
			for (let option = first[need]!; option < first[need + 1]!; option++)
				if (this.#now[option]! > best) [best, chosen] = [this.#now[option]!, option];
			bound += best;
			if (chosen >= 0) this.#chosen.push(chosen);
		}
		return bound;
	}

	/** Prices times right-hand sides. A price > 0 stands for the upper side of its row, < 0 for the lower. */
	#offset(): number {
		const { rowLower, rowUpper } = this.#model;
		let sum = 0;
		this.#price.forEach((price, row) => {
			if (price > 0) sum += price * rowUpper[row]!;
			else if (price < 0) sum += price * rowLower[row]!;
		});
		return sum;
	}

	#reduce(): void {
		const { objective, rowFirst, column, coefficient } = this.#model;
		this.#now.set(objective);
		for (let row = this.#options.needs; row < this.#price.length; row++) {
			const price = this.#price[row]!;
			if (price === 0) continue;
			for (let at = rowFirst[row]!; at < rowFirst[row + 1]!; at++)
				this.#now[column[at]!]! -= price * coefficient[at]!;
		}
	}

	#walk(bound: number, target: number | null): void {
		this.#measure();
		let norm = 0;
		for (let row = this.#options.needs; row < this.#slope.length; row++) {
			this.#direction[row] = this.#slope[row]! + DEFLECTION * this.#direction[row]!;
			norm += (this.#direction[row]! * this.#weight[row]!) ** 2;
		}
		if (norm === 0) return;
		const gap = target === null ? Math.abs(bound) / 10 + 1 : Math.max(bound - target, 1e-6 * Math.abs(bound));
		const length = (this.#step * gap) / norm;
		for (let row = this.#options.needs; row < this.#slope.length; row++)
			this.#price[row] = this.#allowed(
				row,
				this.#price[row]! + length * this.#direction[row]! * this.#weight[row]! ** 2,
			);
	}

	/** How far the options chosen at these prices overstep each row; negative = room left. */
	#measure(): void {
		const { rowFirst, column, coefficient, rowLower, rowUpper } = this.#model;
		const isChosen = new Uint8Array(this.#options.options);
		for (const option of this.#chosen) isChosen[option] = 1;
		this.#chosen.length = 0;
		for (let row = this.#options.needs; row < this.#slope.length; row++) {
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
const PATIENCE = 60;
