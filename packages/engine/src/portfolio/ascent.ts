const FIRST_STEP = 1.2;
const COARSE_STEP = 0.2;
const LEAST_STEP = 1e-2;
const SHORTER = 0.7;
const PATIENCE = 20;
const COARSE_PATIENCE = 10;
const MEMORY = 0.6;
// Weeks whose work is also looked at together: rows that add nothing but lead the prices of the weeks to the right height.
const SPANS = [10_000, 26];

/** Work rows summed over some weeks. */
interface Sum {
	from: number;
	to: number;
}

/**
 * Subgradient ascent on prices of rows `use <= size`: step length of Polyak (1969), direction of Camerini, Fratta and
 * Maffioli (1975).
 */
export class Ascent {
	/** Prices to be tried next, by row. */
	readonly price: Float64Array;
	isSettled = false;
	readonly #rows: number;
	readonly #size: Float64Array;
	readonly #unit: Float64Array;
	readonly #use: Float64Array;
	readonly #sums: Sum[];
	readonly #multiplier: Float64Array;
	readonly #best: Float64Array;
	readonly #direction: Float64Array;
	readonly #firstFree: number;
	#isCoarse: boolean;
	#lowest = Infinity;
	#step = FIRST_STEP;
	#waiting = 0;

	/** `work` = number of rows at the front that are weeks, `weeks` to a block; `relative` = rows at the front measured by their size; `isCoarse` = it begins with sums of weeks, and goes on to single weeks when these are settled. */
	constructor(size: Float64Array, work: number, weeks: number, relative: number, isCoarse: boolean) {
		this.#rows = size.length;
		this.#firstFree = work;
		this.#isCoarse = isCoarse;
		this.#sums = isCoarse ? sumsOf(work, weeks) : [];
		const count = this.#rows + this.#sums.length;
		this.#size = new Float64Array(count);
		this.#size.set(size);
		this.#sums.forEach(({ from, to }, index) => {
			for (let row = from; row < to; row++) this.#size[this.#rows + index]! += size[row]!;
		});
		this.#unit = this.#size.map((whole, row) => (row >= relative && row < this.#rows ? 1 : whole));
		this.#use = new Float64Array(count);
		this.#multiplier = new Float64Array(count);
		this.#best = new Float64Array(count);
		this.#direction = new Float64Array(count);
		this.price = new Float64Array(this.#rows);
	}

	/** Tells what the prices gave: the bound `reached` and what is used of each row. `known` = a value that can be had. */
	move(use: Float64Array, reached: number, known: number): void {
		if (reached < this.#lowest - 1e-4 * Math.max(0, this.#lowest - known)) this.#waiting = 0;
		else this.#waiting++;
		if (this.#lowest === Infinity) this.#waiting = 0;
		if (reached < this.#lowest) {
			this.#lowest = reached;
			this.#best.set(this.#multiplier);
		}
		if (this.#waiting > (this.#isCoarse ? COARSE_PATIENCE : PATIENCE)) this.#shorten();
		this.#aim(use);
		this.#go(reached, known);
		this.#total();
	}

	#shorten(): void {
		this.#waiting = 0;
		this.#step *= SHORTER;
		this.#multiplier.set(this.#best);
		this.#direction.fill(0);
		if (this.#isCoarse && this.#step < COARSE_STEP) this.#refine();
		else if (this.#step < LEAST_STEP) this.isSettled = true;
	}

	#refine(): void {
		this.#isCoarse = false;
		this.#step = FIRST_STEP;
	}

	#aim(use: Float64Array): void {
		this.#use.set(use);
		this.#sums.forEach(({ from, to }, index) => {
			let sum = 0;
			for (let row = from; row < to; row++) sum += use[row]!;
			this.#use[this.#rows + index] = sum;
		});
		for (let row = this.#isCoarse ? this.#firstFree : 0; row < this.#unit.length; row++) {
			const unit = this.#unit[row]!;
			if (unit === Infinity || unit === 0) continue;
			this.#direction[row] = (this.#use[row]! - this.#size[row]!) / unit + MEMORY * this.#direction[row]!;
		}
	}

	#go(reached: number, known: number): void {
		const direction = this.#direction;
		let norm = 0;
		for (let row = 0; row < direction.length; row++)
			if (this.#multiplier[row]! > 0 || direction[row]! > 0) norm += direction[row]! * direction[row]!;
		if (norm === 0) {
			if (this.#isCoarse) this.#refine();
			else this.isSettled = true;
			return;
		}
		const length = (this.#step * Math.max(reached - known, 1e-9)) / norm;
		for (let row = 0; row < direction.length; row++)
			if (direction[row] !== 0)
				this.#multiplier[row] = Math.max(
					0,
					this.#multiplier[row]! + (length * direction[row]!) / this.#unit[row]!,
				);
	}

	#total(): void {
		this.price.set(this.#multiplier.subarray(0, this.#rows));
		this.#sums.forEach(({ from, to }, index) => {
			const more = this.#multiplier[this.#rows + index]!;
			if (more > 0) for (let row = from; row < to; row++) this.price[row]! += more;
		});
	}
}

function sumsOf(work: number, weeks: number): Sum[] {
	const sums: Sum[] = [];
	for (const span of SPANS)
		for (let first = 0; first < work; first += weeks)
			for (let from = first; from < first + weeks; from += span)
				sums.push({ from, to: Math.min(from + span, first + weeks) });
	return sums;
}
