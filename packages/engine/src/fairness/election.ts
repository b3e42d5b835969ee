/** Voters with weights, who give additive scores to projects with costs under one budget. Plain data. */
export interface Election {
	/** Smallest units of money (cents), a safe integer >= 0. */
	budget: number;
	projects: readonly ElectionProject[];
	voters: readonly Voter[];
}

/** Something that may be chosen. */
export interface ElectionProject {
	id: string;
	/** Smallest units of money, a safe integer >= 0. */
	cost: number;
}

/** A person, or a unit that stands for `weight` people. */
export interface Voter {
	/** Share of the money relative to the other voters, a safe integer >= 1; absent = 1. */
	weight?: number;
	/** Smallest units of money that come to it before the rest is shared by weight, a safe integer >= 0; absent = 0. */
	minimum?: number;
	/** By project id, safe integers; what is not more than 0 or absent is not supported. */
	scores: Readonly<Record<string, number>>;
}

/**
 * What a funded project is worth to a supporter: its cost (fair per euro), one (fair per project), or the score given.
 * See Peters, Pierczyński and Skowron 2021, "Proportional participatory budgeting with additive utilities".
 */
export type Utility = 'cost' | 'cardinality' | 'score';

/** Ids of projects from first to last: earlier wins a tie. */
export type TieOrder = readonly string[];

/** What is wrong with an election. */
export interface ElectionIssue {
	code:
		| 'not_an_amount'
		| 'not_a_weight'
		| 'not_a_score'
		| 'duplicate'
		| 'unknown_project'
		| 'unknown_unit'
		| 'minimum_over_budget'
		| 'tie_order_incomplete';
	/** e.g. ['voters', '3', 'scores', 'need-1']. */
	where: string[];
	value: unknown;
}

/** Thrown by the rules when `validateElection` finds something. */
export class InvalidElection extends Error {
	readonly issues: ElectionIssue[];
	constructor(issues: ElectionIssue[]) {
		super(`invalid election: ${issues.map((one) => `${one.code} at ${one.where.join('.')}`).join(', ')}`);
		this.name = 'InvalidElection';
		this.issues = issues;
	}
}

/** Everything that keeps the election from being decided; empty when it is fine. */
export function validateElection(election: Election, ties?: TieOrder): ElectionIssue[] {
	const issues: ElectionIssue[] = [];
	const report = (code: ElectionIssue['code'], value: unknown, ...where: string[]) =>
		issues.push({ code, where, value });
	const isAmount = (value: number) => Number.isSafeInteger(value) && value >= 0;
	if (!isAmount(election.budget)) report('not_an_amount', election.budget, 'budget');
	const known = new Set<string>();
	for (const { id, cost } of election.projects) {
		if (known.has(id)) report('duplicate', id, 'projects', id);
		known.add(id);
		if (!isAmount(cost)) report('not_an_amount', cost, 'projects', id, 'cost');
	}
	let minimums = 0;
	election.voters.forEach(({ weight = 1, minimum = 0, scores }, index) => {
		const where = ['voters', `${index}`];
		minimums += minimum;
		if (!isAmount(minimum)) report('not_an_amount', minimum, ...where, 'minimum');
		if (!Number.isSafeInteger(weight) || weight < 1) report('not_a_weight', weight, ...where, 'weight');
		for (const id in scores) {
			if (!known.has(id)) report('unknown_project', id, ...where, 'scores', id);
			if (!Number.isSafeInteger(scores[id])) report('not_a_score', scores[id], ...where, 'scores', id);
		}
	});
	if (minimums > election.budget) report('minimum_over_budget', minimums, 'voters');
	if (ties) {
		const ordered = new Set(ties);
		if (ordered.size !== ties.length || ordered.size !== known.size || ties.some((id) => !known.has(id)))
			report('tie_order_incomplete', ties, 'ties');
	}
	return issues;
}

/** The election in rows of typed arrays; supporters of project `p` stand at `first[p]` … `first[p + 1] - 1`. */
export interface Compiled {
	/** In the order of ties: a lower index wins. */
	ids: string[];
	costs: Float64Array;
	budget: number;
	weights: Float64Array;
	minimums: Float64Array;
	totalWeight: bigint;
	first: Int32Array;
	voter: Int32Array;
	/** Of one project for one supporter of weight one; integers > 0. */
	worth: Float64Array;
	/** Sum over supporters of weight × worth. */
	totalWorth: bigint[];
}

/**
 * @param ties order in which equals are chosen; absent = by id, compared as text
 * @throws {InvalidElection}
 */
export function compile(election: Election, utility: Utility, ties?: TieOrder): Compiled {
	const issues = validateElection(election, ties);
	if (issues.length > 0) throw new InvalidElection(issues);
	const ids = ties ? [...ties] : election.projects.map((one) => one.id).sort((a, b) => (a < b ? -1 : 1));
	const place = new Map(ids.map((id, index) => [id, index]));
	const costs = new Float64Array(ids.length);
	for (const { id, cost } of election.projects) costs[place.get(id)!] = cost;
	const supporters: Support[] = ids.map(() => ({ voters: [], worths: [] }));
	election.voters.forEach(({ scores }, voter) => {
		for (const id in scores) {
			const project = place.get(id)!;
			const worth = utility === 'score' ? scores[id]! : utility === 'cost' ? costs[project]! : 1;
			if (scores[id]! <= 0 || worth <= 0) continue;
			supporters[project]!.voters.push(voter);
			supporters[project]!.worths.push(worth);
		}
	});
	const weights = Float64Array.from(election.voters, ({ weight = 1 }) => weight);
	return {
		ids,
		costs,
		budget: election.budget,
		weights,
		minimums: Float64Array.from(election.voters, ({ minimum = 0 }) => minimum),
		totalWeight: sumOf(weights),
		...rows(supporters, weights),
	};
}

interface Support {
	voters: number[];
	worths: number[];
}

function rows(supporters: Support[], weights: Float64Array) {
	const first = new Int32Array(supporters.length + 1);
	supporters.forEach(({ voters }, project) => (first[project + 1] = first[project]! + voters.length));
	return {
		first,
		voter: Int32Array.from(supporters.flatMap((one) => one.voters)),
		worth: Float64Array.from(supporters.flatMap((one) => one.worths)),
		totalWorth: supporters.map(({ voters, worths }) =>
			voters.reduce((sum, voter, at) => sum + BigInt(weights[voter]!) * BigInt(worths[at]!), 0n),
		),
	};
}

function sumOf(values: Float64Array): bigint {
	return values.reduce((sum, value) => sum + BigInt(value), 0n);
}
