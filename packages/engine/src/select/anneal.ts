import { random, type Random } from '../random.ts';
import { Draw } from './draw.ts';
import { Move } from './move.ts';
import type { Options } from './options.ts';
import { Selection, shareScale } from './selection.ts';

/**
 * Simulated annealing with ejection: an option is put in, what no longer fits beside it is thrown out and comes back
 * where it does. Options are drawn by their reduced value, so time goes to those that may pay. Minimum shares and
 * required needs may be missed on the way, at a price that rises while they are. Cycles of cooling double in length.
 */
export class Annealing {
	/** Option per need of the best selection that keeps everything; null = none seen. */
	best: Int32Array | null = null;
	bestValue = Number.NEGATIVE_INFINITY;
	readonly #selection: Selection;
	readonly #random: Random;
	readonly #move: Move;
	readonly #scale: Float64Array;
	readonly #draws: Draw[];
	/** Mean value of an option: the measure of temperature and price. */
	readonly #mean: number;
	#price: number;
	/** The mean value, and more after cycles that found nothing: tight problems need bolder moves. */
	#heat: number;
	#cycle = 0;
	#hot = HOTS[0]!;
	#length = FIRST_CYCLE;
	#done = 0;

	/** `reduced` = value of each option less the price of what it takes; see `boundByNeed`. */
	constructor(options: Options, reduced: Float64Array, seed: number) {
		this.#selection = new Selection(options);
		this.#random = random(seed);
		this.#move = new Move(this.#selection, this.#random);
		this.#scale = shareScale(options);
		this.#mean = options.value.reduce((sum, value) => sum + value, 0) / Math.max(1, options.options) || 1;
		this.#price = this.#mean;
		this.#heat = this.#mean;
		this.#draws = BREADTHS.map((breadth) => new Draw(chances(reduced, this.#mean * breadth), this.#random));
		this.#keep();
	}

	/** Tries so many moves; true when `best` changed. */
	step(moves: number): boolean {
		const before = this.bestValue;
		for (let i = 0; i < moves; i++) {
			if (this.#done === this.#length) this.#restart();
			this.#try(this.#heat * this.#hot * Math.pow(COLD / this.#hot, this.#done++ / this.#length));
		}
		return this.bestValue > before;
	}

	/** Goes on from a selection that keeps everything, found elsewhere; one option per need, -1 = none. */
	continueFrom(option: Int32Array): void {
		this.#selection.set(option);
		this.#keep();
		this.#done = 0;
	}

	#restart(): void {
		this.#done = 0;
		this.#length *= 2;
		this.#cycle++;
		this.#hot = HOTS[this.#cycle % HOTS.length]!;
		this.#heat = this.best ? this.#mean : this.#heat * 4;
		this.#selection.refresh();
	}

	#try(temperature: number): void {
		const selection = this.#selection;
		const option = this.#draws[this.#cycle % this.#draws.length]!.next();
		const before = this.#penalty();
		this.#price = before > 0 ? this.#price * DEARER : Math.max(this.#mean, this.#price * CHEAPER);
		const floor = selection.value - before + temperature * Math.log(this.#random.unit() + 1e-12);
		if (!this.#move.toggle(option)) return this.#move.undo();
		const penalty = this.#penalty();
		if (selection.value - penalty < floor) return this.#move.undo();
		if (penalty === 0 && selection.value > this.bestValue + SMALLEST_GAIN) this.#keep();
	}

	#penalty(): number {
		const selection = this.#selection;
		return this.#price * (selection.shortfall(this.#scale) + selection.missing);
	}

	#keep(): void {
		const selection = this.#selection;
		selection.refresh();
		if (selection.value <= this.bestValue || this.#penalty() > 0) return;
		this.bestValue = selection.value;
		this.best = selection.option.slice();
	}
}

function chances(reduced: Float64Array, breadth: number): Float64Array {
	return reduced.map((value) => Math.max(LEAST_CHANCE, Math.exp(Math.min(0, value) / breadth)));
}

const HOTS = [0.2, 0.15, 0.3];
const COLD = 0.03;
const BREADTHS = [0.1, 0.05, 0.2];
const LEAST_CHANCE = 0.01;
const FIRST_CYCLE = 10_000;
const DEARER = 1.001;
const CHEAPER = 0.9998;
const SMALLEST_GAIN = 1e-9;
