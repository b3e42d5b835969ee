import type { Compiled } from './election.ts';
import { Ledger, NEVER } from './ledger.ts';
import { compare, rational, toNumber, type Rational } from '../rational.ts';

const EPSILON = 2 ** -52;

/** A rate known to lie between two doubles. */
interface Bounds {
	low: number;
	high: number;
}

/**
 * One run of the method of equal shares with a given share per unit of weight (Peters, Pierczyński and Skowron 2021).
 * Doubles with proven error bounds decide what is clear; where the bounds overlap, exact fractions decide.
 */
export class EqualSharesRun {
	readonly ledger: Ledger;
	/** Sum of the costs of what has been bought. */
	spent = 0;
	readonly #election: Compiled;
	readonly #load: Float64Array;
	readonly #money: Float64Array;
	readonly #doubt: Float64Array;
	readonly #least: Float64Array;
	readonly #open: number[] = [];

	/** @param load per supporter row weight × worth, from `loadsOf` */
	constructor(election: Compiled, load: Float64Array, share: Rational) {
		this.ledger = new Ledger(election, share);
		this.#election = election;
		this.#load = load;
		const each = toNumber(share);
		this.#money = election.weights.map((weight, voter) => election.minimums[voter]! + weight * each);
		this.#doubt = this.#money.map((money) => 8 * EPSILON * money);
		this.#least = election.costs.map(
			(cost, one) => (cost / Number(election.totalWorth[one]!)) * (1 - 8 * EPSILON),
		);
		election.costs.forEach((cost, one) => {
			if (cost > 0 && election.totalWorth[one]! > 0n) this.#open.push(one);
		});
	}

	/** Buys the project of the lowest rate, the first of equals; false when the supporters of none can pay for it. */
	buyNext(): boolean {
		const bounds = new Map<number, Bounds>();
		let lowest = Infinity;
		for (let one = this.#promising(bounds, lowest); one >= 0; one = this.#promising(bounds, lowest)) {
			const found = this.#boundsOf(one, lowest);
			if (!found) {
				this.#open.splice(this.#open.indexOf(one), 1);
				continue;
			}
			this.#least[one] = Math.max(this.#least[one]!, found.low);
			bounds.set(one, found);
			lowest = Math.min(lowest, found.high);
		}
		const contenders = [...bounds.keys()].filter((one) => bounds.get(one)!.low <= lowest);
		if (contenders.length === 0) return false;
		const chosen = contenders.length === 1 ? contenders[0]! : this.#exactFirst(contenders);
		this.#buy(chosen, bounds.get(chosen)!);
		return true;
	}

	#promising(seen: Map<number, Bounds>, below: number): number {
		let best = -1;
		for (const one of this.#open)
			if (
				!seen.has(one) &&
				this.#least[one]! <= below &&
				(best < 0 || this.#least[one]! < this.#least[best]!)
			)
				best = one;
		return best;
	}

	#exactFirst(contenders: number[]): number {
		const step = this.ledger.bought.length;
		const rates = new Map(contenders.map((one) => [one, this.#settle(one, step).rate]));
		return contenders
			.sort((a, b) => a - b)
			.reduce((best, one) => (compare(rates.get(one)!, rates.get(best)!) < 0 ? one : best));
	}

	// Null when the supporters together do not have the cost; above the limit the upper bound is left open.
	#boundsOf(project: number, limit: number): Bounds | null {
		const { first, voter, costs } = this.#election;
		const from = first[project]!;
		const to = first[project + 1]!;
		const cost = costs[project]!;
		let funds = 0;
		let doubt = 0;
		for (let at = from; at < to; at++) {
			funds += this.#money[voter[at]!]!;
			doubt += this.#doubt[voter[at]!]!;
		}
		const slack = (to - from + 8) * EPSILON * (funds + cost);
		if (funds + doubt + slack < cost) return null;
		const step = this.ledger.bought.length;
		if (funds - doubt - slack < cost && this.ledger.affordable(project, step) < 0) return null;
		return this.#newton(project, cost, doubt + slack, limit) ?? boundsOf(this.#settle(project, step).rate);
	}

	// Raises the rate until nobody else runs out; null when rounding may have misled it. Whoever is taken to give all,
	// what the others must then pay per load is never more than the rate: each round yields a lower bound.
	#newton(project: number, cost: number, error: number, limit: number): Bounds | null {
		const { voter } = this.#election;
		const from = this.#election.first[project]!;
		const to = this.#election.first[project + 1]!;
		const moneyOf = this.#money;
		const loadOf = this.#load;
		let rate = this.#least[project]!;
		let before = -1;
		let rest = 0;
		while (rate > before) {
			let given = 0;
			rest = 0;
			for (let at = from; at < to; at++) {
				const money = moneyOf[voter[at]!]!;
				const load = loadOf[at]!;
				if (money < rate * load) given += money;
				else rest += load;
			}
			if (rest === 0) return null;
			before = rate;
			rate = Math.max(rate, (cost - given) / rest);
			const low = rate - (2 * error) / rest - 8 * EPSILON * rate;
			if (low > limit) return { low, high: Infinity };
		}
		const margin = (2 * error) / rest + 8 * EPSILON * rate;
		return this.#suffices(project, rate + margin, cost) ? { low: rate - margin, high: rate + margin } : null;
	}

	// At this rate the supporters certainly give the cost.
	#suffices(project: number, rate: number, cost: number): boolean {
		const { voter } = this.#election;
		const from = this.#election.first[project]!;
		const to = this.#election.first[project + 1]!;
		const moneyOf = this.#money;
		const doubtOf = this.#doubt;
		const loadOf = this.#load;
		let least = 0;
		for (let at = from; at < to; at++) {
			const money = moneyOf[voter[at]!]! - doubtOf[voter[at]!]!;
			const due = rate * loadOf[at]!;
			least += money < due ? money : due;
		}
		return least - (to - from + 8) * EPSILON * cost >= cost;
	}

	// Exact rate, and which supporters with money left give all of it.
	#settle(project: number, step: number): { rate: Rational; exhausted: Set<number> } {
		const { first, voter } = this.#election;
		const exhausted = new Set<number>();
		let bounds = { low: this.#least[project]!, high: Infinity };
		let rate: Rational | null = null;
		for (let grown = true; grown;) {
			grown = false;
			for (let at = first[project]!; at < first[project + 1]!; at++) {
				const one = voter[at]!;
				if (this.ledger.brokeAt[one] !== NEVER || exhausted.has(one)) continue;
				if (!this.#runsOut(at, bounds, rate, step)) continue;
				exhausted.add(one);
				grown = true;
			}
			if (!grown && rate) break;
			rate = this.ledger.rateIf(project, step, (one) => exhausted.has(one));
			bounds = boundsOf(rate);
			grown = true;
		}
		return { rate: rate!, exhausted };
	}

	// Without an exact rate only what is certain at the least possible one counts.
	#runsOut(at: number, { low, high }: Bounds, rate: Rational | null, step: number): boolean {
		const one = this.#election.voter[at]!;
		const [money, doubt, load] = [this.#money[one]!, this.#doubt[one]! * 2, this.#load[at]!];
		if (money + doubt < low * load * (1 - 4 * EPSILON)) return true;
		if (!rate || money - doubt > high * load * (1 + 4 * EPSILON)) return false;
		const due = BigInt(this.#election.weights[one]!) * BigInt(this.#election.worth[at]!);
		const left = this.ledger.balance(one, step);
		return compare(left, rational(rate.numerator * due, rate.denominator)) < 0;
	}

	#buy(project: number, { low, high }: Bounds): void {
		const { first, voter } = this.#election;
		const { brokeAt } = this.ledger;
		const step = this.ledger.bought.length;
		const settled = this.#unclear(project, low, high) ? this.#settle(project, step) : null;
		const bounds = settled ? boundsOf(settled.rate) : { low, high };
		const rate = (bounds.low + bounds.high) / 2;
		const margin = (bounds.high - bounds.low) / 2;
		const end = first[project + 1]!;
		for (let at = first[project]!; at < end; at++) {
			const one = voter[at]!;
			if (brokeAt[one] !== NEVER) continue;
			const money = this.#money[one]!;
			const load = this.#load[at]!;
			if (settled ? settled.exhausted.has(one) : money < rate * load) {
				brokeAt[one] = step;
				this.#money[one] = this.#doubt[one] = 0;
			} else {
				this.#money[one] = money - rate * load;
				this.#doubt[one]! += margin * load + 4 * EPSILON * (money + rate * load);
			}
		}
		this.ledger.bought.push(project);
		this.#open.splice(this.#open.indexOf(project), 1);
		this.spent += this.#election.costs[project]!;
	}

	#unclear(project: number, low: number, high: number): boolean {
		const { first, voter } = this.#election;
		const { brokeAt } = this.ledger;
		const end = first[project + 1]!;
		for (let at = first[project]!; at < end; at++) {
			const one = voter[at]!;
			if (brokeAt[one] !== NEVER) continue;
			const money = this.#money[one]!;
			const doubt = this.#doubt[one]! * 2;
			const load = this.#load[at]!;
			if (money - doubt <= high * load * (1 + 4 * EPSILON) && money + doubt >= low * load * (1 - 4 * EPSILON))
				return true;
		}
		return false;
	}
}

/** Weight × worth of every supporter row, for `EqualSharesRun`. */
export function loadsOf({ voter, worth, weights }: Compiled): Float64Array {
	return worth.map((value, at) => value * weights[voter[at]!]!);
}

function boundsOf(rate: Rational): Bounds {
	const value = toNumber(rate);
	return { low: value * (1 - 4 * EPSILON), high: value * (1 + 4 * EPSILON) };
}
