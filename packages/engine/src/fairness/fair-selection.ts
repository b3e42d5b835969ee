import {
	compile,
	InvalidElection,
	validateElection,
	type Compiled,
	type Election,
	type ElectionIssue,
	type TieOrder,
} from './election.ts';
import { loadsOf } from './equal-shares-run.ts';
import { isExhaustive } from './equal-shares.ts';
import { explain, type FairSelection } from './explain.ts';
import { fillGreedily } from './greedy.ts';
import { Purchases } from './purchase.ts';

/** Needs that units compete for with one budget. Plain data. */
export interface FairInput {
	/** Cents. */
	budget: number;
	units: readonly FairUnit[];
	needs: readonly { id: string; cost: number }[];
	scores: readonly FairScore[];
	/** Ids of all needs: earlier wins a tie. Absent = in the order of `needs`. */
	ties?: TieOrder;
}

/** A branch or service with its own say. */
export interface FairUnit {
	id: string;
	/** Its part of the money against the others: people served, or 1 for all; a safe integer >= 1, absent = 1. */
	weight?: number;
	/** Cents it has before the rest is shared by weight, however few it serves; absent = 0. */
	minimum?: number;
}

/** How much a need matters to a unit. */
export interface FairScore {
	unit: string;
	need: string;
	/** A safe integer >= 0, on a scale common to all; 0 = does not support it. */
	value: number;
}

/** How the selection is made. */
export interface FairOptions {
	/** Cents per unit of weight by which shares are raised at a time; absent = a thousandth of the budget, rounded up. */
	increment?: number;
	/** How often shares are raised at most; absent = 1,000, which about doubles them. 0 = not raised. */
	mostIncrements?: number;
	/** Whether the money left is then spent on what has most support per cost. Absent = yes. */
	completion?: boolean;
}

/**
 * Selects needs fairly between units: the method of equal shares on their scores (Peters, Pierczyński and Skowron 2021)
 * with raised shares and greedy completion. Shares are rounded down and payments up to whole cents, so that every unit
 * can check its own line by hand; the order of units plays no part.
 * @throws {InvalidElection}
 * @throws {RangeError} when the increment is not a safe integer >= 1, or points × weights are beyond safe integers
 */
export function fairSelection(input: FairInput, options: FairOptions = {}): FairSelection {
	const election = electionOf(input);
	const ties = input.ties ?? input.needs.map((need) => need.id);
	const issues = [...unitIssues(input), ...validateElection(election, ties)];
	if (issues.length > 0) throw new InvalidElection(issues);
	const compiled = compile(election, 'score', ties);
	if (compiled.totalWorth.some((points) => points > Number.MAX_SAFE_INTEGER))
		throw new RangeError('points × weights of a need are beyond safe integers');
	const weight = Math.max(1, Number(compiled.totalWeight));
	const increment = options.increment ?? Math.max(1, Math.ceil(input.budget / 1000 / weight));
	if (!(Number.isSafeInteger(increment) && increment >= 1))
		throw new RangeError(`not an increment: ${increment}`);
	const free = compiled.ids.flatMap((_, one) =>
		compiled.costs[one] === 0 && compiled.totalWorth[one]! > 0n ? [one] : [],
	);
	const { increments, purses, run } = raised(compiled, increment, options.mostIncrements ?? 1000);
	const taken = [...free, ...run.made.map((one) => one.project)];
	const completed = (options.completion ?? true) ? supportedFill(compiled, taken) : [];
	const units = input.units.map((unit) => unit.id);
	return explain({ election: compiled, units, purses, run, free, completed, increment, increments });
}

function supportedFill(election: Compiled, taken: number[]): number[] {
	return fillGreedily(election, taken).filter((one) => election.totalWorth[one]! > 0n);
}

// The last run within the budget.
function raised(election: Compiled, increment: number, most: number) {
	const load = loadsOf(election);
	const first = pursesOf(election);
	let standing = { increments: 0, purses: first, run: runWithin(election, load, first)! };
	while (
		standing.increments < most &&
		!isExhaustive(
			election,
			standing.run.made.map((one) => one.project),
		)
	) {
		const increments = standing.increments + 1;
		const purses = first.map((purse, unit) => purse + increments * increment * election.weights[unit]!);
		const run = runWithin(election, load, purses);
		if (!run) break;
		standing = { increments, purses, run };
	}
	return standing;
}

function runWithin(election: Compiled, load: Float64Array, purses: number[]): Purchases | null {
	const run = new Purchases(election, load, purses);
	while (run.buyNext()) if (run.spent > election.budget) return null;
	return run;
}

function pursesOf({ budget, weights, minimums, totalWeight }: Compiled): number[] {
	const shared = BigInt(budget - minimums.reduce((sum, minimum) => sum + minimum, 0));
	return Array.from(
		weights,
		(weight, unit) => minimums[unit]! + Number((shared * BigInt(weight)) / totalWeight),
	);
}

/** The input as an election: units vote in the order given. */
export function electionOf({ budget, units, needs, scores }: FairInput): Election {
	const ballots = new Map<string, Record<string, number>>(units.map(({ id }) => [id, {}]));
	for (const { unit, need, value } of scores) {
		const ballot = ballots.get(unit);
		if (ballot) ballot[need] = value;
	}
	return {
		budget,
		projects: needs,
		voters: units.map(({ id, weight = 1, minimum = 0 }) => ({ weight, minimum, scores: ballots.get(id)! })),
	};
}

function unitIssues({ units, scores }: FairInput): ElectionIssue[] {
	const issues: ElectionIssue[] = [];
	const known = new Set<string>();
	for (const { id } of units) {
		if (known.has(id)) issues.push({ code: 'duplicate', where: ['units', id], value: id });
		known.add(id);
	}
	const seen = new Set<string>();
	for (const { unit, need } of scores) {
		const where = ['scores', unit, need];
		const key = JSON.stringify([unit, need]);
		if (!known.has(unit)) issues.push({ code: 'unknown_unit', where, value: unit });
		if (seen.has(key)) issues.push({ code: 'duplicate', where, value: need });
		seen.add(key);
	}
	return issues;
}
