import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rational, toNumber } from '../rational.ts';
import { ahp } from './ahp.ts';
import { bestWorst, bestWorstByRatios, type BestWorst } from './bwm.ts';
import { maximise } from './linear-programme.ts';

const anyWeights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 7 });

describe('ahp', () => {
	it('gives back the weights that consistent comparisons were made from', () => {
		fc.assert(
			fc.property(anyWeights, (wanted) => {
				const total = wanted.reduce((sum, weight) => sum + weight, 0);
				const found = ahp(wanted.map((a) => wanted.map((b) => a / b)));
				wanted.forEach((weight, one) => {
					expect(found.weights[one]).toBeCloseTo(weight / total, 9);
					expect(found.columnMean.weights[one]).toBeCloseTo(weight / total, 9);
				});
				expect(found.lambda).toBeCloseTo(wanted.length, 9);
				expect(found.consistencyRatio).toBeCloseTo(0, 9);
			}),
		);
	});

	it('sums to one, and sees a circle', () => {
		const circle = ahp([
			[1, 3, 1 / 3],
			[1 / 3, 1, 3],
			[3, 1 / 3, 1],
		]);
		for (const weight of circle.weights) expect(weight).toBeCloseTo(1 / 3, 9);
		expect(circle.lambda).toBeCloseTo(13 / 3, 9);
		expect(circle.consistencyRatio).toBeCloseTo(2 / 3 / 0.58, 9);
	});

	it('refuses what is not a comparison', () => {
		for (const wrong of [
			[],
			[[1, 2]],
			[
				[1, 2],
				[2, 1],
			],
			[
				[1, 0],
				[0, 1],
			],
		])
			expect(() => ahp(wrong)).toThrow(RangeError);
	});
});

const anyAnswers = fc
	.record({
		whole: fc.integer({ min: 2, max: 9 }),
		others: fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })), {
			minLength: 1,
			maxLength: 3,
		}),
	})
	.map(({ whole, others }): BestWorst => {
		const bestToOthers = [1, ...others.map(([first]) => Math.min(first, whole)), whole];
		const othersToWorst = [whole, ...others.map(([, second]) => Math.min(second, whole)), 1];
		return { best: 0, worst: bestToOthers.length - 1, bestToOthers, othersToWorst };
	});

function linearDeviation({ best, worst, bestToOthers, othersToWorst }: BestWorst, weights: number[]): number {
	return Math.max(
		...bestToOthers.map((first, one) => Math.abs(weights[best]! - first * weights[one]!)),
		...othersToWorst.map((second, one) => Math.abs(weights[one]! - second * weights[worst]!)),
	);
}

function ratioDeviation({ best, worst, bestToOthers, othersToWorst }: BestWorst, weights: number[]): number {
	return Math.max(
		...bestToOthers.map((first, one) => Math.abs(weights[best]! / weights[one]! - first)),
		...othersToWorst.map((second, one) => Math.abs(weights[one]! / weights[worst]! - second)),
	);
}

describe('bestWorst', () => {
	it('reproduces consistent answers exactly', () => {
		const answers = { best: 0, worst: 2, bestToOthers: [1, 2, 6], othersToWorst: [6, 3, 1] };
		for (const found of [bestWorst(answers), bestWorstByRatios(answers)]) {
			[0.6, 0.3, 0.1].forEach((weight, one) => expect(found.weights[one]).toBeCloseTo(weight, 9));
			expect(found.deviation).toBeCloseTo(0, 9);
			expect(found.inconsistency).toBe(0);
		}
	});

	it.each([
		['linear', bestWorst, linearDeviation],
		['by ratios', bestWorstByRatios, ratioDeviation],
	])('%s: deviates as little as it says, and no weights nearby deviate less', (_, solve, deviationOf) => {
		const nudges = fc.array(fc.double({ min: 0.8, max: 1.25, noNaN: true }), { minLength: 5, maxLength: 5 });
		fc.assert(
			fc.property(anyAnswers, nudges, (answers, nudge) => {
				const { weights, deviation } = solve(answers);
				expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
				expect(deviationOf(answers, weights)).toBeCloseTo(deviation, 6);
				const moved = weights.map((weight, one) => weight * nudge[one]!);
				const total = moved.reduce((sum, weight) => sum + weight, 0);
				const others = moved.map((weight) => weight / total);
				expect(deviationOf(answers, others)).toBeGreaterThanOrEqual(deviation - 1e-9);
			}),
			{ numRuns: 300 },
		);
	});

	it('refuses answers that contradict themselves', () => {
		const answers = { best: 0, worst: 2, bestToOthers: [1, 2, 6], othersToWorst: [6, 3, 1] };
		for (const wrong of [
			{ worst: 0 },
			{ bestToOthers: [1, 2, 5] },
			{ bestToOthers: [1, 12, 6] },
			{ othersToWorst: [6] },
		])
			expect(() => bestWorst({ ...answers, ...wrong })).toThrow(RangeError);
	});
});

describe('maximise', () => {
	it('finds the corner, or says that there is none', () => {
		const numbers = (...values: number[]) => values.map((value) => rational(value));
		const corner = maximise(numbers(3, 2), [numbers(1, 1), numbers(1, 3), numbers(1, 0)], numbers(4, 6, 3));
		expect(corner!.map(toNumber)).toEqual([3, 1]);
		expect(maximise(numbers(1, 1), [numbers(1, -1)], numbers(1))).toBeNull();
	});
});
