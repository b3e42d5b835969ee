import type { Compiled } from './election.ts';

/** Price per unit of load as an exact fraction of safe integers. */
export interface Rate {
	/** Cents. */
	money: number;
	load: number;
}

/** A need bought from shares. */
export interface Purchase {
	project: number;
	rate: Rate;
	/** Cents per unit; sum to the cost, or up to a cent more per payer. */
	paid: number[];
	/** Units that gave all they had left, less than the rate asks. */
	exhausted: Set<number>;
	/** Other needs of the same rate, which the order of ties put after it. */
	equals: number[];
}

/**
 * Equal shares with payments in whole cents, each rounded up, so that every balance can be checked by hand. Amounts stay
 * integers; comparisons too close for doubles are made with big integers.
 */
export class Purchases {
	readonly made: Purchase[] = [];
	/** Cents of each unit that are left. */
	readonly left: number[];
	/** Sum of the costs of what has been bought. */
	spent = 0;
	readonly #election: Compiled;
	readonly #load: Float64Array;
	readonly #least: Float64Array;
	readonly #open: number[];

	constructor(election: Compiled, load: Float64Array, purses: readonly number[]) {
		this.left = [...purses];
		this.#election = election;
		this.#load = load;
		this.#least = new Float64Array(election.ids.length);
		this.#open = election.ids.flatMap((_, one) =>
			election.costs[one]! > 0 && election.totalWorth[one]! > 0n ? [one] : [],
		);
	}

	/** Buys the need of the lowest rate, the first of equals; false when the supporters of none can pay for it. */
	buyNext(): boolean {
		let best: { rate: Rate; tied: number[] } | null = null;
		const seen = new Set<number>();
		for (;;) {
			const one = this.#promising(seen, best ? best.rate.money / best.rate.load : Infinity);
			if (one < 0) break;
			seen.add(one);
			const rate = this.#rateOf(one);
			if (!rate) {
				this.#open.splice(this.#open.indexOf(one), 1);
				continue;
			}
			this.#least[one] = rate.money / rate.load;
			const difference = best ? compareRates(rate, best.rate) : -1;
			if (difference < 0) best = { rate, tied: [one] };
			else if (difference === 0) best!.tied.push(one);
		}
		if (!best) return false;
		const [first, ...equals] = best.tied.sort((a, b) => a - b);
		this.#buy(first!, best.rate, equals);
		return true;
	}

	// Rates only rise, so an old one is a lower bound; the margin covers the rounding of both quotients.
	#promising(seen: Set<number>, below: number): number {
		let best = -1;
		for (const one of this.#open)
			if (!seen.has(one) && (best < 0 || this.#least[one]! < this.#least[best]!)) best = one;
		return best >= 0 && this.#least[best]! <= below * (1 + 1e-14) ? best : -1;
	}

	// Those who have less than the rate asks give all; then it is raised for the others, until nobody else has less.
	#rateOf(project: number): Rate | null {
		const { first, voter, costs } = this.#election;
		const [from, to] = [first[project]!, first[project + 1]!];
		let rate: Rate = { money: 0, load: 1 };
		for (let poor = -1; ;) {
			let money = costs[project]!;
			let load = 0;
			let count = 0;
			for (let at = from; at < to; at++) {
				if (isLess(this.left[voter[at]!]!, rate, this.#load[at]!)) {
					money -= this.left[voter[at]!]!;
					count++;
				} else load += this.#load[at]!;
			}
			if (load === 0) return null;
			if (count === poor) return rate;
			poor = count;
			rate = { money, load };
		}
	}

	#buy(project: number, rate: Rate, equals: number[]): void {
		const { first, voter, costs } = this.#election;
		const paid = new Array<number>(this.left.length).fill(0);
		const exhausted = new Set<number>();
		for (let at = first[project]!; at < first[project + 1]!; at++) {
			const unit = voter[at]!;
			const left = this.left[unit]!;
			if (left > 0 && isLess(left, rate, this.#load[at]!)) exhausted.add(unit);
			paid[unit] = Math.min(left, due(rate, this.#load[at]!));
			this.left[unit] = left - paid[unit];
		}
		this.made.push({ project, rate, paid, exhausted, equals });
		this.#open.splice(this.#open.indexOf(project), 1);
		this.spent += costs[project]!;
	}
}

function compareRates(a: Rate, b: Rate): number {
	const [left, right] = [a.money * b.load, b.money * a.load];
	if (Math.abs(left - right) > left * 1e-14) return left - right;
	const exact = BigInt(a.money) * BigInt(b.load) - BigInt(b.money) * BigInt(a.load);
	return exact < 0n ? -1 : exact > 0n ? 1 : 0;
}

// Whether the amount is less than rate × load.
function isLess(amount: number, rate: Rate, load: number): boolean {
	const [left, right] = [amount * rate.load, rate.money * load];
	if (Math.abs(left - right) > right * 1e-14) return left < right;
	return BigInt(amount) * BigInt(rate.load) < BigInt(rate.money) * BigInt(load);
}

// Rate × load, rounded up to whole cents.
function due(rate: Rate, load: number): number {
	const product = rate.money * load;
	if (product <= Number.MAX_SAFE_INTEGER) {
		const rest = product % rate.load;
		return (product - rest) / rate.load + (rest > 0 ? 1 : 0);
	}
	const whole = BigInt(rate.load);
	return Number((BigInt(rate.money) * BigInt(load) + whole - 1n) / whole);
}
