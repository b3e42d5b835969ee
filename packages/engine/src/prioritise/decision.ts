/** Alternatives measured on criteria of different kinds. */
export interface Decision {
	/** Row per alternative, column per criterion; finite. */
	values: readonly (readonly number[])[];
	/** Per criterion, >= 0, not all 0; relative to each other. */
	weights: readonly number[];
	/** Per criterion: whether more of it is better ('up') or worse ('down'). */
	directions: readonly ('up' | 'down')[];
}

/**
 * Weights that sum to one.
 * @throws {RangeError} when the parts of the decision do not fit together
 */
export function checkedWeights({ values, weights, directions }: Decision): number[] {
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	if (!(total > 0) || weights.some((weight) => !(weight >= 0 && weight < Infinity)))
		throw new RangeError('weights must be at least 0, and one of them more');
	if (directions.length !== weights.length) throw new RangeError('one direction per weight');
	for (const row of values)
		if (row.length !== weights.length || !row.every(Number.isFinite))
			throw new RangeError('one finite value per criterion in every row');
	return weights.map((weight) => weight / total);
}

/** Values of one criterion over all alternatives. */
export function column(values: Decision['values'], criterion: number): number[] {
	return values.map((row) => row[criterion]!);
}

/**
 * How values of different criteria are made comparable. 'vector': divided by the root of the sum of squares;
 * 'min-max': 0 for the worst, 1 for the best; 'max': share of the largest, and for 'down' the smallest as share of it.
 */
export type Normalisation = 'vector' | 'min-max' | 'max';

/** One criterion over all alternatives, brought to a common scale; 'vector' leaves the direction as it is. */
export function normalised(values: number[], direction: 'up' | 'down', how: Normalisation): number[] {
	const [least, most] = [Math.min(...values), Math.max(...values)];
	if (how === 'vector') {
		const length = Math.hypot(...values);
		return values.map((value) => (length > 0 ? value / length : 0));
	}
	if (how === 'min-max') {
		const up = values.map((value) => (most > least ? (value - least) / (most - least) : 0));
		return direction === 'up' ? up : up.map((value) => (most > least ? 1 - value : 0));
	}
	if (direction === 'up') return values.map((value) => (most === 0 ? 0 : value / most));
	return values.map((value) => (value === 0 ? 1 : least / value));
}
