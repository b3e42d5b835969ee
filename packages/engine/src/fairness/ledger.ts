import type { Compiled } from './election.ts';
import { add, compare, divide, multiply, rational, subtract, ZERO, type Rational } from '../rational.ts';

/** A voter who still has money. */
export const NEVER = 0x7fffffff;

/**
 * Exact account of a run of equal shares, worked out only where it is asked for: the projects bought so far and the
 * purchase in which each voter's money ran out tell every amount.
 */
export class Ledger {
	readonly #election: Compiled;
	/** Money per unit of weight at the beginning, beside the minimums. */
	readonly share: Rational;
	/** Projects in the order bought. */
	readonly bought: number[] = [];
	/** Per voter: index of the purchase that took the rest of its money, or `NEVER`. */
	readonly brokeAt: Int32Array;
	readonly #rates: Rational[] = [];

	constructor(election: Compiled, share: Rational) {
		this.#election = election;
		this.share = share;
		this.brokeAt = new Int32Array(election.weights.length).fill(NEVER);
	}

	/** What a supporter with enough money pays per unit of worth in the purchase with this index. */
	rate(purchase: number): Rational {
		for (let step = this.#rates.length; step <= purchase; step++)
			this.#rates.push(this.rateIf(this.bought[step]!, step, (voter) => this.brokeAt[voter] === step));
		return this.#rates[purchase]!;
	}

	/** The rate that would pay for a project as purchase number `step` when these supporters give all they have. */
	rateIf(project: number, step: number, exhausted: (voter: number) => boolean): Rational {
		const rest = this.#worth(project, (voter) => this.brokeAt[voter]! >= step && !exhausted(voter));
		const given = this.#funds(project, step, exhausted);
		return divide(subtract(rational(this.#election.costs[project]!), given), rational(rest));
	}

	/** Sign of what the supporters of a project have together before purchase number `step`, less its cost. */
	affordable(project: number, step: number): number {
		const funds = this.#funds(project, step, (voter) => this.brokeAt[voter]! >= step);
		return compare(funds, rational(this.#election.costs[project]!));
	}

	/** Money of a voter before purchase number `step`. */
	balance(voter: number, step: number): Rational {
		if (this.brokeAt[voter]! < step) return ZERO;
		const { weights, minimums } = this.#election;
		let perWeight = this.share;
		for (let earlier = 0; earlier < step; earlier++) {
			const worth = this.worthTo(voter, this.bought[earlier]!);
			if (worth > 0) perWeight = subtract(perWeight, multiply(this.rate(earlier), rational(worth)));
		}
		return add(rational(minimums[voter]!), multiply(perWeight, rational(weights[voter]!)));
	}

	/** What the voter gave in the purchase with this index. */
	payment(voter: number, purchase: number): Rational {
		const worth = this.worthTo(voter, this.bought[purchase]!);
		if (worth === 0 || this.brokeAt[voter]! < purchase) return ZERO;
		if (this.brokeAt[voter] === purchase) return this.balance(voter, purchase);
		return multiply(this.rate(purchase), rational(BigInt(this.#election.weights[voter]!) * BigInt(worth)));
	}

	/** Worth of the project to the voter per unit of weight; 0 when not a supporter. */
	worthTo(wanted: number, project: number): number {
		const { first, voter, worth } = this.#election;
		let [from, to] = [first[project]!, first[project + 1]!];
		while (from < to) {
			const middle = (from + to) >> 1;
			if (voter[middle]! < wanted) from = middle + 1;
			else to = middle;
		}
		return from < first[project + 1]! && voter[from] === wanted ? worth[from]! : 0;
	}

	// Money before the step of those supporters of the project, of whom none is broke yet.
	#funds(project: number, step: number, chosen: (voter: number) => boolean): Rational {
		const { first, voter, weights, minimums } = this.#election;
		const members = new Uint8Array(weights.length);
		let total = 0n;
		let minimum = 0n;
		for (let at = first[project]!; at < first[project + 1]!; at++) {
			if (!chosen(voter[at]!)) continue;
			members[voter[at]!] = 1;
			total += BigInt(weights[voter[at]!]!);
			minimum += BigInt(minimums[voter[at]!]!);
		}
		let funds = add(rational(minimum), multiply(this.share, rational(total)));
		for (let earlier = 0; earlier < step && total > 0n; earlier++) {
			const worth = this.#worth(this.bought[earlier]!, (one) => members[one] === 1);
			if (worth > 0n) funds = subtract(funds, multiply(this.rate(earlier), rational(worth)));
		}
		return funds;
	}

	// Sum of weight × worth over chosen supporters. Small sums stay in doubles, which hold integers exactly to 2^53.
	#worth(project: number, chosen: (voter: number) => boolean): bigint {
		const { first, voter, worth, weights } = this.#election;
		let [large, small] = [0n, 0];
		for (let at = first[project]!; at < first[project + 1]!; at++) {
			if (!chosen(voter[at]!)) continue;
			const product = weights[voter[at]!]! * worth[at]!;
			if (product > 2 ** 51) large += BigInt(weights[voter[at]!]!) * BigInt(worth[at]!);
			else small += product;
			if (small > 2 ** 51) [large, small] = [large + BigInt(small), 0];
		}
		return large + BigInt(small);
	}
}

/** Sum of exact amounts. */
export function sum(amounts: Iterable<Rational>): Rational {
	let total = ZERO;
	for (const amount of amounts) total = add(total, amount);
	return total;
}
