/** Weights from pairwise comparisons, and how far the comparisons agree with each other. */
export interface Ahp {
	/** The principal eigenvector, summing to 1 (Saaty's own choice); use these. */
	weights: number[];
	/** The principal eigenvalue; equals the number of criteria when fully consistent. */
	lambda: number;
	/** Approximation by hand: rows averaged after each column is divided by its sum. */
	columnMean: { weights: number[]; lambda: number; consistencyIndex: number; consistencyRatio: number };
	/** (lambda - n) / (n - 1). */
	consistencyIndex: number;
	/** Index divided by that of random comparisons; above 0.1 the comparisons should be looked at again. */
	consistencyRatio: number;
}

// Mean consistency index of random matrices by number of criteria (Saaty 1987).
const RANDOM_INDEX = [0, 0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];

/**
 * Analytic hierarchy process for one level. Saaty 1977, Journal of Mathematical Psychology 15:234–281.
 * @param comparisons square; [i][j] = how many times as important i is as j, > 0, with [j][i] its inverse
 * @throws {RangeError} when it is not such a matrix of 1 to 15 criteria
 */
export function ahp(comparisons: readonly (readonly number[])[]): Ahp {
	const size = comparisons.length;
	if (size < 1 || size > 15) throw new RangeError(`1 to 15 criteria, not ${size}`);
	comparisons.forEach((row, i) => {
		if (row.length !== size) throw new RangeError('the comparisons must be square');
		row.forEach((value, j) => {
			if (!(value > 0 && value < Infinity) || Math.abs(value * comparisons[j]![i]! - 1) > 1e-6)
				throw new RangeError(`not the inverse of each other: ${i} and ${j}`);
		});
	});
	const principal = principalVector(comparisons);
	const mean = columnMeans(comparisons);
	return {
		...consistency(size, principal.lambda),
		weights: principal.weights,
		lambda: principal.lambda,
		columnMean: { ...mean, ...consistency(size, mean.lambda) },
	};
}

function principalVector(matrix: readonly (readonly number[])[]): { weights: number[]; lambda: number } {
	let weights = matrix.map(() => 1 / matrix.length);
	let lambda = 0;
	for (let round = 0; round < 10_000; round++) {
		const product = times(matrix, weights);
		lambda = product.reduce((sum, value) => sum + value, 0);
		const next = product.map((value) => value / lambda);
		const change = Math.max(...next.map((value, one) => Math.abs(value - weights[one]!)));
		weights = next;
		if (change < 1e-15) break;
	}
	return { weights, lambda };
}

function columnMeans(matrix: readonly (readonly number[])[]): { weights: number[]; lambda: number } {
	const sums = matrix.map((_, j) => matrix.reduce((sum, row) => sum + row[j]!, 0));
	const weights = matrix.map(
		(row) => row.reduce((sum, value, j) => sum + value / sums[j]!, 0) / matrix.length,
	);
	const ratios = times(matrix, weights).map((value, one) => value / weights[one]!);
	return { weights, lambda: ratios.reduce((sum, value) => sum + value, 0) / matrix.length };
}

function times(matrix: readonly (readonly number[])[], vector: number[]): number[] {
	return matrix.map((row) => row.reduce((sum, value, one) => sum + value * vector[one]!, 0));
}

function consistency(size: number, lambda: number): { consistencyIndex: number; consistencyRatio: number } {
	const consistencyIndex = size > 1 ? Math.max(0, (lambda - size) / (size - 1)) : 0;
	const random = RANDOM_INDEX[size]!;
	return { consistencyIndex, consistencyRatio: random > 0 ? consistencyIndex / random : 0 };
}
