import { checkedWeights, type Decision } from './decision.ts';

/**
 * How far a difference on one criterion is a preference, 0 … 1. Brans and Vincke 1985, types I, II, III, IV, V and VI;
 * q = up to where it does not matter, p = from where it matters fully, s = where the curve turns.
 */
export type Preference =
	| { kind: 'usual' }
	| { kind: 'u-shape'; q: number }
	| { kind: 'v-shape'; p: number }
	| { kind: 'level'; q: number; p: number }
	| { kind: 'linear'; q: number; p: number }
	| { kind: 'gaussian'; s: number };

/**
 * PROMETHEE II: net flow of each alternative, how much it is preferred to the others less how much they are to it,
 * -1 … 1, higher is better. Brans and Vincke 1985, Management Science 31:647–656.
 * @param preferences per criterion; absent = 'usual' for all
 * @throws {RangeError} when the decision is malformed
 */
export function promethee(decision: Decision, preferences?: readonly Preference[]): number[] {
	const weights = checkedWeights(decision);
	const preferenceOf = (one: number): Preference => preferences?.[one] ?? { kind: 'usual' };
	const preferred = (a: readonly number[], b: readonly number[]) =>
		weights.reduce((sum, weight, one) => {
			const difference = decision.directions[one] === 'up' ? a[one]! - b[one]! : b[one]! - a[one]!;
			return difference > 0 ? sum + weight * degree(difference, preferenceOf(one)) : sum;
		}, 0);
	const others = Math.max(1, decision.values.length - 1);
	return decision.values.map((row) => {
		const flow = decision.values.reduce(
			(sum, other) => sum + preferred(row, other) - preferred(other, row),
			0,
		);
		return flow / others;
	});
}

function degree(difference: number, preference: Preference): number {
	switch (preference.kind) {
		case 'usual':
			return 1;
		case 'u-shape':
			return difference > preference.q ? 1 : 0;
		case 'v-shape':
			return Math.min(1, difference / preference.p);
		case 'level':
			return difference > preference.p ? 1 : difference > preference.q ? 0.5 : 0;
		case 'linear':
			return Math.min(1, Math.max(0, (difference - preference.q) / (preference.p - preference.q)));
		case 'gaussian':
			return 1 - Math.exp(-(difference ** 2) / (2 * preference.s ** 2));
	}
}
