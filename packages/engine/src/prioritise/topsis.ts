import { checkedWeights, column, normalised, type Decision, type Normalisation } from './decision.ts';

/**
 * TOPSIS: closeness to the best and distance from the worst that was seen on every criterion, 0 … 1, higher is better.
 * Hwang and Yoon 1981 ('vector'); Opricovic and Tzeng 2004, EJOR 156:445–455, compare it with 'min-max'.
 * @returns one closeness per alternative
 * @throws {RangeError} when the decision is malformed
 */
export function topsis(decision: Decision, normalisation: Normalisation = 'vector'): number[] {
	const weights = checkedWeights(decision);
	const columns = weights.map((weight, one) =>
		normalised(column(decision.values, one), decision.directions[one]!, normalisation).map(
			(value) => value * weight,
		),
	);
	const isUp = (one: number) => normalisation !== 'vector' || decision.directions[one] === 'up';
	const best = columns.map((values, one) => (isUp(one) ? Math.max(...values) : Math.min(...values)));
	const worst = columns.map((values, one) => (isUp(one) ? Math.min(...values) : Math.max(...values)));
	return decision.values.map((_, row) => {
		const toBest = Math.hypot(...columns.map((values, one) => values[row]! - best[one]!));
		const toWorst = Math.hypot(...columns.map((values, one) => values[row]! - worst[one]!));
		return toBest + toWorst > 0 ? toWorst / (toBest + toWorst) : 1;
	});
}
