import type { Alone } from './alone.ts';
import { Ascent } from './ascent.ts';
import { NOT_PINNED, type Model } from './model.ts';
import { Prices } from './prices.ts';
import { addUse, rowsOf, startsAlone, type Rows } from './relaxation.ts';

/**
 * The most value that any schedule can bring, by Lagrangian relaxation of all rules between activities (Held and Karp
 * 1971): whatever the prices, the sum of the sizes at their prices and of what each activity brings beyond its price at
 * its best start is an upper bound.
 */
export class Bound {
	/** The best prices so far. */
	readonly prices: Prices;
	/** Proved: no schedule brings more. */
	value: number;
	/** True when more steps would hardly lower it. */
	isSettled = false;
	readonly #model: Model;
	readonly #alone: Alone;
	readonly #rows: Rows;
	readonly #starts: Int32Array[];
	readonly #trial: Prices;
	/** One is better where few weeks are scarce, the other where few are not. */
	readonly #ascents: Ascent[];
	readonly #use: Float64Array;
	readonly #forced: boolean[];
	readonly #grain: number;
	#lowest = Infinity;
	#turn = 0;

	/** `forced` = activities that are in every schedule worth looking at. */
	constructor(model: Model, alone: Alone, forced: boolean[] = model.order.map(() => false)) {
		this.#model = model;
		this.#alone = alone;
		this.#rows = rowsOf(model);
		this.#starts = startsAlone(model, alone);
		this.#forced = forced;
		this.prices = new Prices(model, this.#rows);
		this.#trial = new Prices(model, this.#rows);
		const { size, money, edge } = this.#rows;
		const weeks = model.calendar.count;
		this.#ascents = [true, false].map((isCoarse) => new Ascent(size, money, weeks, edge, isCoarse));
		this.#use = new Float64Array(size.length);
		this.#grain = grainOf(model);
		this.value = this.#rounded(alone.hopeful.reduce((sum, activity) => sum + alone.value[activity]!, 0));
	}

	/** Moves the prices once; `known` = value of the best schedule found. */
	step(known: number): void {
		if (this.isSettled) return;
		const trial = this.#trial;
		const ascent = this.#next();
		trial.price.set(ascent.price);
		trial.refresh();
		this.#turn++;
		this.#use.fill(0);
		const reached = this.#evaluate();
		if (reached < this.#lowest) {
			this.#lowest = reached;
			this.value = Math.min(this.value, this.#rounded(reached));
			this.prices.price.set(trial.price);
			this.prices.refresh();
		}
		ascent.move(this.#use, reached, known);
		this.isSettled = this.value <= known || this.#ascents.every((one) => one.isSettled);
	}

	#next(): Ascent {
		const waiting = this.#ascents.filter((one) => !one.isSettled);
		return waiting[this.#turn % waiting.length]!;
	}

	/** Writes for each activity how many times its price it brings at its best start. */
	gains(into: Float64Array): void {
		const { modes, modesOf } = this.#model;
		for (let activity = 0; activity < into.length; activity++) {
			let best = 0;
			for (const row of modesOf[activity]!) {
				const fixed = this.prices.fixed(row);
				let least = Infinity;
				for (const start of this.#starts[row]!) least = Math.min(least, this.prices.at(row, start));
				const price = Math.max(least + fixed, 0) + 1e-3 * modes[row]!.value + 1e-9;
				best = Math.max(best, modes[row]!.value / price);
			}
			into[activity] = Math.min(best, 1000);
		}
	}

	#evaluate(): number {
		const { size } = this.#rows;
		const { price } = this.#trial;
		let sum = 0;
		for (let row = 0; row < size.length; row++) if (price[row]! > 0) sum += price[row]! * size[row]!;
		for (let activity = 0; activity < this.#forced.length; activity++)
			if (this.#alone.possible[activity]) sum += this.#best(activity);
		return sum;
	}

	// What the activity brings beyond its price at its best start; its use is counted when it is worth doing.
	#best(activity: number): number {
		let [best, bestRow, bestStart] = [-Infinity, -1, 0];
		for (const row of this.#model.modesOf[activity]!) {
			const starts = this.#starts[row]!;
			const count = starts.length;
			const gain = this.#model.modes[row]!.value - this.#trial.fixed(row);
			// Equal starts take turns, so that a tie does not heap all work in one week.
			const offset = (this.#turn * 7 + activity * 13) % Math.max(1, count);
			for (let index = 0; index < count; index++) {
				const start = starts[index < count - offset ? index + offset : index + offset - count]!;
				const left = gain - this.#trial.at(row, start);
				if (left <= best) continue;
				best = left;
				bestRow = row;
				bestStart = start;
			}
		}
		if (bestRow < 0 || (best <= 0 && !this.#forced[activity])) return 0;
		addUse(this.#model, this.#rows, bestRow, bestStart, this.#use);
		return best;
	}

	#rounded(bound: number): number {
		const safe = bound + 1e-9 * Math.abs(bound) + 1e-7;
		return this.#grain === 0 ? safe : Math.floor(safe / this.#grain + 1e-9) * this.#grain;
	}
}

/** Activities that must be in when every pin is kept: those and what they wait for. */
export function neededByPins(model: Model): boolean[] {
	const needed = model.order.map(() => false);
	model.order.forEach((activity) => {
		if (model.pinned[activity] === NOT_PINNED && !model.included[activity]) return;
		for (const one of [activity, ...model.ancestors[activity]!]) needed[one] = true;
	});
	return needed;
}

// The largest step in which all values are whole numbers; 0 = none of those tried.
function grainOf({ modes }: Model): number {
	const isWhole = (value: number) => Math.abs(value - Math.round(value)) < 1e-9;
	return (
		[1, 0.5, 0.25, 0.1, 0.05, 0.01].find((grain) => modes.every(({ value }) => isWhole(value / grain))) ?? 0
	);
}
