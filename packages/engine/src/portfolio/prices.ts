import type { Model } from './model.ts';
import { YEARLY } from './money.ts';
import type { Rows } from './relaxation.ts';

/** What scarce things are worth: a price >= 0 for every row, ready to be asked for whole activities. */
export class Prices {
	/** By row, in units of value for one unit of the row. */
	readonly price: Float64Array;
	readonly #model: Model;
	readonly #rows: Rows;
	readonly #weeks: number;
	/** Sums of prices of the weeks before: `block * (weeks + 1) + week`. */
	readonly #before: Float64Array;
	/** Sums of the yearly kind from a year on. */
	readonly #yearly: Float64Array;

	constructor(model: Model, rows: Rows) {
		this.#model = model;
		this.#rows = rows;
		this.#weeks = model.calendar.count;
		this.price = new Float64Array(rows.size.length);
		this.#before = new Float64Array(rows.blocks * (this.#weeks + 1));
		this.#yearly = new Float64Array(model.money.years + 1);
	}

	/** To be called after `price` has changed. */
	refresh(): void {
		const weeks = this.#weeks;
		for (let block = 0; block < this.#rows.blocks; block++) {
			const from = block * (weeks + 1);
			for (let week = 0; week < weeks; week++)
				this.#before[from + week + 1] = this.#before[from + week]! + this.price[block * weeks + week]!;
		}
		const { years } = this.#model.money;
		const first = this.#rows.money + YEARLY * years;
		for (let year = years - 1; year >= 0; year--)
			this.#yearly[year] = this.#yearly[year + 1]! + this.price[first + year]!;
	}

	/** What does not depend on the start: funds, exclusions, and what opens the way for others (negative). */
	fixed(row: number): number {
		const { activity, uses } = this.#model.modes[row]!;
		const { fund, exclusionsOf, edgesTo, edgesFrom } = this.#rows;
		let sum = 0;
		for (const use of uses) sum += this.price[fund + use.fund]! * use.amount;
		for (const exclusion of exclusionsOf[activity]!) sum += this.price[exclusion]!;
		for (const edge of edgesTo[activity]!) sum += this.price[edge]!;
		for (const edge of edgesFrom[activity]!) sum -= this.price[edge]!;
		return sum;
	}

	/** Time and money at this start. */
	at(row: number, start: number): number {
		const { duration, hasCost, cost } = this.#model.modes[row]!;
		const end = start + duration - 1;
		const work = this.#rows.work[row]!;
		let sum = 0;
		for (let index = 0; index < work.length; index++) {
			const { block, rate, last } = work[index]!;
			const from = block * (this.#weeks + 1);
			if (rate > 0) sum += rate * (this.#before[from + end]! - this.#before[from + start]!);
			sum += last * this.price[block * this.#weeks + end]!;
		}
		if (!hasCost) return sum;
		const { years, yearAt } = this.#model.money;
		const money = this.#rows.money + yearAt[start]!;
		for (let kind = 0; kind < YEARLY; kind++) sum += this.price[money + kind * years]! * cost[kind]!;
		return sum + this.#yearly[yearAt[end]!]! * cost[YEARLY]!;
	}
}
