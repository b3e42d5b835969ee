import { compile, type Compiled, type Election, type TieOrder, type Utility } from './election.ts';
import { compare, rational } from '../rational.ts';

/**
 * Takes projects by support (weight × worth) per cost, the highest first, each that still fits. The usual way of
 * participatory budgets, with no regard to who is served: the measure of what fairness costs.
 * @returns ids in the order chosen
 * @throws {InvalidElection}
 */
export function greedy(election: Election, utility: Utility = 'cost', ties?: TieOrder): string[] {
	const compiled = compile(election, utility, ties);
	return fillGreedily(compiled, []).map((one) => compiled.ids[one]!);
}

/** Indices that greedy adds to those already taken, in the order chosen. */
export function fillGreedily(election: Compiled, taken: readonly number[]): number[] {
	const { costs, ids } = election;
	let left = taken.reduce((rest, one) => rest - costs[one]!, election.budget);
	const open = ids.map((_, one) => one).filter((one) => !taken.includes(one));
	const chosen: number[] = [];
	for (const one of open.sort((a, b) => byDensity(election, a, b) || a - b)) {
		if (costs[one]! > left) continue;
		left -= costs[one]!;
		chosen.push(one);
	}
	return chosen;
}

// Highest support per cost first; without support last, free with support first.
function byDensity({ costs, totalWorth }: Compiled, a: number, b: number): number {
	const group = (one: number) => (totalWorth[one] === 0n ? 2 : costs[one] === 0 ? 0 : 1);
	const difference = group(a) - group(b);
	if (difference !== 0 || group(a) !== 1) return difference;
	return compare(rational(totalWorth[b]!, costs[b]!), rational(totalWorth[a]!, costs[a]!));
}
