import { checkedWeights, column, normalised, type Decision, type Normalisation } from './decision.ts';

/**
 * Simple additive weighting: the weighted sum of normalised values, higher is better. Churchman and Ackoff 1954; for the
 * normalisations Hwang and Yoon 1981.
 * @returns one score per alternative
 * @throws {RangeError} when the decision is malformed
 */
export function saw(decision: Decision, normalisation: Exclude<Normalisation, 'vector'> = 'max'): number[] {
	const weights = checkedWeights(decision);
	const columns = weights.map((_, one) =>
		normalised(column(decision.values, one), decision.directions[one]!, normalisation),
	);
	return decision.values.map((_, row) =>
		weights.reduce((sum, weight, one) => sum + weight * columns[one]![row]!, 0),
	);
}
