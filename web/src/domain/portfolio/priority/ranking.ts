import { prioritise, robustOrder, type Priority, type PriorityInput } from '@luotsi/engine';
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
}

/** The order of needs with what made it; equal values stand in order of number, unscored needs last. */
export function rank(criteria: readonly WeightedCriterion[], needs: readonly ScoredNeed[]): RankedNeed[] {
	const byNumber = needs.toSorted((a, b) => a.number - b.number);
	if (!criteria.some(({ weight }) => weight > 0)) return byNumber.map(({ id }) => unranked(id, criteria));
	const order = prioritise(inputOf(criteria, byNumber));
	return order.map((priority) => rankedOf(criteria, byNumber[Number(priority.id)]!.id, priority));
}

/** How sure a need's place is when weights and raters are shaken. */
export interface Robustness {
	/** Places between which it is nine times of ten. */
	from: number;
	to: number;
	/** Share of the times it is among the better half. */
	inBetterHalf: number;
}

const SAMPLES = 500;

/** The same for every scored need by its id: weights are drawn halfway to any at all, raters count more or less. */
export function robustness(
	criteria: readonly WeightedCriterion[],
	needs: readonly ScoredNeed[],
): Map<string, Robustness> {
	const scored = needs.filter(({ scores }) => scores.length > 0).toSorted((a, b) => a.number - b.number);
	if (scored.length === 0 || !criteria.some(({ weight }) => weight > 0)) return new Map();
	const line = { count: Math.ceil(scored.length / 2) };
	const order = robustOrder(inputOf(criteria, scored), line, { samples: SAMPLES, seed: 1 });
	return new Map(
		order.map(({ id, ranks, within }) => [scored[Number(id)]!.id, { ...ranks, inBetterHalf: within }]),
	);
}

// Short names instead of long ids: tens of thousands of them are compared.
function inputOf(criteria: readonly WeightedCriterion[], needs: readonly ScoredNeed[]): PriorityInput {
	return {
		needs: needs.map((_, place) => String(place)),
		criteria: criteria.map(({ weight, scaleMin, scaleMax, direction }, place) => ({
			id: String(place),
			weight,
			min: scaleMin,
			max: scaleMax,
			direction,
		})),
		scores: needs.flatMap(({ scores }, place) =>
			scores.map(([criterion, rater, value]) => ({
				need: String(place),
				criterion: String(criterion),
				rater: String(rater),
				value,
			})),
		),
	};
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
	};
}

function rankedOf(
	criteria: readonly WeightedCriterion[],
	id: string,
	{ rank, value, because, spread, missing, tiedWith, raters, disagreement }: Priority,
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
	};
}
