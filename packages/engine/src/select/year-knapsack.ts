/** The best that fits in one year: options of several needs, at most one a need, within some limits. */
export interface YearKnapsack {
	/** Options of group g are first[g] … first[g + 1] - 1; at most one of them is taken. */
	first: Int32Array;
	/** Amount option o takes of limit l at o * limits + l. */
	amount: Float64Array;
	limit: Float64Array;
	/** A least price per limit to begin with; changed to better ones. */
	price: Float64Array;
}

/** What the search found: no choice is worth more than `bound`; `taken` = the best option per group, -1 = none. */
export interface YearBest {
	bound: number;
	taken: Int32Array;
	isExact: boolean;
	nodes: number;
}

/**
 * Depth-first branch and bound. Prices on the limits give each option a reduced profit; leaving out a good one or taking
 * a bad one costs that much of the bound, so groups go in order of what their second best choice would cost.
 */
export function bestOfYear(knapsack: YearKnapsack, profit: Float64Array, mostNodes: number): YearBest {
	const root = settlePrices(knapsack, profit);
	const search = new YearSearch(knapsack, profit, root, mostNodes);
	return search.run();
}

interface Root {
	bound: number;
	/** Profit less the price of what is taken, per option. */
	reduced: Float64Array;
}

function settlePrices(knapsack: YearKnapsack, profit: Float64Array): Root {
	const { limit, price } = knapsack;
	const reduced = new Float64Array(profit.length);
	const best = price.slice();
	let bound = Number.POSITIVE_INFINITY;
	let length = 0.5;
	const slope = new Float64Array(limit.length);
	for (let round = 0; round < ROUNDS; round++) {
		const now = relaxed(knapsack, profit, reduced, slope);
		if (now < bound - 1e-9) {
			bound = now;
			best.set(price);
		} else length *= 0.85;
		const norm = slope.reduce((sum, one) => sum + one * one, 0);
		if (norm === 0) break;
		const step = (length * 0.05 * (Math.abs(now) + 1)) / norm;
		for (let l = 0; l < limit.length; l++) price[l] = Math.max(0, price[l]! + step * slope[l]!);
	}
	price.set(best);
	return { bound: relaxed(knapsack, profit, reduced, slope), reduced };
}

/** The bound at these prices; `slope` becomes how far each limit is overstepped. */
function relaxed(
	{ first, amount, limit, price }: YearKnapsack,
	profit: Float64Array,
	reduced: Float64Array,
	slope: Float64Array,
): number {
	const limits = limit.length;
	let bound = 0;
	for (let l = 0; l < limits; l++) {
		bound += price[l]! * limit[l]!;
		slope[l] = -limit[l]!;
	}
	for (let group = 0; group + 1 < first.length; group++) {
		let best = 0;
		let chosen = -1;
		for (let option = first[group]!; option < first[group + 1]!; option++) {
			let value = profit[option]!;
			if (value > 0) for (let l = 0; l < limits; l++) value -= price[l]! * amount[option * limits + l]!;
			reduced[option] = value;
			if (value > best) [best, chosen] = [value, option];
		}
		bound += best;
		if (chosen >= 0) for (let l = 0; l < limits; l++) slope[l]! += amount[chosen * limits + l]!;
	}
	for (let l = 0; l < limits; l++) if (price[l] === 0 && slope[l]! < 0) slope[l] = 0;
	return bound;
}

class YearSearch {
	readonly #knapsack: YearKnapsack;
	readonly #profit: Float64Array;
	readonly #root: Root;
	readonly #limits: number;
	/** Choices of a group, best reduced profit first, -1 = none; groups with most to lose first. */
	readonly #choices: Int32Array[] = [];
	/** What a choice costs of the bound. */
	readonly #costs: Float64Array[] = [];
	readonly #groups: number[] = [];
	readonly #left: Float64Array;
	readonly #now: Int32Array;
	readonly #best: Int32Array;
	#bestValue = 0;
	/** Highest bound of what was left unsearched. */
	#open = Number.NEGATIVE_INFINITY;
	#nodes = 0;
	readonly #mostNodes: number;

	constructor(knapsack: YearKnapsack, profit: Float64Array, root: Root, mostNodes: number) {
		this.#knapsack = knapsack;
		this.#profit = profit;
		this.#root = root;
		this.#limits = knapsack.limit.length;
		this.#left = knapsack.limit.slice();
		this.#now = new Int32Array(knapsack.first.length - 1).fill(-1);
		this.#best = this.#now.slice();
		this.#mostNodes = mostNodes;
		this.#order();
	}

	run(): YearBest {
		this.#search(0, this.#root.bound, 0);
		const isExact = this.#open === Number.NEGATIVE_INFINITY;
		return { bound: Math.max(this.#bestValue, this.#open), taken: this.#best, isExact, nodes: this.#nodes };
	}

	#order(): void {
		const { first } = this.#knapsack;
		const { reduced } = this.#root;
		const groups = Array.from(this.#now.keys(), (group) => {
			const options = [-1];
			for (let option = first[group]!; option < first[group + 1]!; option++)
				if (this.#profit[option]! > 0) options.push(option);
			const worth = (option: number) => (option < 0 ? 0 : reduced[option]!);
			options.sort((a, b) => worth(b) - worth(a));
			const costs = options.map((option) => worth(options[0]!) - worth(option));
			return { group, options, costs };
		}).filter(({ options }) => options.length > 1);
		groups.sort((a, b) => b.costs[1]! - a.costs[1]!);
		for (const { group, options, costs } of groups) {
			this.#groups.push(group);
			this.#choices.push(Int32Array.from(options));
			this.#costs.push(Float64Array.from(costs));
		}
	}

	#search(depth: number, bound: number, value: number): void {
		if (value > this.#bestValue + 1e-9) {
			this.#bestValue = value;
			this.#best.set(this.#now);
		}
		if (depth === this.#groups.length) return;
		const group = this.#groups[depth]!;
		const choices = this.#choices[depth]!;
		const costs = this.#costs[depth]!;
		for (let at = 0; at < choices.length; at++) {
			const reach = bound - costs[at]!;
			if (reach <= this.#bestValue + 1e-9) return;
			if (++this.#nodes > this.#mostNodes) {
				this.#open = Math.max(this.#open, reach);
				return;
			}
			const option = choices[at]!;
			if (option < 0) this.#search(depth + 1, reach, value);
			else if (this.#take(option)) {
				this.#now[group] = option;
				this.#search(depth + 1, reach, value + this.#profit[option]!);
				this.#now[group] = -1;
				this.#giveBack(option, this.#limits);
			}
		}
	}

	#take(option: number): boolean {
		const { amount } = this.#knapsack;
		for (let l = 0; l < this.#limits; l++) {
			this.#left[l]! -= amount[option * this.#limits + l]!;
			if (this.#left[l]! < 0) {
				this.#giveBack(option, l + 1);
				return false;
			}
		}
		return true;
	}

	#giveBack(option: number, limits: number): void {
		const { amount } = this.#knapsack;
		for (let l = 0; l < limits; l++) this.#left[l]! += amount[option * this.#limits + l]!;
	}
}

const ROUNDS = 60;
