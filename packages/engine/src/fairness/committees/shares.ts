import { compare, divide, rational, smaller, subtract, ZERO, type Rational } from '../../rational.ts';
import { sum } from '../ledger.ts';
import {
	approvalCounts,
	everyUniverse,
	joined,
	leastOf,
	subsetsOf,
	without,
	type Approvals,
	type Committee,
	type Universe,
} from './approvals.ts';
import { keyOf, sequentialPhragmen } from './loads.ts';

/** Equal shares for seats; what it leaves empty is filled by sequential Phragmén from what is unspent. */
export function sharesThenPhragmen(approvals: Approvals, size: number, resolute: boolean): Committee[] {
	return buyAll(approvals, size, rational(size, approvals.ballots.length), resolute).flatMap(
		({ chosen, memory }) => {
			const loads = memory.map((money) => subtract(ZERO, money));
			return sequentialPhragmen(approvals, size, resolute, { chosen, memory: loads });
		},
	);
}

/** Equal shares for seats; what it leaves empty is filled by approvals. */
export function sharesThenApprovals(approvals: Approvals, size: number, resolute: boolean): Committee[] {
	const ends = buyAll(approvals, size, rational(size, approvals.ballots.length), resolute);
	return ends.flatMap(({ chosen }) => filledByApprovals(approvals, chosen, size, resolute));
}

/** Equal shares for seats with the shares of a larger and larger committee until all seats are filled; resolute. */
export function sharesRaised(approvals: Approvals, size: number): Committee[] {
	const approved = approvalCounts(approvals).filter((count) => count > 0).length;
	if (approved < size) return filledByApprovals(approvals, [], size, true);
	for (let imagined = size; ; imagined++) {
		const [end] = buyAll(approvals, size, rational(imagined, approvals.ballots.length), true);
		if (end!.chosen.length === size) return [end!.chosen];
	}
}

/** The rest of the seats for those with most approvals. */
function filledByApprovals(
	approvals: Approvals,
	chosen: Committee,
	size: number,
	resolute: boolean,
): Committee[] {
	const counts = approvalCounts(approvals);
	const open = without(approvals, chosen).sort((a, b) => counts[b]! - counts[a]! || a - b);
	const missing = size - chosen.length;
	if (missing === 0) return [chosen];
	const last = counts[open[missing - 1]!]!;
	const sure = open.filter((one) => counts[one]! > last);
	const tied = open.filter((one) => counts[one] === last);
	const committees = [...subsetsOf(tied, missing - sure.length)].map((some) =>
		[...chosen, ...sure, ...some].sort((a, b) => a - b),
	);
	return resolute ? committees.slice(0, 1) : committees;
}

// Universes in which no supporters can pay for another seat, with the money that is left.
function buyAll(
	approvals: Approvals,
	size: number,
	share: Rational,
	resolute: boolean,
): Universe<Rational[]>[] {
	const next = ({ chosen, memory }: Universe<Rational[]>) => {
		if (chosen.length === size) return [];
		const rates = new Map<number, Rational>();
		for (const one of without(approvals, chosen)) {
			const rate = rateOf(memory.filter((_, voter) => approvals.ballots[voter]!.includes(one)));
			if (rate) rates.set(one, rate);
		}
		return leastOf([...rates.keys()], (one) => rates.get(one)!, compare).map((one) => {
			const paid = (money: Rational) => subtract(money, smaller(money, rates.get(one)!));
			const money = memory.map((own, voter) => (approvals.ballots[voter]!.includes(one) ? paid(own) : own));
			return { chosen: joined(chosen, one), memory: money };
		});
	};
	const start = { chosen: [], memory: approvals.ballots.map(() => share) };
	return everyUniverse(start, next, keyOf, resolute);
}

// The equal payment by which supporters raise a cost of one, those with less giving all; null when it is not there.
function rateOf(supporters: Rational[]): Rational | null {
	let rich = supporters;
	let missing = rational(1);
	while (rich.length > 0) {
		const rate = divide(missing, rational(rich.length));
		const poor = rich.filter((money) => compare(money, rate) < 0);
		if (poor.length === 0) return rate;
		rich = rich.filter((money) => compare(money, rate) >= 0);
		missing = subtract(missing, sum(poor));
	}
	return null;
}
