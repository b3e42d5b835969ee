import { add, compare, divide, rational, subtract, ZERO, type Rational } from '../../rational.ts';
import { sum } from '../ledger.ts';
import {
	bestCommittees,
	everyUniverse,
	joined,
	leastOf,
	without,
	type Approvals,
	type Committee,
	type Universe,
} from './approvals.ts';

/** How many voters approve of any of a set of members; sets are bit masks over the committee's places. */
export function coverage({ ballots }: Approvals, committee: Committee): Int32Array {
	const covered = new Int32Array(1 << committee.length);
	for (const ballot of ballots) {
		const mask = committee.reduce(
			(bits, one, place) => (ballot.includes(one) ? bits | (1 << place) : bits),
			0,
		);
		for (let set = 1; set < covered.length; set++) if ((set & mask) !== 0) covered[set]!++;
	}
	return covered;
}

function sizeOf(set: number): number {
	let count = 0;
	for (let rest = set; rest > 0; rest &= rest - 1) count++;
	return count;
}

/**
 * Maximin support: the most that every member can get when each voter shares a vote of one between approved members.
 * By Hall's theorem the least of voters per member over all sets of members.
 */
export function support(approvals: Approvals, committee: Committee): Rational {
	const covered = coverage(approvals, committee);
	let least = rational(approvals.ballots.length + 1);
	for (let set = 1; set < covered.length; set++) {
		const share = rational(covered[set]!, sizeOf(set));
		if (compare(share, least) < 0) least = share;
	}
	return least;
}

/** Adds the candidate with whom the committee's maximin support is highest. Sánchez-Fernández et al. 2021. */
export function maximinSupport(approvals: Approvals, size: number, resolute: boolean): Committee[] {
	const next = ({ chosen }: Universe<null>) => {
		if (chosen.length === size) return [];
		const supportWith = (one: number) => support(approvals, joined(chosen, one));
		const tied = leastOf(without(approvals, chosen), supportWith, (a, b) => compare(b, a));
		return tied.map((one) => ({ chosen: joined(chosen, one), memory: null }));
	};
	return everyUniverse({ chosen: [], memory: null }, next, String, resolute).map((one) => one.chosen);
}

/** Least maximal load when every approved member lays a load of one on its voters. Phragmén 1896. */
export function minimaxPhragmen(approvals: Approvals, size: number): Committee[] {
	return bestCommittees(approvals, size, (committee) => approvedLoads(approvals, committee, false), byLoads);
}

/** As minimax, then the second largest load least, and so on. Brill, Freeman, Janson and Lackner 2017. */
export function leximaxPhragmen(approvals: Approvals, size: number): Committee[] {
	return bestCommittees(approvals, size, (committee) => approvedLoads(approvals, committee, true), byLoads);
}

interface Loads {
	/** Members nobody approves of. */
	unapproved: number;
	/** Largest first. */
	loads: Rational[];
}

function approvedLoads(approvals: Approvals, committee: Committee, all: boolean): Loads {
	const approved = committee.filter((one) => approvals.ballots.some((ballot) => ballot.includes(one)));
	const covered = coverage(approvals, approved);
	return { unapproved: committee.length - approved.length, loads: evenestLoads(covered, all) };
}

// The densest set of members fixes the load of its voters; then the densest of the others on the other voters.
function evenestLoads(covered: Int32Array, all: boolean): Rational[] {
	const loads: Rational[] = [];
	for (let done = 0; done < covered.length - 1;) {
		let densest = { load: rational(-1), set: 0, voters: 0 };
		for (let set = 1; set < covered.length; set++) {
			if ((set & done) !== 0) continue;
			const voters = covered[set | done]! - covered[done]!;
			const load = rational(sizeOf(set), voters);
			const difference = compare(load, densest.load);
			if (difference > 0 || (difference === 0 && sizeOf(set) > sizeOf(densest.set)))
				densest = { load, set, voters };
		}
		if (!all) return [densest.load];
		loads.push(...new Array<Rational>(densest.voters).fill(densest.load));
		done |= densest.set;
	}
	return loads;
}

function byLoads(a: Loads, b: Loads): number {
	if (a.unapproved !== b.unapproved) return a.unapproved - b.unapproved;
	for (let at = 0; at < Math.max(a.loads.length, b.loads.length); at++) {
		const difference = compare(a.loads[at] ?? ZERO, b.loads[at] ?? ZERO);
		if (difference !== 0) return difference;
	}
	return 0;
}

/** Sequential Phragmén for seats, from given loads; who has no voters comes last. */
export function sequentialPhragmen(
	approvals: Approvals,
	size: number,
	resolute: boolean,
	start: Universe<Rational[]> = { chosen: [], memory: approvals.ballots.map(() => ZERO) },
): Committee[] {
	const next = ({ chosen, memory }: Universe<Rational[]>) => {
		if (chosen.length === size) return [];
		const loadWith = (one: number) => loadOf(approvals, one, memory);
		const tied = leastOf(without(approvals, chosen), loadWith, orNone);
		return tied.map((one) => {
			const load = loadWith(one);
			const loads = memory.map((own, voter) => (approvals.ballots[voter]!.includes(one) ? load! : own));
			return { chosen: joined(chosen, one), memory: loads };
		});
	};
	return everyUniverse(start, next, keyOf, resolute).map((one) => one.chosen);
}

function loadOf({ ballots }: Approvals, candidate: number, loads: Rational[]): Rational | null {
	const own = loads.filter((_, voter) => ballots[voter]!.includes(candidate));
	return own.length === 0 ? null : divide(add(sum(own), rational(1)), rational(own.length));
}

function orNone(a: Rational | null, b: Rational | null): number {
	if (a && b) return compare(a, b);
	return a ? -1 : b ? 1 : 0;
}

/** Tells lists of amounts apart. */
export function keyOf(amounts: Rational[]): string {
	return amounts.map((one) => `${one.numerator}/${one.denominator}`).join();
}

/** Method of Eneström and Phragmén: the strongest candidate takes a Hare quota off its voters, in proportion. */
export function enestroemPhragmen(approvals: Approvals, size: number, resolute: boolean): Committee[] {
	const quota = rational(approvals.ballots.length, size);
	const next = ({ chosen, memory }: Universe<Rational[]>) => {
		if (chosen.length === size) return [];
		const strengthOf = (one: number) =>
			sum(memory.filter((_, voter) => approvals.ballots[voter]!.includes(one)));
		const tied = leastOf(without(approvals, chosen), strengthOf, (a, b) => compare(b, a));
		return tied.map((one) => {
			const strength = strengthOf(one);
			const kept = compare(strength, quota) > 0 ? divide(subtract(strength, quota), strength) : ZERO;
			return { chosen: joined(chosen, one), memory: scaledFor(approvals, memory, one, kept) };
		});
	};
	const start = { chosen: [], memory: approvals.ballots.map(() => rational(1)) };
	return everyUniverse(start, next, keyOf, resolute).map((one) => one.chosen);
}

function scaledFor(
	{ ballots }: Approvals,
	amounts: Rational[],
	candidate: number,
	factor: Rational,
): Rational[] {
	return amounts.map((own, voter) =>
		ballots[voter]!.includes(candidate)
			? rational(own.numerator * factor.numerator, own.denominator * factor.denominator)
			: own,
	);
}
