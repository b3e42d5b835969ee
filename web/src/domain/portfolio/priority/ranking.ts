import { prioritise, type Priority } from '@luotsi/engine';
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
	/** Mean of the raters on the criterion's own scale. */
	mean: number;
	lowest: number;
	highest: number;
	/** Points of the need's 0–100 that come from here. */
	points: number;
	/** Points above or below what an average need gets from here. */
	against: number;
	/** 0 = all say the same, 1 = half at each end of the scale. */
	disagreement: number;
	/** Places of the raters who stand far from the others. */
	outliers: number[];
}

export interface RankedNeed {
	id: string;
	/** Equal values share a place; null while nobody has scored. */
	rank: number | null;
	tied: number;
	/** 0–100, over the criteria that have scores. */
	value: number | null;
	/** In the order of the criteria; those without scores are in `missing`. */
	contributions: Contribution[];
	missing: string[];
	raters: number;
	disagreement: number;
	/** Best and worst place when any one weight is halved or grows by half. */
	steady: { best: number; worst: number } | null;
}

/** The order of needs with what made it; equal values stand in order of number, unscored needs last. */
export function rank(criteria: readonly WeightedCriterion[], needs: readonly ScoredNeed[]): RankedNeed[] {
	const byNumber = needs.toSorted((a, b) => a.number - b.number);
	if (!criteria.some(({ weight }) => weight > 0)) return byNumber.map(({ id }) => unranked(id, criteria));
	// Short names instead of long ids: tens of thousands of them are compared.
	const order = prioritise({
		needs: byNumber.map((_, place) => String(place)),
		criteria: criteria.map(({ weight, scaleMin, scaleMax, direction }, place) => ({
			id: String(place),
			weight,
			min: scaleMin,
			max: scaleMax,
			direction,
		})),
		scores: byNumber.flatMap(({ scores }, place) =>
			scores.map(([criterion, rater, value]) => ({
				need: String(place),
				criterion: String(criterion),
				rater: String(rater),
				value,
			})),
		),
	});
	const steady = steadiness(criteria, order);
	return order.map((priority, place) =>
		rankedOf(criteria, byNumber[Number(priority.id)]!.id, priority, steady(place)),
	);
}

function unranked(id: string, criteria: readonly WeightedCriterion[]): RankedNeed {
	const missing = criteria.map((criterion) => criterion.id);
	return {
		id,
		rank: null,
		tied: 0,
		value: null,
		contributions: [],
		missing,
		raters: 0,
		disagreement: 0,
		steady: null,
	};
}

function rankedOf(
	criteria: readonly WeightedCriterion[],
	id: string,
	{ rank, value, because, spread, missing, tiedWith, raters, disagreement }: Priority,
	steady: RankedNeed['steady'],
): RankedNeed {
	const points = new Map(because.map((one) => [one.criterion, one]));
	const contributions = spread.map(({ criterion, mean, min, max, disagreement, outlierRaters }) => ({
		criterionId: criteria[Number(criterion)]!.id,
		mean,
		lowest: min,
		highest: max,
		points: points.get(criterion)?.contribution ?? 0,
		against: points.get(criterion)?.comparedToMean ?? 0,
		disagreement,
		outliers: outlierRaters.map(Number),
	}));
	return {
		id,
		rank: value === null ? null : rank,
		tied: value === null ? 0 : tiedWith.length,
		value,
		contributions,
		missing: missing.map((place) => criteria[Number(place)]!.id),
		raters,
		disagreement: disagreement ?? 0,
		steady: value === null ? null : steady,
	};
}

// 0…1 by criterion, more is better; NaN where nobody has scored.
function levelsOf(criteria: readonly WeightedCriterion[], { spread }: Priority): number[] {
	const levels = criteria.map(() => NaN);
	for (const { criterion, mean } of spread) {
		const { scaleMin, scaleMax, direction } = criteria[Number(criterion)]!;
		const level = (mean - scaleMin) / (scaleMax - scaleMin);
		levels[Number(criterion)] = direction === 'down' ? 1 - level : level;
	}
	return levels;
}

function valueOf(levels: readonly number[], weights: readonly number[]): number {
	let value = 0;
	let whole = 0;
	levels.forEach((level, i) => {
		if (Number.isNaN(level)) return;
		value += weights[i]! * level;
		whole += weights[i]!;
	});
	// Sums of the same parts in another order differ in the last bits; a place must not hang on them.
	return whole === 0 ? NaN : Math.round((1e9 * value) / whole);
}

/** How far places move when one weight does: a lasting place does not hang on a single weight. */
function steadiness(criteria: readonly WeightedCriterion[], order: readonly Priority[]) {
	const table = order.filter(({ value }) => value !== null).map((priority) => levelsOf(criteria, priority));
	const best = order.map(({ rank }) => rank);
	const worst = [...best];
	for (let moved = 0; moved < criteria.length; moved++)
		for (const factor of [0.5, 1.5]) {
			const weights = criteria.map(({ weight }, i) => (i === moved ? weight * factor : weight));
			placesOf(table.map((levels) => valueOf(levels, weights))).forEach((place, need) => {
				best[need] = Math.min(best[need]!, place);
				worst[need] = Math.max(worst[need]!, place);
			});
		}
	return (place: number) => ({ best: best[place]!, worst: worst[place]! });
}

function placesOf(values: readonly number[]): number[] {
	const sorted = Float64Array.from(values).sort().reverse();
	const first = new Map<number, number>();
	sorted.forEach((value, i) => first.has(value) || first.set(value, i + 1));
	return values.map((value) => first.get(value)!);
}
