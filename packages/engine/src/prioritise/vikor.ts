import { checkedWeights, column, type Decision } from './decision.ts';

/** Regrets of one alternative, all lower is better. */
export interface Vikor {
	/** Weighted sum of regrets over criteria: the view of the group. */
	group: number;
	/** Largest weighted regret: the view of whoever loses most. */
	individual: number;
	/** Compromise between both, 0 (best) … 1. */
	compromise: number;
}

/**
 * VIKOR: compromise ranking. Opricovic and Tzeng 2004, EJOR 156:445–455 (there S, R and Q).
 * @param strategy weight of the group's view in the compromise, 0 … 1
 * @returns one per alternative
 * @throws {RangeError} when the decision is malformed
 */
export function vikor(decision: Decision, strategy = 0.5): Vikor[] {
	const weights = checkedWeights(decision);
	if (!(strategy >= 0 && strategy <= 1)) throw new RangeError(`not a strategy: ${strategy}`);
	const regrets = decision.values.map((row) =>
		row.map((value, one) => {
			const values = column(decision.values, one);
			const [least, most] = [Math.min(...values), Math.max(...values)];
			const best = decision.directions[one] === 'up' ? most : least;
			return most > least ? (weights[one]! * Math.abs(best - value)) / (most - least) : 0;
		}),
	);
	const groups = regrets.map((row) => row.reduce((sum, one) => sum + one, 0));
	const individuals = regrets.map((row) => Math.max(...row));
	const [byGroup, byIndividual] = [scaled(groups), scaled(individuals)];
	return regrets.map((_, row) => ({
		group: groups[row]!,
		individual: individuals[row]!,
		compromise: strategy * byGroup[row]! + (1 - strategy) * byIndividual[row]!,
	}));
}

function scaled(values: number[]): number[] {
	const [least, most] = [Math.min(...values), Math.max(...values)];
	return values.map((value) => (most > least ? (value - least) / (most - least) : 0));
}
