import type { Direction } from '../criterion/criterion.ts';

export interface WeightedCriterion {
	id: string;
	weight: number;
	scaleMin: number;
	scaleMax: number;
	direction: Direction;
}

/** One rater's value of one need on one criterion; rater and criterion are places in their lists. */
export type ScoreTriple = readonly [criterion: number, rater: number, value: number];

export interface ScoredNeed {
	id: string;
	number: number;
	scores: readonly ScoreTriple[];
}

export interface Contribution {
	criterionId: string;
	/** Mean of the raters on the criterion's own scale; null where nobody has scored. */
	mean: number | null;
	/** Points of the need's 0–100 that come from here. */
	points: number;
	/** Points above or below the mean of all scored needs. */
	against: number;
	/** Highest minus lowest value as a share of the scale, 0…1. */
	spread: number;
	raters: number;
}

export interface RankedNeed {
	id: string;
	/** Place in the order; null while nobody has scored. */
	rank: number | null;
	/** 0–100, over the criteria that have scores. */
	value: number | null;
	contributions: Contribution[];
	missing: string[];
	raters: number;
	/** Widest spread of its criteria, 0…1. */
	disagreement: number;
	/** Best and worst place when any one weight is halved or grows by half. */
	steady: { best: number; worst: number } | null;
}

interface Cell {
	/** 0…1, turned so that more is always better; NaN without scores. */
	level: number;
	mean: number;
	spread: number;
	raters: number;
}

const levelOf = (value: number, { scaleMin, scaleMax, direction }: WeightedCriterion) => {
	const level = (value - scaleMin) / (scaleMax - scaleMin);
	return direction === 'down' ? 1 - level : level;
};

function cellsOf(criteria: readonly WeightedCriterion[], scores: readonly ScoreTriple[]): Cell[] {
	const sum = new Float64Array(criteria.length);
	const count = new Int32Array(criteria.length);
	const low = new Float64Array(criteria.length).fill(Infinity);
	const high = new Float64Array(criteria.length).fill(-Infinity);
	for (const [criterion, , value] of scores) {
		sum[criterion]! += value;
		count[criterion]! += 1;
		low[criterion] = Math.min(low[criterion]!, value);
		high[criterion] = Math.max(high[criterion]!, value);
	}
	return criteria.map((criterion, i) => {
		const raters = count[i]!;
		if (raters === 0) return { level: NaN, mean: NaN, spread: 0, raters };
		const mean = sum[i]! / raters;
		const spread = (high[i]! - low[i]!) / (criterion.scaleMax - criterion.scaleMin);
		return { level: levelOf(mean, criterion), mean, spread, raters };
	});
}

/** Weighted mean of the levels that are there; NaN when none is. */
function valueOf(cells: readonly Cell[], weights: readonly number[]): number {
	let value = 0;
	let whole = 0;
	for (let i = 0; i < cells.length; i++) {
		const { level } = cells[i]!;
		if (Number.isNaN(level)) continue;
		value += weights[i]! * level;
		whole += weights[i]!;
	}
	return whole === 0 ? NaN : (100 * value) / whole;
}

/** Places 1, 2, … by value; equal values stand by the need's number, so that the order is always the same. */
function placesOf(values: readonly number[], numbers: readonly number[]): Int32Array {
	const places = new Int32Array(values.length);
	const order = values.flatMap((value, i) => (Number.isNaN(value) ? [] : [i]));
	order.sort((a, b) => rounded(values[b]!) - rounded(values[a]!) || numbers[a]! - numbers[b]!);
	order.forEach((need, place) => (places[need] = place + 1));
	return places;
}

// Sums of the same parts in another order differ in the last bits; a place must not hang on them.
const rounded = (value: number) => Math.round(value * 1e9);

function steadiness(table: readonly Cell[][], weights: readonly number[], numbers: readonly number[], base: Int32Array) {
	const best = Int32Array.from(base);
	const worst = Int32Array.from(base);
	for (let criterion = 0; criterion < weights.length; criterion++)
		for (const factor of [0.5, 1.5]) {
			const moved = weights.map((weight, i) => (i === criterion ? weight * factor : weight));
			const places = placesOf(table.map((cells) => valueOf(cells, moved)), numbers);
			places.forEach((place, need) => {
				best[need] = Math.min(best[need]!, place);
				worst[need] = Math.max(worst[need]!, place);
			});
		}
	return { best, worst };
}

function meanPoints(table: readonly Cell[][], weights: readonly number[]): number[] {
	return weights.map((_, i) => {
		const points = table.flatMap((cells) => (Number.isNaN(cells[i]!.level) ? [] : [pointsOf(cells, weights, i)]));
		return points.length === 0 ? 0 : points.reduce((total, one) => total + one, 0) / points.length;
	});
}

function pointsOf(cells: readonly Cell[], weights: readonly number[], i: number): number {
	const whole = cells.reduce((total, { level }, j) => total + (Number.isNaN(level) ? 0 : weights[j]!), 0);
	return whole === 0 || Number.isNaN(cells[i]!.level) ? 0 : (100 * weights[i]! * cells[i]!.level) / whole;
}

/** The order of needs with what made it; criteria and scores alone decide, the same input gives the same order. */
export function rank(criteria: readonly WeightedCriterion[], needs: readonly ScoredNeed[]): RankedNeed[] {
	const weights = criteria.map(({ weight }) => weight);
	const numbers = needs.map(({ number }) => number);
	const table = needs.map(({ scores }) => cellsOf(criteria, scores));
	const values = table.map((cells) => valueOf(cells, weights));
	const places = placesOf(values, numbers);
	const { best, worst } = steadiness(table, weights, numbers, places);
	const average = meanPoints(table, weights);
	const ranked = needs.map(({ id, scores }, need): RankedNeed => {
		const cells = table[need]!;
		const isPlaced = places[need]! > 0;
		return {
			id,
			rank: isPlaced ? places[need]! : null,
			value: isPlaced ? values[need]! : null,
			contributions: contributionsOf(criteria, cells, weights, average),
			missing: criteria.flatMap((criterion, i) => (cells[i]!.raters === 0 ? [criterion.id] : [])),
			raters: new Set(scores.map(([, rater]) => rater)).size,
			disagreement: Math.max(0, ...cells.map(({ spread }) => spread)),
			steady: isPlaced ? { best: best[need]!, worst: worst[need]! } : null,
		};
	});
	const orderOf = new Map(ranked.map((need, i) => [need, need.rank ?? needs.length + numbers[i]!]));
	return ranked.sort((a, b) => orderOf.get(a)! - orderOf.get(b)!);
}

function contributionsOf(
	criteria: readonly WeightedCriterion[],
	cells: readonly Cell[],
	weights: readonly number[],
	average: readonly number[],
): Contribution[] {
	return criteria.map(({ id }, i) => {
		const { level, mean, spread, raters } = cells[i]!;
		const points = pointsOf(cells, weights, i);
		const isScored = !Number.isNaN(level);
		return { criterionId: id, mean: isScored ? mean : null, points, against: isScored ? points - average[i]! : 0, spread, raters };
	});
}
