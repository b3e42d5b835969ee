import { compile, type Compiled, type Election, type TieOrder, type Utility } from './election.ts';
import { EqualSharesRun, loadsOf } from './equal-shares-run.ts';
import { fillGreedily } from './greedy.ts';
import type { Ledger } from './ledger.ts';
import { add, rational, type Rational } from '../rational.ts';

/** How equal shares are counted. */
export interface EqualSharesOptions {
	/** Absent = 'cost'. */
	utility?: Utility;
	/** Absent = by id, compared as text. */
	ties?: TieOrder;
	/**
	 * Smallest units of money by which the share of every unit of weight is raised, again and again, until nothing more
	 * fits or the budget would be broken; the last outcome within the budget stands ("Add1" when 1). Absent = not raised.
	 */
	increment?: number;
	/** Then spends what is left on the most support per cost that fits. Absent = no. */
	greedyCompletion?: boolean;
}

/** What equal shares has chosen. */
export interface EqualSharesOutcome {
	/** Ids in the order chosen. */
	selected: string[];
	/** The last of `selected` that came in by greedy completion. */
	completed: string[];
	/** Money of a unit of weight in the run that stands; above budget / weights when raised. */
	share: Rational;
	/** How often the share was raised. */
	increments: number;
}

/** The run that stands, with its exact account, for explanations. */
export interface EqualSharesDecision {
	election: Compiled;
	ledger: Ledger;
	/** Indices of projects that cost nothing and have support: in without payment. */
	free: number[];
	/** Indices of projects of the greedy completion. */
	completed: number[];
	increments: number;
}

/**
 * Method of equal shares: every unit of weight gets an equal share of the budget (less the minimums); the project with the lowest price per
 * unit of worth, shared by its supporters, is bought from their shares, until no supporters can pay for theirs.
 * Peters, Pierczyński and Skowron 2021. Exact: no outcome depends on rounding.
 * @throws {InvalidElection}
 */
export function equalShares(election: Election, options: EqualSharesOptions = {}): EqualSharesOutcome {
	const { election: compiled, ledger, free, completed, increments } = decideByEqualShares(election, options);
	const ids = (projects: number[]) => projects.map((one) => compiled.ids[one]!);
	return {
		selected: ids([...free, ...ledger.bought, ...completed]),
		completed: ids(completed),
		share: ledger.share,
		increments,
	};
}

/**
 * As `equalShares`, with the exact account of who paid what.
 * @throws {InvalidElection}
 * @throws {RangeError} when the increment is not a safe integer >= 1
 */
export function decideByEqualShares(
	election: Election,
	options: EqualSharesOptions = {},
): EqualSharesDecision {
	const { utility = 'cost', ties, increment, greedyCompletion = false } = options;
	if (increment !== undefined && !(Number.isSafeInteger(increment) && increment >= 1))
		throw new RangeError(`not an increment: ${increment}`);
	const compiled = compile(election, utility, ties);
	const free = compiled.ids.flatMap((_, one) =>
		compiled.costs[one] === 0 && compiled.totalWorth[one]! > 0n ? [one] : [],
	);
	const { ledger, increments } = raise(compiled, increment);
	const taken = [...free, ...ledger.bought];
	const completed = greedyCompletion ? fillGreedily(compiled, taken) : [];
	return { election: compiled, ledger, free, completed, increments };
}

function raise(election: Compiled, increment: number | undefined): { ledger: Ledger; increments: number } {
	const load = loadsOf(election);
	const weight = election.totalWeight === 0n ? 1n : election.totalWeight;
	const minimum = election.minimums.reduce((sum, one) => sum + one, 0);
	let share = rational(BigInt(election.budget - minimum), weight);
	let standing = runWithin(election, load, share, Infinity)!;
	let increments = 0;
	if (increment === undefined) return { ledger: standing, increments };
	while (!isExhaustive(election, standing.bought)) {
		share = add(share, rational(increment));
		const tried = runWithin(election, load, share, election.budget);
		if (!tried) break;
		standing = tried;
		increments++;
	}
	return { ledger: standing, increments };
}

// Null as soon as more than the limit is spent.
function runWithin(election: Compiled, load: Float64Array, share: Rational, limit: number): Ledger | null {
	const run = new EqualSharesRun(election, load, share);
	while (run.buyNext()) if (run.spent > limit) return null;
	return run.ledger;
}

/** Nothing that anybody supports fits into what is left. */
export function isExhaustive(election: Compiled, bought: readonly number[]): boolean {
	const left = bought.reduce((rest, one) => rest - election.costs[one]!, election.budget);
	const taken = new Set(bought);
	return election.ids.every((_, one) => {
		const cost = election.costs[one]!;
		return cost === 0 || cost > left || election.totalWorth[one] === 0n || taken.has(one);
	});
}
