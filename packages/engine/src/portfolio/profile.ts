import { assignPosts, hasTime, NO_POSTS } from './assign.ts';
import type { Model } from './model.ts';
import type { ModeRow } from './modes.ts';
import { chargesOf, YEARLY } from './money.ts';

/** What is left of time, money and funds while activities are put in and taken out. Time in open weeks. */
export class Profile {
	/** Hundredths of days: `resource * calendar.count + week`. */
	readonly free: Int32Array;
	/** Cents: `kind * years + year`. */
	readonly left: Float64Array;
	/** Units by fund. */
	readonly funds: Float64Array;
	/** Posts that fill the places at the start that was found last. */
	posts: readonly number[] = NO_POSTS;
	readonly #model: Model;
	readonly #nextYear: Int32Array;

	/** Nothing is placed yet. */
	constructor(model: Model) {
		this.#model = model;
		this.free = model.capacity.slice();
		this.left = model.money.limit.slice();
		this.funds = Float64Array.from(model.funds);
		this.#nextYear = startOfNextYear(model.money.yearAt);
	}

	/** Takes everything out. */
	clear(): void {
		this.free.set(this.#model.capacity);
		this.left.set(this.#model.money.limit);
		this.funds.set(this.#model.funds);
	}

	/** Becomes the same as another of the same model. */
	copy(other: Profile): void {
		this.free.set(other.free);
		this.left.set(other.left);
		this.funds.set(other.funds);
	}

	/** Puts a mode in, whether it fits or not. */
	place(row: number, start: number, posts: readonly number[] = NO_POSTS): void {
		this.#change(row, start, posts, -1);
	}

	/** Takes out what was placed at this start. */
	remove(row: number, start: number, posts: readonly number[] = NO_POSTS): void {
		this.#change(row, start, posts, 1);
	}

	/** The first start in from..to (both included) at which time and money suffice; -1 = none. Sets `posts`. */
	earliestFit(row: number, from: number, to: number): number {
		const mode = this.#model.modes[row]!;
		if (!this.#isFunded(mode)) return -1;
		let start = from;
		while (start <= to) {
			let later = this.#laterByTime(mode, start);
			if (later === start && mode.hasCost) later = this.#laterByMoney(mode, start);
			if (later > start) start = later;
			else if (this.#assign(mode, start)) return start;
			else start++;
		}
		return -1;
	}

	/** True when the mode fits at this start. Sets `posts`. */
	fits(row: number, start: number): boolean {
		return this.earliestFit(row, start, start) === start;
	}

	/** The same with these posts in the places. */
	fitsWith(row: number, start: number, posts: readonly number[]): boolean {
		const mode = this.#model.modes[row]!;
		const weeks = this.#model.calendar.count;
		if (!this.#isFunded(mode) || this.#laterByTime(mode, start) > start) return false;
		if (mode.hasCost && this.#laterByMoney(mode, start) > start) return false;
		return mode.places.every((place, index) => {
			const post = posts[index];
			if (post === undefined || !place.masters.includes(post) || posts.indexOf(post) < index) return false;
			return hasTime(mode, place, post, start, this.free, weeks);
		});
	}

	/** False when no start at all could be paid; true says nothing. */
	mayPay(mode: ModeRow): boolean {
		if (!this.#isFunded(mode)) return false;
		if (!mode.hasCost) return true;
		const { years } = this.#model.money;
		if (mode.cost[YEARLY]! > this.left[YEARLY * years + years - 1]!) return false;
		for (let kind = 0; kind < YEARLY; kind++) {
			const cost = mode.cost[kind]!;
			if (cost === 0) continue;
			let year = 0;
			while (year < years && this.left[kind * years + year]! < cost) year++;
			if (year === years) return false;
		}
		return true;
	}

	#isFunded({ uses }: ModeRow): boolean {
		for (const { fund, amount } of uses) if (amount > this.funds[fund]!) return false;
		return true;
	}

	#assign(mode: ModeRow, start: number): boolean {
		if (mode.places.length === 0) {
			this.posts = NO_POSTS;
			return true;
		}
		const { matched, shortage } = assignPosts(mode, start, this.free, this.#model.calendar.count);
		this.posts = matched;
		return shortage === null;
	}

	// A week without enough time for the even part rules out every start whose work would cover it.
	#laterByTime({ demands, duration }: ModeRow, start: number): number {
		const weeks = this.#model.calendar.count;
		const end = start + duration - 1;
		for (const { resource, rate, last } of demands) {
			const row = resource * weeks;
			const atEnd = this.free[row + end]!;
			if (atEnd < last) return atEnd < rate ? end + 1 : start + 1;
			if (rate === 0) continue;
			for (let week = end - 1; week >= start; week--) if (this.free[row + week]! < rate) return week + 1;
		}
		return start;
	}

	#laterByMoney({ cost, duration }: ModeRow, start: number): number {
		const { years, yearAt } = this.#model.money;
		const year = yearAt[start]!;
		for (let kind = 0; kind < YEARLY; kind++)
			if (cost[kind]! > this.left[kind * years + year]!) return this.#nextYear[start]!;
		const finishYear = yearAt[start + duration - 1]!;
		for (let paid = finishYear; paid < years; paid++)
			if (cost[YEARLY]! > this.left[YEARLY * years + paid]!) return start + 1;
		return start;
	}

	#change(row: number, start: number, posts: readonly number[], sign: 1 | -1): void {
		const mode = this.#model.modes[row]!;
		for (const { resource, rate, last } of mode.demands)
			this.#work(resource, rate, last, start, mode.duration, sign);
		for (let index = 0; index < posts.length; index++) {
			const { rate, last } = mode.places[index]!;
			this.#work(posts[index]!, rate, last, start, mode.duration, sign);
		}
		for (const { fund, amount } of mode.uses) this.funds[fund]! += sign * amount;
		if (!mode.hasCost) return;
		for (const charge of chargesOf(this.#model, mode, start)) this.left[charge.row]! += sign * charge.amount;
	}

	#work(resource: number, rate: number, last: number, start: number, duration: number, sign: 1 | -1): void {
		const first = resource * this.#model.calendar.count + start;
		const end = first + duration - 1;
		if (rate > 0) for (let at = first; at < end; at++) this.free[at]! += sign * rate;
		this.free[end]! += sign * last;
	}
}

function startOfNextYear(yearAt: Int32Array): Int32Array {
	const next = new Int32Array(yearAt.length);
	for (let week = yearAt.length - 1; week >= 0; week--) {
		const same = week + 1 < yearAt.length && yearAt[week + 1] === yearAt[week];
		next[week] = same ? next[week + 1]! : week + 1;
	}
	return next;
}
