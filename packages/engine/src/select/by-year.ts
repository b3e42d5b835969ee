import type { LinearModel } from './linear-model.ts';
import type { Options } from './options.ts';
import { PriceAscent } from './price-ascent.ts';
import { bestOfYear, type YearBest, type YearKnapsack } from './year-knapsack.ts';

/** How much the years cost to solve. */
export interface YearEffort {
	nodes: number;
	/** True when a year could not be searched to its end: the bound holds but is weak. */
	isCut: boolean;
}

interface Year {
	knapsack: YearKnapsack;
	/** Option of the problem per option of the knapsack. */
	options: Int32Array;
	profit: Float64Array;
}

/**
 * Keeps the limits of every year with whole needs, and prices what ties the years together. Much tighter than the
 * linear relaxation where few needs fit in a year. Begins with the prices of the bound by need.
 */
export function boundByYear(
	options: Options,
	model: LinearModel,
	byNeed: PriceAscent,
	effort: YearEffort,
): PriceAscent {
	const years = Array.from({ length: options.problem.years }, (_, year) =>
		yearOf(options, byNeed.prices, year),
	);
	const solve = (reduced: Float64Array, chosen: number[]): number => {
		effort.isCut = false;
		let sum = 0;
		for (const { knapsack, options: ids, profit } of years) {
			ids.forEach((option, at) => (profit[at] = reduced[option]!));
			const best = bestWithin(knapsack, profit, effort);
			sum += best.bound;
			for (const at of best.taken) if (at >= 0) chosen.push(ids[at]!);
		}
		return sum;
	};
	const priced = pricedRows(options, model);
	return new PriceAscent(
		model,
		{ priced, solve },
		{ patience: 8, step: 0.7, prices: begin(options, byNeed, priced) },
	);
}

function bestWithin(knapsack: YearKnapsack, profit: Float64Array, effort: YearEffort): YearBest {
	const best = bestOfYear(knapsack, profit, effort.isCut ? FEW_NODES : MOST_NODES);
	effort.nodes += best.nodes;
	effort.isCut ||= !best.isExact;
	return best;
}

/** A need is worth at first what its best option brings beyond the price of what it takes. */
function begin({ needs, first }: Options, byNeed: PriceAscent, priced: Uint8Array): Float64Array {
	const prices = byNeed.prices.map((price, row) => (priced[row] ? price : 0));
	for (let need = 0; need < needs; need++)
		prices[need] = Math.max(0, ...byNeed.reduced.subarray(first[need]!, first[need + 1]!));
	return prices;
}

/** All but the limits that only options started in one year use. */
function pricedRows(
	{ needs, limit, entryLimit, entryOption, start }: Options,
	model: LinearModel,
): Uint8Array {
	const priced = new Uint8Array(model.rowLower.length).fill(1);
	const user = new Int32Array(limit.length).fill(-1);
	priced.fill(0, needs, needs + limit.length);
	entryLimit.forEach((at, entry) => {
		const year = start[entryOption[entry]!]!;
		if (user[at]! >= 0 && user[at] !== year) priced[needs + at] = 1;
		user[at] = year;
	});
	return priced;
}

function yearOf(options: Options, prices: Float64Array, year: number): Year {
	const ids = Int32Array.from(options.start.keys()).filter((option) => options.start[option] === year);
	const limits = new Map<number, number>();
	for (const option of ids)
		for (let entry = options.entryFirst[option]!; entry < options.entryFirst[option + 1]!; entry++)
			if (!limits.has(options.entryLimit[entry]!)) limits.set(options.entryLimit[entry]!, limits.size);
	const amount = new Float64Array(ids.length * limits.size);
	ids.forEach((option, at) => {
		for (let entry = options.entryFirst[option]!; entry < options.entryFirst[option + 1]!; entry++)
			amount[at * limits.size + limits.get(options.entryLimit[entry]!)!] = options.entryAmount[entry]!;
	});
	const knapsack = {
		first: Int32Array.from([...groupStarts(options, ids), ids.length]),
		amount,
		limit: Float64Array.from(limits.keys(), (at) => options.limit[at]!),
		price: Float64Array.from(limits.keys(), (at) => prices[options.needs + at]!),
	};
	return { knapsack, options: ids, profit: new Float64Array(ids.length) };
}

function groupStarts({ needOf }: Options, ids: Int32Array): number[] {
	return [...ids.keys()].filter((at) => at === 0 || needOf[ids[at]!] !== needOf[ids[at - 1]!]);
}

/** Some 0.2 seconds. */
const MOST_NODES = 8_000_000;
/** For the other years once one was too hard. */
const FEW_NODES = 100_000;
