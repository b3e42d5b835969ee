import type { Random } from '../random.ts';

/** What is known of the weights; without anything, all weightings are equally likely. */
export interface WeightKnowledge {
	/** Per criterion: least and most of the weights that sum to 1. */
	intervals?: readonly (readonly [number, number])[];
	/** All criteria from the most to the least important. */
	order?: readonly number[];
}

/**
 * Draws weightings that sum to 1, uniform over all that agree with what is known; the array is used again for the next
 * draw. With intervals it walks by hit-and-run (Smith 1984; Tervonen et al. 2013), otherwise draws are independent.
 * @throws {RangeError} when no weighting agrees
 */
export function weightSampler(
	count: number,
	{ intervals, order }: WeightKnowledge,
	source: Random,
): () => Float64Array {
	if (
		order &&
		(order.length !== count ||
			new Set(order).size !== count ||
			order.some((one) => !(one >= 0 && one < count)))
	)
		throw new RangeError('the order must name every criterion once');
	if (intervals) return walker(tightened(count, intervals, order), order ?? [], source);
	const weights = new Float64Array(count);
	return () => {
		drawUniform(weights, source);
		if (order) arrange(weights, order);
		return weights;
	};
}

/** Fills with weights uniform over the simplex: exponential numbers, made to sum to 1. */
export function drawUniform(weights: Float64Array, source: Random): void {
	let total = 0;
	for (let one = 0; one < weights.length; one++) {
		weights[one] = -Math.log(1 - source.unit());
		total += weights[one]!;
	}
	for (let one = 0; one < weights.length; one++) weights[one]! /= total;
}

// Uniform on all weightings of that order: sorted, and given out in the order.
function arrange(weights: Float64Array, order: readonly number[]): void {
	const sorted = weights.toSorted().reverse();
	order.forEach((criterion, place) => (weights[criterion] = sorted[place]!));
}

interface Box {
	least: Float64Array;
	most: Float64Array;
}

// Nobody may have less than the next in the order may, nor more than the one before.
function tightened(
	count: number,
	intervals: NonNullable<WeightKnowledge['intervals']>,
	order: readonly number[] = [],
): Box {
	if (intervals.length !== count) throw new RangeError('one interval per criterion');
	const least = Float64Array.from(intervals, ([from]) => Math.max(0, from));
	const most = Float64Array.from(intervals, ([, to]) => Math.min(1, to));
	for (let place = order.length - 2; place >= 0; place--)
		least[order[place]!] = Math.max(least[order[place]!]!, least[order[place + 1]!]!);
	for (let place = 1; place < order.length; place++)
		most[order[place]!] = Math.min(most[order[place]!]!, most[order[place - 1]!]!);
	const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
	const crossed = least.some((from, one) => !(from <= most[one]!));
	if (crossed || total(least) > 1 + 1e-12 || total(most) < 1 - 1e-12)
		throw new RangeError('no weights agree with what is known');
	return { least, most };
}

// Moves weight between two criteria at a time, as far as anything between what bounds and order allow.
function walker({ least, most }: Box, order: readonly number[], source: Random): () => Float64Array {
	const count = least.length;
	const room = most.reduce((sum, to, one) => sum + to - least[one]!, 0);
	const filled = room > 0 ? (1 - least.reduce((sum, from) => sum + from, 0)) / room : 0;
	const weights = least.map((from, one) => from + filled * (most[one]! - from));
	const step = () => {
		const to = source.below(count);
		const from = (to + 1 + source.below(count - 1)) % count;
		let low = Math.max(least[to]! - weights[to]!, weights[from]! - most[from]!);
		let high = Math.min(most[to]! - weights[to]!, weights[from]! - least[from]!);
		for (let place = 1; place < order.length; place++) {
			const [above, below] = [order[place - 1]!, order[place]!];
			const slope =
				Number(above === to) - Number(above === from) - Number(below === to) + Number(below === from);
			const slack = weights[above]! - weights[below]!;
			if (slope > 0) low = Math.max(low, -slack / slope);
			if (slope < 0) high = Math.min(high, slack / -slope);
		}
		if (!(high > low)) return;
		const moved = low + source.unit() * (high - low);
		weights[to]! += moved;
		weights[from]! -= moved;
	};
	const walk = (steps: number) => {
		for (let made = 0; made < steps && count > 1; made++) step();
	};
	walk(100 * count);
	return () => {
		walk(4 * count);
		return weights;
	};
}
