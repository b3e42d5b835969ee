import type { Compiled } from './election.ts';
import type { Purchase, Purchases } from './purchase.ts';

/** A fair selection with its account, all in whole cents: every line adds up. Plain data. */
export interface FairSelection {
	/** In the order chosen. */
	chosen: ChosenNeed[];
	/** In the order of ties. */
	refused: RefusedNeed[];
	/** In the order given. */
	units: UnitLine[];
	/** How often shares were raised, each time by `increment` cents per unit of weight. */
	increments: number;
	increment: number;
	/** Of the budget, what is not spent. */
	left: number;
}

/** Why and by whom a need was chosen. */
export interface ChosenNeed {
	id: string;
	cost: number;
	/** Bought from shares, free of charge, or from the money left over. */
	by: 'shares' | 'free' | 'completion';
	/**
	 * What a unit pays for each of its points and unit of weight: `money / load` cents, the lowest of all needs at that
	 * time. Null when not bought from shares.
	 */
	rate: { money: number; load: number } | null;
	/** When bought from shares: together the cost and `rounding`. */
	payers: Payer[];
	/** Cents that came together beyond the cost because payments are rounded up. */
	rounding: number;
	/** Needs of the same rate that the order of ties put after it. */
	equals: string[];
}

/** What one unit pays for a need. */
export interface Payer {
	unit: string;
	/** Points × weight. */
	load: number;
	/** Rate × load, rounded up, or all it had left. */
	paid: number;
	/** It gave all it had left, less than the rate asks. */
	all: boolean;
}

/** Why a need was not chosen. */
export interface RefusedNeed {
	id: string;
	cost: number;
	/** Nobody scored it, it costs more than the whole budget, or its supporters have not enough. */
	why: 'no_support' | 'over_budget' | 'supporters_short';
	/** What its supporters had at the beginning. */
	began: number;
	/** What its supporters have left in the end. */
	behind: number;
	/** What they lack. */
	missing: number;
	/** The purchase after which they had not enough any more; null = they never had. */
	lostAt: string | null;
	supporters: { unit: string; left: number }[];
}

/** The account of one unit: purse = paid + left. */
export interface UnitLine {
	unit: string;
	weight: number;
	/** What it had whatever its weight. */
	minimum: number;
	/** The minimum, and its part by weight with all raises. */
	purse: number;
	/** In the order bought. */
	paid: { need: string; amount: number }[];
	left: number;
	/** Needs it scored that were chosen, by whomever they were paid. */
	served: string[];
}

/** A selection as it was made; projects and units by index. */
export interface FairDecision {
	election: Compiled;
	units: readonly string[];
	/** Cents per unit at the beginning of the run that stands. */
	purses: readonly number[];
	run: Purchases;
	free: readonly number[];
	completed: readonly number[];
	increment: number;
	increments: number;
}

/** Tells a decision so that it can be checked by hand. */
export function explain(decision: FairDecision): FairSelection {
	const { election, run, free, completed, increment, increments } = decision;
	const taken = [...free, ...run.made.map((one) => one.project), ...completed];
	const chosen = new Set(taken);
	const balances = [decision.purses];
	for (const { paid } of run.made) balances.push(balances.at(-1)!.map((money, unit) => money - paid[unit]!));
	return {
		chosen: [
			...free.map((one) => withoutPayers(election, one, 'free')),
			...run.made.map((one) => boughtNeed(decision, one)),
			...completed.map((one) => withoutPayers(election, one, 'completion')),
		],
		refused: election.ids.flatMap((_, one) => (chosen.has(one) ? [] : [refusal(decision, balances, one)])),
		units: decision.units.map((_, unit) => unitLine(decision, unit, taken)),
		increments,
		increment,
		left: taken.reduce((rest, one) => rest - election.costs[one]!, election.budget),
	};
}

interface Support {
	unit: number;
	/** Points × weight. */
	load: number;
}

function supportOf({ first, voter, worth, weights }: Compiled, project: number): Support[] {
	return Array.from(voter.subarray(first[project]!, first[project + 1]!), (unit, at) => ({
		unit,
		load: worth[first[project]! + at]! * weights[unit]!,
	}));
}

function boughtNeed({ election, units }: FairDecision, purchase: Purchase): ChosenNeed {
	const { project, rate, paid, exhausted, equals } = purchase;
	const payers = supportOf(election, project)
		.filter(({ unit }) => paid[unit]! > 0)
		.map(({ unit, load }) => ({ unit: units[unit]!, load, paid: paid[unit]!, all: exhausted.has(unit) }));
	return {
		id: election.ids[project]!,
		cost: election.costs[project]!,
		by: 'shares',
		rate,
		payers,
		rounding: payers.reduce((sum, payer) => sum + payer.paid, -election.costs[project]!),
		equals: equals.map((one) => election.ids[one]!),
	};
}

function withoutPayers({ ids, costs }: Compiled, project: number, by: 'free' | 'completion'): ChosenNeed {
	return { id: ids[project]!, cost: costs[project]!, by, rate: null, payers: [], rounding: 0, equals: [] };
}

function refusal(
	{ election, units, run }: FairDecision,
	balances: (readonly number[])[],
	project: number,
): RefusedNeed {
	const cost = election.costs[project]!;
	const supporters = supportOf(election, project).map(({ unit }) => unit);
	const funds = balances.map((money) => supporters.reduce((sum, unit) => sum + money[unit]!, 0));
	const lost = funds.findIndex((money) => money < cost);
	return {
		id: election.ids[project]!,
		cost,
		why: supporters.length === 0 ? 'no_support' : cost > election.budget ? 'over_budget' : 'supporters_short',
		began: funds[0]!,
		behind: funds.at(-1)!,
		missing: cost - funds.at(-1)!,
		lostAt: lost > 0 ? election.ids[run.made[lost - 1]!.project]! : null,
		supporters: supporters.map((unit) => ({ unit: units[unit]!, left: run.left[unit]! })),
	};
}

function unitLine(
	{ election, units, purses, run }: FairDecision,
	unit: number,
	taken: readonly number[],
): UnitLine {
	const supports = (project: number) => supportOf(election, project).some((one) => one.unit === unit);
	return {
		unit: units[unit]!,
		weight: election.weights[unit]!,
		minimum: election.minimums[unit]!,
		purse: purses[unit]!,
		paid: run.made.flatMap(({ project, paid }) =>
			paid[unit]! > 0 ? [{ need: election.ids[project]!, amount: paid[unit]! }] : [],
		),
		left: run.left[unit]!,
		served: taken.filter(supports).map((one) => election.ids[one]!),
	};
}
