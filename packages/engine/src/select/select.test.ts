import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maxIterations, noImprovement, firstOf } from '../stop.ts';
import { naiveBest, naiveValue, naiveWrong } from '../../testing/naive-select.ts';
import { smallSelection } from '../../testing/random-selection.ts';
import type { SelectionProblem } from './problem.ts';
import { select, SelectionSearch } from './select.ts';

const stop = firstOf(maxIterations(60_000), noImprovement(30_000));

// The search is not bound to find the best: where a test wants it, the cases are the same every time.
const seed = 1;

test('small problems: equal to trying everything, kept limits, bound above', () => {
	fc.assert(
		fc.property(smallSelection, fc.nat(), (problem, start) => {
			const best = naiveBest(problem);
			const { choices, value, bound } = select(problem, start, stop);
			expect(choices === null).toBe(best === null);
			if (!best || !choices) return;
			expect(naiveWrong(problem, choices)).toEqual([]);
			expect(value).toBeCloseTo(naiveValue(problem, choices), 9);
			expect(value).toBeCloseTo(best.value, 6);
			expect(bound).toBeGreaterThanOrEqual(best.value - 1e-9);
		}),
		{ numRuns: 40, seed },
	);
});

test('a bound holds at every step and never rises', () => {
	fc.assert(
		fc.property(smallSelection, (problem) => {
			const best = naiveBest(problem)?.value ?? Number.NEGATIVE_INFINITY;
			const search = new SelectionSearch(problem, 1);
			for (let before = Infinity, step = 0; step < 10; before = search.bound, step++) {
				expect(search.bound).toBeGreaterThanOrEqual(best - 1e-9);
				expect(search.bound).toBeLessThanOrEqual(before);
				search.step(50);
			}
		}),
		{ numRuns: 15 },
	);
});

test('the same seed and steps give the same selection', () => {
	fc.assert(
		fc.property(smallSelection, fc.nat(), (problem, start) => {
			expect(select(problem, start, stop)).toEqual(select(problem, start, stop));
		}),
		{ numRuns: 10 },
	);
});

test('other names for groups change nothing', () => {
	fc.assert(
		fc.property(smallSelection, (problem) => {
			const names: Record<string, string> = { g: 'h', h: 'g' };
			const renamed: SelectionProblem = {
				...problem,
				needs: problem.needs.map((need) => ({ ...need, groups: need.groups!.map((group) => names[group]!) })),
				shares: problem.shares!.map((share) => ({ ...share, group: names[share.group]! })),
			};
			expect(select(renamed, 1, stop).value).toBe(select(problem, 1, stop).value);
		}),
		{ numRuns: 20 },
	);
});

test('more money or capacity never worsens the best', () => {
	fc.assert(
		fc.property(smallSelection, fc.nat(3), fc.nat(9), (problem, at, more) => {
			const free = { ...problem, shares: [] };
			const richer = {
				...free,
				money: free.money.map((limit, index) =>
					index === at ? { ...limit, amount: limit.amount + more } : limit,
				),
				capacity: free.capacity.map((limit) => ({ ...limit, amount: limit.amount + more })),
			};
			expect(select(richer, 1, stop).value).toBeGreaterThanOrEqual(select(free, 1, stop).value - 1e-6);
		}),
		{ numRuns: 15, seed },
	);
});

test('money of a later year counts there', () => {
	const problem: SelectionProblem = {
		years: 2,
		money: [
			{ year: 0, kind: 'yearly', amount: 10 },
			{ year: 1, kind: 'yearly', amount: 4 },
		],
		capacity: [],
		needs: ['a', 'b'].map((id) => ({
			id,
			value: 1,
			modes: [
				{
					id: 'm',
					costs: [0, 1].map((offset) => ({ kind: 'yearly', offset, amount: 4 })),
					efforts: [],
				},
			],
		})),
	};
	const { choices, value, isProved } = select(problem, 1, stop);
	expect(value).toBe(1);
	expect(choices).toHaveLength(1);
	expect(isProved).toBe(false);
});
