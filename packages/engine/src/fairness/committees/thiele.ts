import {
	allCandidates,
	everyUniverse,
	joined,
	leastOf,
	without,
	type Approvals,
	type Committee,
} from './approvals.ts';

/** Value of a voter's j-th approved member, j = 1 … size, as integers; never rising with j. Thiele 1895. */
export type Gains = readonly bigint[];

/** Rules of Thiele by name: what the j-th approved member of a committee of this size is worth to one of n voters. */
export const THIELE = {
	/** Approval voting: every member the same. */
	av: (size) => gains(size, () => 1n),
	/** Proportional approval voting: 1/j. */
	pav: (size) => harmonic(size, (j) => BigInt(j)),
	/** Sainte-Laguë approval voting: 1/(2j - 1). */
	slav: (size) => harmonic(size, (j) => BigInt(2 * j - 1)),
	/** Chamberlin and Courant: only the first. */
	cc: (size) => gains(size, (j) => (j === 1 ? 1n : 0n)),
	/** As cc, then as many as possible with two, and so on. */
	lexcc: (size, voters) => gains(size, (j) => BigInt(voters + 1) ** BigInt(size - j)),
	/** Each half of the one before. */
	geom2: (size) => gains(size, (j) => 1n << BigInt(size - j)),
} satisfies Record<string, (size: number, voters: number) => Gains>;

function gains(size: number, gain: (j: number) => bigint): bigint[] {
	return Array.from({ length: size }, (_, index) => gain(index + 1));
}

// 1/d(j) over a common denominator.
function harmonic(size: number, divisor: (j: number) => bigint): bigint[] {
	const product = gains(size, divisor).reduce((all, one) => all * one, 1n);
	return gains(size, (j) => product / divisor(j));
}

/** Committees of the highest total value, by branch and bound: what is open adds at most its present gains. */
export function optimalThiele(approvals: Approvals, size: number, gain: Gains): Committee[] {
	const supporters = supportersOf(approvals);
	const members = new Int32Array(approvals.ballots.length);
	const order = allCandidates(approvals);
	let best = -1n;
	let found: Committee[] = [];
	const gainOf = (one: number) =>
		supporters[one]!.reduce((sum, voter) => sum + (gain[members[voter]!] ?? 0n), 0n);
	const shift = (one: number, by: number) => supporters[one]!.forEach((voter) => (members[voter]! += by));
	const search = (chosen: number[], from: number, value: bigint) => {
		if (chosen.length === size) {
			if (value > best) [best, found] = [value, []];
			if (value === best) found.push([...chosen]);
			return;
		}
		const open = order.slice(from);
		const own = open.map(gainOf);
		for (let at = 0; at <= open.length - (size - chosen.length); at++) {
			if (value + largest(own.slice(at), size - chosen.length) < best) return;
			shift(open[at]!, 1);
			search([...chosen, open[at]!], from + at + 1, value + own[at]!);
			shift(open[at]!, -1);
		}
	};
	search([], 0, 0n);
	return found;
}

/** Adds the candidate of the highest gain again and again. */
export function sequentialThiele(
	approvals: Approvals,
	size: number,
	gain: Gains,
	resolute: boolean,
): Committee[] {
	const supporters = supportersOf(approvals);
	const next = ({ chosen }: { chosen: Committee }) => {
		if (chosen.length === size) return [];
		const have = membersPerVoter(approvals, chosen);
		const gainOf = (one: number) => supporters[one]!.reduce((sum, voter) => sum + gain[have[voter]!]!, 0n);
		const tied = leastOf(without(approvals, chosen), gainOf, descending);
		return tied.map((one) => ({ chosen: joined(chosen, one), memory: null }));
	};
	return everyUniverse({ chosen: [], memory: null }, next, String, resolute).map((one) => one.chosen);
}

/** Begins with all candidates and drops the one whose loss is least, again and again. */
export function reverseThiele(
	approvals: Approvals,
	size: number,
	gain: Gains,
	resolute: boolean,
): Committee[] {
	const supporters = supportersOf(approvals);
	const next = ({ chosen }: { chosen: Committee }) => {
		if (chosen.length === size) return [];
		const have = membersPerVoter(approvals, chosen);
		const lossOf = (one: number) =>
			supporters[one]!.reduce((sum, voter) => sum + gain[have[voter]! - 1]!, 0n);
		const tied = leastOf(chosen.toReversed(), lossOf, (a, b) => -descending(a, b));
		return tied.map((one) => ({ chosen: chosen.filter((other) => other !== one), memory: null }));
	};
	return everyUniverse({ chosen: allCandidates(approvals), memory: null }, next, String, resolute).map(
		(one) => one.chosen,
	);
}

function largest(values: bigint[], count: number): bigint {
	return values
		.sort(descending)
		.slice(0, count)
		.reduce((sum, value) => sum + value, 0n);
}

function descending(a: bigint, b: bigint): number {
	return a > b ? -1 : a < b ? 1 : 0;
}

function supportersOf(approvals: Approvals): number[][] {
	return allCandidates(approvals).map((one) =>
		approvals.ballots.flatMap((ballot, voter) => (ballot.includes(one) ? [voter] : [])),
	);
}

function membersPerVoter({ ballots }: Approvals, committee: Committee): number[] {
	return ballots.map((ballot) => ballot.filter((one) => committee.includes(one)).length);
}
