import { add, compare, rational, subtract, ZERO, type Rational } from '../../rational.ts';
import { sum } from '../ledger.ts';
import {
	allCandidates,
	approvalCounts,
	bestCommittees,
	everyUniverse,
	joined,
	leastOf,
	subsetsOf,
	without,
	type Approvals,
	type Committee,
	type Universe,
} from './approvals.ts';
import { coverage, keyOf } from './loads.ts';

/** Satisfaction approval voting: every voter shares one vote between all approved. Brams and Kilgour 2014. */
export function satisfactionApproval(approvals: Approvals, size: number): Committee[] {
	const points = allCandidates(approvals).map((one) =>
		sum(approvals.ballots.flatMap((ballot) => (ballot.includes(one) ? [rational(1, ballot.length)] : []))),
	);
	const pointsOf = (committee: Committee) => sum(committee.map((one) => points[one]!));
	return bestCommittees(approvals, size, pointsOf, (a, b) => compare(b, a));
}

/** Most voters represented by somebody approved when each member represents equally many, up to one. Monroe 1995. */
export function monroe(approvals: Approvals, size: number): Committee[] {
	const voters = approvals.ballots.length;
	const [least, extra] = [Math.floor(voters / size), voters % size];
	// Cheapest cut of the assignment: a set of members filled up, and the voters of the others.
	const represented = (committee: Committee) => {
		const covered = coverage(approvals, committee);
		const all = covered.length - 1;
		return covered.reduce((fewest, _, full) => {
			const members = committee.filter((__, place) => (full & (1 << place)) !== 0).length;
			return Math.min(fewest, covered[all & ~full]! + least * members + Math.min(members, extra));
		}, Infinity);
	};
	return bestCommittees(approvals, size, represented, (a, b) => b - a);
}

/** Monroe seat by seat; voters leave in the order given. Elkind, Faliszewski, Skowron and Slinko 2017. */
export function greedyMonroe(approvals: Approvals, size: number): Committee[] {
	let rest = approvals.ballots;
	let chosen: Committee = [];
	for (let seat = 0; seat < size; seat++) {
		const count = (one: number) => rest.filter((ballot) => ballot.includes(one)).length;
		const [first] = leastOf(without(approvals, chosen), count, (a, b) => b - a);
		let leaving =
			Math.floor(approvals.ballots.length / size) + (seat < approvals.ballots.length % size ? 1 : 0);
		rest = rest.filter((ballot) => !ballot.includes(first!) || leaving-- <= 0);
		chosen = joined(chosen, first!);
	}
	return [chosen];
}

/** Least of the largest number of differences between a ballot and the committee. Brams, Kilgour and Sanver 2007. */
export function minimaxApproval(approvals: Approvals, size: number): Committee[] {
	return bestCommittees(
		approvals,
		size,
		(committee) => differences(approvals, committee)[0] ?? 0,
		(a, b) => a - b,
	);
}

/** As minimax approval, then the second largest number, and so on. */
export function leximaxApproval(approvals: Approvals, size: number): Committee[] {
	const byAll = (a: number[], b: number[]) => a.map((one, at) => one - b[at]!).find((one) => one !== 0) ?? 0;
	return bestCommittees(approvals, size, (committee) => differences(approvals, committee), byAll);
}

// Largest first.
function differences({ ballots }: Approvals, committee: Committee): number[] {
	const differing = (ballot: readonly number[]) =>
		ballot.length + committee.length - 2 * ballot.filter((one) => committee.includes(one)).length;
	return ballots.map(differing).sort((a, b) => b - a);
}

/** Each round everybody earns one; the richest supporters get their candidate and share its price. Lackner 2020. */
export function consensus(approvals: Approvals, size: number, resolute: boolean): Committee[] {
	const { ballots } = approvals;
	const next = ({ chosen, memory }: Universe<Rational[]>) => {
		if (chosen.length === size) return [];
		const money = memory.map((own) => add(own, rational(1)));
		const supportersOf = (one: number) =>
			ballots.flatMap((ballot, voter) =>
				ballot.includes(one) && money[voter]!.numerator > 0n ? [voter] : [],
			);
		const strengthOf = (one: number) => sum(supportersOf(one).map((voter) => money[voter]!));
		const tied = leastOf(without(approvals, chosen), strengthOf, (a, b) => compare(b, a));
		return tied.map((one) => {
			const supporters = supportersOf(one);
			const price = supporters.length === 0 ? ZERO : rational(ballots.length, supporters.length);
			const left = money.map((own, voter) => (supporters.includes(voter) ? subtract(own, price) : own));
			return { chosen: joined(chosen, one), memory: left };
		});
	};
	const start = { chosen: [], memory: ballots.map(() => ZERO) };
	return everyUniverse(start, next, keyOf, resolute).map((one) => one.chosen);
}

/** Single divisible vote with elimination of the least popular (E Pluribus Hugo). Quinn and Schneier 2016. */
export function eliminatingLeastPopular(approvals: Approvals, size: number): Committee[] {
	const counts = approvalCounts(approvals);
	for (let rest = allCandidates(approvals); ;) {
		if (rest.length === size) return [rest];
		const points = pointsAmong(approvals, rest);
		const second = rest.map((one) => points[one]!).sort(compare)[1]!;
		const weak = rest.filter((one) => compare(points[one]!, second) <= 0);
		const fewest = Math.min(...weak.map((one) => counts[one]!));
		const out = weak.filter((one) => counts[one] === fewest);
		if (rest.length - out.length <= size)
			return [...subsetsOf(out, rest.length - size)].map((some) => rest.filter((one) => !some.includes(one)));
		rest = rest.filter((one) => !out.includes(one));
	}
}

function pointsAmong({ ballots, candidates }: Approvals, rest: number[]): Rational[] {
	const points = new Array<Rational>(candidates).fill(ZERO);
	for (const ballot of ballots) {
		const left = ballot.filter((one) => rest.includes(one));
		for (const one of left) points[one] = add(points[one]!, rational(1, left.length));
	}
	return points;
}
