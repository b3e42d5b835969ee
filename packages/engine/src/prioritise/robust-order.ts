import { random, type Random } from '../random.ts';
import { InvalidPriorities, validatePriorities, type PriorityInput } from './prioritise.ts';
import { drawUniform, weightSampler, type WeightKnowledge } from './weight-sampler.ts';

/** Where the order is cut: so many needs, or what money pays for. */
export type Line =
	| { count: number }
	/** Needs are taken in order, each that still fits; cost by need id, absent = 0. */
	| { budget: number; costs: Readonly<Record<string, number>> };

/** How the order is shaken. */
export interface RobustOptions {
	/** Absent = 2,000. */
	samples?: number;
	seed: number;
	/** 0 = the weights as given, 1 = any weights at all, between: that share of the weight is drawn. Absent = 0.5. */
	reach?: number;
	/** What is agreed about the weights, by place in `criteria`: they are then drawn from all that keep it, not by reach. */
	knowledge?: WeightKnowledge;
	/** Whether raters count more or less by chance (Bayesian bootstrap, Rubin 1981). Absent = yes. */
	raters?: boolean;
}

/** How sure the place of a need is. */
export interface Robustness {
	id: string;
	/** Share of samples in which the need is within the line, 0 … 1. */
	within: number;
	/** Standard error of `within` from the number of samples. */
	error: number;
	meanRank: number;
	/** Ranks between which nine samples of ten lie. */
	ranks: { from: number; to: number };
}

/**
 * How robust the order of `prioritise` is: weights are drawn anew around the given ones and raters weighed by chance,
 * again and again (SMAA of Lahdelma and Salminen 2001, with the raters' doubt). Equals go by the order given; needs
 * nobody has scored come last.
 * @returns per need, in the order given
 * @throws {InvalidPriorities}
 * @throws {RangeError} when reach, samples, line or knowledge are out of range
 */
export function robustOrder(input: PriorityInput, line: Line, options: RobustOptions): Robustness[] {
	const issues = validatePriorities(input);
	if (issues.length > 0) throw new InvalidPriorities(issues);
	const { samples = 2000, seed, reach = 0.5, raters = true, knowledge } = options;
	if (!(reach >= 0 && reach <= 1)) throw new RangeError(`not a reach: ${reach}`);
	if (!(Number.isInteger(samples) && samples >= 1))
		throw new RangeError(`not a number of samples: ${samples}`);
	const table = tableOf(input);
	const source = random(seed);
	const count = input.needs.length;
	const tally = { within: new Int32Array(count), ranks: new Int32Array(count * count) };
	const keys = new Float64Array(count);
	const weights = { criteria: new Float64Array(table.given.length), raters: new Float64Array(table.raters) };
	const cut = cutOf(input, line);
	const draw = knowledge ? weightSampler(table.given.length, knowledge, source) : null;
	for (let sample = 0; sample < samples; sample++) {
		if (draw) weights.criteria.set(draw());
		else drawWeights(weights.criteria, table.given, reach, source);
		if (raters) drawUniform(weights.raters, source);
		else weights.raters.fill(1);
		fillKeys(keys, table, weights);
		keys.sort();
		cut(keys, tally);
	}
	return input.needs.map((id, need) => summary(id, need, tally, samples, count));
}

/** Scores on 0 … 1 by need and criterion: row `need × criteria + criterion` holds first[row] … first[row + 1] - 1. */
interface Table {
	needs: number;
	given: Float64Array;
	raters: number;
	first: Int32Array;
	rater: Int32Array;
	value: Float64Array;
}

interface Tally {
	within: Int32Array;
	/** [need × needs + rank - 1] */
	ranks: Int32Array;
}

function tableOf({ needs, criteria, scores, weights }: PriorityInput): Table {
	const needAt = new Map(needs.map((id, index) => [id, index]));
	const criterionAt = new Map(criteria.map(({ id }, index) => [id, index]));
	const raterAt = new Map<string, number>();
	for (const { rater } of scores) if (!raterAt.has(rater)) raterAt.set(rater, raterAt.size);
	const rowOf = (need: string, criterion: string) =>
		needAt.get(need)! * criteria.length + criterionAt.get(criterion)!;
	const ordered = scores
		.map((score) => ({ ...score, row: rowOf(score.need, score.criterion) }))
		.sort((a, b) => a.row - b.row);
	const first = new Int32Array(needs.length * criteria.length + 1);
	for (const { row } of ordered) first[row + 1]!++;
	for (let row = 1; row < first.length; row++) first[row]! += first[row - 1]!;
	const given = Float64Array.from(criteria, ({ id, weight }) => weights?.[id] ?? weight);
	const total = given.reduce((sum, weight) => sum + weight, 0);
	return {
		needs: needs.length,
		given: given.map((weight) => weight / (total || 1)),
		raters: raterAt.size,
		first,
		rater: Int32Array.from(ordered, ({ rater }) => raterAt.get(rater)!),
		value: Float64Array.from(ordered, ({ criterion, value }) => {
			const { min, max, direction } = criteria[criterionAt.get(criterion)!]!;
			return direction === 'up' ? (value - min) / (max - min) : (max - value) / (max - min);
		}),
	};
}

// A criterion that weighs nothing stays out.
function drawWeights(weights: Float64Array, given: Float64Array, reach: number, source: Random): void {
	drawUniform(weights, source);
	let drawn = 0;
	for (let one = 0; one < given.length; one++) if (given[one]! > 0) drawn += weights[one]!;
	for (let one = 0; one < given.length; one++)
		weights[one] = given[one]! > 0 ? (1 - reach) * given[one]! + (reach * weights[one]!) / drawn : 0;
}

// One number tells value and place, so that sorting numbers sorts needs; equals go by the order given.
function fillKeys(
	keys: Float64Array,
	{ needs, given, first, rater, value }: Table,
	weights: { criteria: Float64Array; raters: Float64Array },
): void {
	const criteria = given.length;
	for (let need = 0; need < needs; need++) {
		let total = 0;
		let used = 0;
		for (let criterion = 0; criterion < criteria; criterion++) {
			const end = first[need * criteria + criterion + 1]!;
			let sum = 0;
			let weight = 0;
			for (let at = first[need * criteria + criterion]!; at < end; at++) {
				const own = weights.raters[rater[at]!]!;
				sum += own * value[at]!;
				weight += own;
			}
			if (weight === 0) continue;
			total += (weights.criteria[criterion]! * sum) / weight;
			used += weights.criteria[criterion]!;
		}
		const points = used > 0 ? 1 + Math.round((total / used) * 1e11) : 0;
		keys[need] = points * needs + (needs - 1 - need);
	}
}

// Walks the sorted keys from the best and counts ranks and who is within.
function cutOf({ needs }: PriorityInput, line: Line): (keys: Float64Array, tally: Tally) => void {
	const count = needs.length;
	const limit = 'count' in line ? line.count : line.budget;
	if (!(limit >= 0)) throw new RangeError(`not a line: ${limit}`);
	const costs = Float64Array.from(needs, (id) => ('count' in line ? 1 : (line.costs[id] ?? 0)));
	return (keys, { within, ranks }) => {
		let left = limit;
		for (let rank = 0; rank < count; rank++) {
			const need = count - 1 - (keys[count - 1 - rank]! % count);
			ranks[need * count + rank]!++;
			if (costs[need]! > left) continue;
			left -= costs[need]!;
			within[need]!++;
		}
	};
}

function summary(
	id: string,
	need: number,
	{ within, ranks }: Tally,
	samples: number,
	count: number,
): Robustness {
	const own = ranks.subarray(need * count, (need + 1) * count);
	const share = within[need]! / samples;
	return {
		id,
		within: share,
		error: Math.sqrt((share * (1 - share)) / samples),
		meanRank: own.reduce((sum, times, rank) => sum + times * (rank + 1), 0) / samples,
		ranks: { from: quantile(own, 0.05 * samples), to: quantile(own, 0.95 * samples) },
	};
}

function quantile(times: Int32Array, wanted: number): number {
	let seen = 0;
	for (let rank = 0; rank < times.length; rank++) {
		seen += times[rank]!;
		if (seen >= wanted && seen > 0) return rank + 1;
	}
	return times.length;
}
