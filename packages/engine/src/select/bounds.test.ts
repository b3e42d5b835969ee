import fc from 'fast-check';
import { expect, test } from 'vitest';
import { naiveBest } from '../../testing/naive-select.ts';
import { smallSelection } from '../../testing/random-selection.ts';
import { boundByNeed } from './by-need.ts';
import { boundByYear } from './by-year.ts';
import { linearModelOf } from './linear-model.ts';
import { optionsOf } from './options.ts';
import { bestOfYear } from './year-knapsack.ts';

test('no step of either bound falls below the best selection', () => {
	fc.assert(
		fc.property(smallSelection, fc.integer({ min: 0, max: 30 }), (problem, target) => {
			const options = optionsOf(problem);
			const model = linearModelOf(options);
			const best = naiveBest(problem)?.value ?? Number.NEGATIVE_INFINITY;
			const byNeed = boundByNeed(options, model);
			for (let step = 0; step < 200; step++) byNeed.step(target);
			expect(byNeed.bound).toBeGreaterThanOrEqual(best - 1e-9);
			const byYear = boundByYear(options, model, byNeed, { nodes: 0, isCut: false });
			for (let step = 0; step < 60; step++) byYear.step(target);
			expect(byYear.bound).toBeGreaterThanOrEqual(best - 1e-9);
		}),
		{ numRuns: 15 },
	);
});

const limits = 2;
const groups = fc.array(
	fc.array(fc.record({ profit: fc.integer({ min: -3, max: 20 }), takes: fc.tuple(fc.nat(9), fc.nat(9)) }), {
		minLength: 1,
		maxLength: 2,
	}),
	{ minLength: 1, maxLength: 6 },
);

test('the best of a year is that of trying everything, and a cut search still bounds it', () => {
	fc.assert(
		fc.property(groups, fc.tuple(fc.nat(20), fc.nat(20)), fc.nat(12), (all, room, mostNodes) => {
			const tryAll = (at: number, left: readonly number[]): number => {
				if (at === all.length) return 0;
				const values = all[at]!.filter(({ takes }) => takes.every((amount, l) => amount <= left[l]!)).map(
					({ profit, takes }) =>
						profit +
						tryAll(
							at + 1,
							left.map((one, l) => one - takes[l]!),
						),
				);
				return Math.max(tryAll(at + 1, left), ...values);
			};
			const options = all.flat();
			const knapsack = {
				first: Int32Array.from([0, ...all.map((_, at) => all.slice(0, at + 1).flat().length)]),
				amount: Float64Array.from(options.flatMap(({ takes }) => takes)),
				limit: Float64Array.from(room),
				price: new Float64Array(limits),
			};
			const profit = Float64Array.from(options, (option) => option.profit);
			const best = tryAll(0, room);
			expect(bestOfYear(knapsack, profit, 1e6).bound).toBeCloseTo(best, 9);
			expect(bestOfYear(knapsack, profit, mostNodes).bound).toBeGreaterThanOrEqual(best - 1e-9);
		}),
		{ numRuns: 200 },
	);
});
