import { rational, rationalFrom, subtract, toNumber, ZERO, type Rational } from '../rational.ts';
import { maximise } from './linear-programme.ts';

/** What a rater says: the best and the worst criterion against all others, 1 (equal) … 9 (far more important). */
export interface BestWorst {
	best: number;
	worst: number;
	/** How many times as important the best is as each criterion; 1 for itself. */
	bestToOthers: readonly number[];
	/** How many times as important each criterion is as the worst; 1 for itself. */
	othersToWorst: readonly number[];
}

/** Weights by the best-worst method, and how far the answers agree with each other. */
export interface BestWorstWeights {
	/** Sum to 1. */
	weights: number[];
	/** Largest deviation left, in the unit of the model; 0 = fully consistent. */
	deviation: number;
	/** Largest contradiction in the answers themselves, 0 … 1 (Liang, Brunelli and Rezaei 2020). */
	inconsistency: number;
}

/**
 * Linear best-worst method: smallest ξ with |w_best - a w_j| <= ξ and |w_j - a w_worst| <= ξ for all j, solved exactly.
 * Rezaei 2016, Omega 64:126–130.
 * @throws {RangeError} when the answers are malformed
 */
export function bestWorst(answers: BestWorst): BestWorstWeights {
	check(answers);
	const { best, worst, bestToOthers, othersToWorst } = answers;
	const count = bestToOthers.length;
	const inconsistency = contradiction(answers);
	if (inconsistency === 0) {
		const total = othersToWorst.reduce((sum, value) => sum + value, 0);
		return { weights: othersToWorst.map((value) => value / total), deviation: 0, inconsistency };
	}
	const rows: Rational[][] = [];
	const bound = (more: number, times: number, less: number) => {
		const row = new Array<Rational>(count).fill(ZERO);
		row[more] = rational(1);
		row[less] = subtract(ZERO, rationalFrom(String(times)));
		rows.push(
			row,
			row.map((value) => subtract(ZERO, value)),
		);
	};
	for (let one = 0; one < count; one++) {
		if (one !== best) bound(best, bestToOthers[one]!, one);
		if (one !== best && one !== worst) bound(one, othersToWorst[one]!, worst);
	}
	// Scaled so that the deviation is one: the largest sum of weights is then its inverse.
	const scaled = maximise(
		new Array(count).fill(rational(1)),
		rows,
		rows.map(() => rational(1)),
	)!;
	const values = scaled.map(toNumber);
	const total = values.reduce((sum, value) => sum + value, 0);
	return { weights: values.map((value) => value / total), deviation: 1 / total, inconsistency };
}

/**
 * Best-worst method in its first form: smallest ξ with |w_best / w_j - a| <= ξ and |w_j / w_worst - a| <= ξ; where
 * several weights reach it, the middle of each one's interval. Rezaei 2015, Omega 53:49–57.
 * @throws {RangeError} when the answers are malformed
 */
export function bestWorstByRatios(answers: BestWorst): BestWorstWeights {
	check(answers);
	let [low, high] = [0, 9];
	for (let round = 0; round < 100; round++) {
		const middle = (low + high) / 2;
		if (feasible(answers, middle)) high = middle;
		else low = middle;
	}
	const [least, most] = bestRange(answers, high);
	const best = (least + most) / 2;
	const relative = answers.bestToOthers.map((_, one) => {
		if (one === answers.best) return best;
		if (one === answers.worst) return 1;
		const [from, to] = otherRange(answers, high, one, best);
		return (from + to) / 2;
	});
	const total = relative.reduce((sum, value) => sum + value, 0);
	return {
		weights: relative.map((value) => value / total),
		deviation: high,
		inconsistency: contradiction(answers),
	};
}

// With the worst at weight one: where the best may lie, and then each other.
function bestRange(
	{ best, worst, bestToOthers, othersToWorst }: BestWorst,
	deviation: number,
): [number, number] {
	let [least, most] = [bestToOthers[worst]! - deviation, bestToOthers[worst]! + deviation];
	bestToOthers.forEach((first, one) => {
		if (one === best || one === worst) return;
		const second = othersToWorst[one]!;
		if (first > deviation && second > deviation)
			least = Math.max(least, (first - deviation) * (second - deviation));
		most = Math.min(most, (first + deviation) * (second + deviation));
	});
	return [least, most];
}

function feasible(answers: BestWorst, deviation: number): boolean {
	const [least, most] = bestRange(answers, deviation);
	return least <= most;
}

function otherRange(answers: BestWorst, deviation: number, one: number, best: number): [number, number] {
	const [first, second] = [answers.bestToOthers[one]!, answers.othersToWorst[one]!];
	const from = Math.max(best / (first + deviation), second - deviation);
	const to =
		first > deviation ? Math.min(best / (first - deviation), second + deviation) : second + deviation;
	return [from, to];
}

function contradiction({ bestToOthers, othersToWorst, worst }: BestWorst): number {
	const whole = bestToOthers[worst]!;
	if (whole === 1)
		return Math.max(...bestToOthers.map((value, one) => Math.abs(value * othersToWorst[one]! - 1)));
	const parts = bestToOthers.map((value, one) => Math.abs(value * othersToWorst[one]! - whole));
	return Math.max(...parts) / (whole * whole - whole);
}

function check({ best, worst, bestToOthers, othersToWorst }: BestWorst): void {
	const answers = [...bestToOthers, ...othersToWorst];
	if (bestToOthers.length !== othersToWorst.length || best === worst)
		throw new RangeError('two answers per criterion, and a best and a worst that differ');
	if (answers.some((value) => !(value >= 1 && value <= 9)))
		throw new RangeError('answers lie between 1 and 9');
	if (bestToOthers[best] !== 1 || othersToWorst[worst] !== 1 || bestToOthers[worst] !== othersToWorst[best])
		throw new RangeError(
			'the best and the worst must be compared with themselves as 1, and with each other alike',
		);
}
