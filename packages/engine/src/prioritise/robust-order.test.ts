import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidPriorities, prioritise, type Criterion, type Score } from './prioritise.ts';
import { robustOrder } from './robust-order.ts';

const needs = ['a', 'b', 'c', 'd'];
const criteria: Criterion[] = [
	{ id: 'benefit', weight: 2, min: 1, max: 5, direction: 'up' },
	{ id: 'risk', weight: 1, min: 0, max: 4, direction: 'down' },
	{ id: 'unused', weight: 0, min: 0, max: 4, direction: 'up' },
];
const anyScores = fc
	.array(
		fc.record({
			need: fc.constantFrom(...needs),
			criterion: fc.constantFrom('benefit', 'risk', 'unused'),
			rater: fc.constantFrom('x', 'y', 'z'),
			value: fc.integer({ min: 1, max: 4 }),
		}),
		{ maxLength: 30 },
	)
	.map((list) => [
		...new Map(list.map((one) => [`${one.need} ${one.criterion} ${one.rater}`, one])).values(),
	]);
const score = (need: string, criterion: string, rater: string, value: number): Score => ({
	...{ need, criterion, rater, value },
});

describe('robustOrder', () => {
	it('is the order of prioritise when nothing is shaken', () => {
		fc.assert(
			fc.property(anyScores, (scores) => {
				const still = robustOrder(
					{ needs, criteria, scores },
					{ count: 2 },
					{ seed: 1, samples: 3, reach: 0, raters: false },
				);
				const order = prioritise({ needs, criteria, scores }).map((one) => one.id);
				expect(still.map((one) => one.meanRank)).toEqual(needs.map((id) => order.indexOf(id) + 1));
				expect(still.map((one) => one.within)).toEqual(needs.map((id) => (order.indexOf(id) < 2 ? 1 : 0)));
			}),
		);
	});

	it('fills the line in every sample, is repeatable, and does not look at the names of raters', () => {
		fc.assert(
			fc.property(anyScores, (scores) => {
				const input = { needs, criteria, scores };
				const options = { seed: 5, samples: 50 };
				const found = robustOrder(input, { count: 3 }, options);
				expect(found.reduce((sum, one) => sum + one.within, 0)).toBeCloseTo(3, 9);
				expect(found.reduce((sum, one) => sum + one.meanRank, 0)).toBeCloseTo(10, 9);
				const renamed = scores.map((one) => ({ ...one, rater: `rater ${one.rater}` }));
				expect(robustOrder({ ...input, scores: renamed }, { count: 3 }, options)).toEqual(found);
				for (const { ranks, within } of found) {
					expect(ranks.from).toBeLessThanOrEqual(ranks.to);
					expect(within).toBeLessThanOrEqual(1);
				}
			}),
			{ numRuns: 30 },
		);
	});

	it('is sure of what is best on everything, and half sure of what two raters see the other way round', () => {
		const scores = [
			score('a', 'benefit', 'x', 5),
			score('a', 'risk', 'y', 0),
			score('b', 'benefit', 'x', 4),
			score('b', 'benefit', 'y', 2),
			score('c', 'benefit', 'x', 2),
			score('c', 'benefit', 'y', 4),
		];
		const [a, b, c, d] = robustOrder({ needs, criteria, scores }, { count: 2 }, { seed: 3, reach: 1 });
		expect(a).toMatchObject({ within: 1, error: 0, meanRank: 1, ranks: { from: 1, to: 1 } });
		expect(Math.abs(b!.within - 0.5)).toBeLessThan(5 * b!.error);
		expect(b!.within + c!.within).toBeCloseTo(1, 9);
		expect(d).toMatchObject({ within: 0, meanRank: 4 });
	});

	it('takes what money pays for, in order', () => {
		const scores = needs.map((need, index) => score(need, 'benefit', 'x', 5 - index));
		const line = { budget: 10, costs: { a: 6, b: 7, c: 4 } };
		const found = robustOrder({ needs, criteria, scores }, line, { seed: 1, samples: 10 });
		expect(found.map((one) => one.within)).toEqual([1, 0, 1, 1]);
	});

	it('keeps to what is agreed about the weights', () => {
		const scores = [
			score('a', 'benefit', 'x', 5),
			score('a', 'risk', 'x', 4),
			score('b', 'benefit', 'x', 1),
			score('b', 'risk', 'x', 0),
		];
		const first = (order: number[]) =>
			robustOrder(
				{ needs, criteria, scores },
				{ count: 1 },
				{ seed: 1, samples: 200, knowledge: { order } },
			)[0]!.within;
		expect([first([0, 1, 2]), first([1, 0, 2])]).toEqual([1, 0]);
	});

	it('refuses what prioritise refuses, and a line or a reach that is none', () => {
		const input = { needs: ['a'], criteria, scores: [score('z', 'risk', 'x', 1)] };
		expect(() => robustOrder(input, { count: 1 }, { seed: 1 })).toThrow(InvalidPriorities);
		const fine = { needs, criteria, scores: [] };
		expect(() => robustOrder(fine, { count: -1 }, { seed: 1 })).toThrow(RangeError);
		expect(() => robustOrder(fine, { count: 1 }, { seed: 1, reach: 2 })).toThrow(RangeError);
		expect(() => robustOrder(fine, { count: 1 }, { seed: 1, samples: 0 })).toThrow(RangeError);
	});
});
