import type { Model } from './model.ts';

const YEARLY = 2;

/** What is left of time and money while activities are put in and taken out. Time in open weeks. */
export class Profile {
	/** Hundredths of days: `resource * calendar.count + week`. */
	readonly free: Int32Array;
	/** Cents: `kind * years + year`. */
	readonly left: Float64Array;
	readonly #model: Model;
	readonly #nextYear: Int32Array;
	readonly #hasCost: boolean[];

	/** Nothing is placed yet. */
	constructor(model: Model) {
		this.#model = model;
		this.free = model.capacity.slice();
		this.left = model.money.limit.slice();
		this.#nextYear = startOfNextYear(model.money.yearAt);
		this.#hasCost = model.cost.map((cost) => cost.some((amount) => amount > 0));
	}

	/** Takes everything out. */
	clear(): void {
		this.free.set(this.#model.capacity);
		this.left.set(this.#model.money.limit);
	}

	/** Puts an activity in, whether it fits or not. */
	place(activity: number, start: number): void {
		this.#change(activity, start, -1);
	}

	/** Takes out what was placed at this start. */
	remove(activity: number, start: number): void {
		this.#change(activity, start, 1);
	}

	/** The first start in from..to (both included) at which time and money suffice; -1 = none. */
	earliestFit(activity: number, from: number, to: number): number {
		let start = from;
		while (start <= to) {
			const later = this.#laterByTime(activity, start);
			if (later > start) {
				start = later;
				continue;
			}
			const paid = this.#hasCost[activity] ? this.#laterByMoney(activity, start) : start;
			if (paid === start) return start;
			start = paid;
		}
		return -1;
	}

	// A week without enough time for the even part rules out every start whose work would cover it.
	#laterByTime(activity: number, start: number): number {
		const weeks = this.#model.calendar.count;
		const end = start + this.#model.duration[activity]! - 1;
		for (const { resource, rate, last } of this.#model.demands[activity]!) {
			const row = resource * weeks;
			const atEnd = this.free[row + end]!;
			if (atEnd < last) return atEnd < rate ? end + 1 : start + 1;
			if (rate === 0) continue;
			for (let week = end - 1; week >= start; week--) if (this.free[row + week]! < rate) return week + 1;
		}
		return start;
	}

	#laterByMoney(activity: number, start: number): number {
		const { years, yearAt } = this.#model.money;
		const cost = this.#model.cost[activity]!;
		const year = yearAt[start]!;
		for (let kind = 0; kind < YEARLY; kind++)
			if (cost[kind]! > this.left[kind * years + year]!) return this.#nextYear[start]!;
		const finishYear = yearAt[start + this.#model.duration[activity]! - 1]!;
		for (let paid = finishYear; paid < years; paid++)
			if (cost[YEARLY]! > this.left[YEARLY * years + paid]!) return start + 1;
		return start;
	}

	#change(activity: number, start: number, sign: 1 | -1): void {
		const weeks = this.#model.calendar.count;
		const end = start + this.#model.duration[activity]! - 1;
		for (const { resource, rate, last } of this.#model.demands[activity]!) {
			const row = resource * weeks;
			for (let week = start; week < end; week++) this.free[row + week]! += sign * rate;
			this.free[row + end]! += sign * last;
		}
		if (!this.#hasCost[activity]) return;
		for (const charge of chargesOf(this.#model, activity, start)) {
			this.left[charge.row]! += sign * charge.amount;
		}
	}
}

/** Cents that fall on a kind and year: `row = kind * years + year`. */
export interface Charge {
	row: number;
	kind: number;
	year: number;
	amount: number;
}

/** All that an activity with this start costs within the years counted. */
export function chargesOf(model: Model, activity: number, start: number): Charge[] {
	const { years, yearAt } = model.money;
	const startYear = yearAt[start]!;
	const finishYear = yearAt[start + model.duration[activity]! - 1]!;
	return model.cost[activity]!.flatMap((amount, kind) => {
		if (amount === 0) return [];
		const first = kind === YEARLY ? finishYear : startYear;
		const count = kind === YEARLY ? years - finishYear : 1;
		return Array.from({ length: count }, (_, ahead) => {
			const year = first + ahead;
			return { row: kind * years + year, kind, year, amount };
		});
	});
}

function startOfNextYear(yearAt: Int32Array): Int32Array {
	const next = new Int32Array(yearAt.length);
	for (let week = yearAt.length - 1; week >= 0; week--) {
		const same = week + 1 < yearAt.length && yearAt[week + 1] === yearAt[week];
		next[week] = same ? next[week + 1]! : week + 1;
	}
	return next;
}
