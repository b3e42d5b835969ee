import { expect, test } from 'vitest';
import { maxIterations } from '../stop.ts';
import { priceOfFairness } from './price-of-fairness.ts';
import type { SelectionProblem } from './problem.ts';
import { select } from './select.ts';

/** Two of four needs can be paid; unit a has the dear ones by value, unit b the others. */
const problem: SelectionProblem = {
	years: 1,
	money: [{ year: 0, kind: 'money', amount: 200 }],
	capacity: [],
	needs: [
		['a1', 'a', 10],
		['a2', 'a', 8],
		['b1', 'b', 5],
		['b2', 'b', 4],
	].map(([id, group, value]) => ({
		id: String(id),
		value: Number(value),
		groups: [String(group)],
		modes: [{ id: 'm', costs: [{ kind: 'money', offset: 0, amount: 100 }], efforts: [] }],
	})),
};
const solve = (one: SelectionProblem) => select(one, 1, maxIterations(2_000));

test('a fair share costs what it pushes out', () => {
	const shares = [{ group: 'b', measure: 'money' as const, least: 0.5, relative: true }];
	const [free, half, full] = priceOfFairness(problem, shares, [1, 0.5], solve);
	expect(free).toMatchObject({ strength: 0, value: 18, loss: 0, lossPercent: 0 });
	expect(half).toMatchObject({ strength: 0.5, value: 15, loss: 3 });
	expect(full).toMatchObject({ strength: 1, value: 15, loss: 3 });
	expect(full!.lossPercent).toBeCloseTo(100 / 6, 9);
	expect(full!.lossAtMost).toBeGreaterThanOrEqual(3);
	expect(full!.lossAtLeast).toBeLessThanOrEqual(3);
	expect(full!.groups).toEqual([
		{
			group: 'a',
			needs: 1,
			value: 10,
			money: 100,
			valueChange: -8,
			moneyChange: -100,
			gained: [],
			lost: ['a2'],
		},
		{
			group: 'b',
			needs: 1,
			value: 5,
			money: 100,
			valueChange: 5,
			moneyChange: 100,
			gained: ['b1'],
			lost: [],
		},
	]);
});

test('a share nobody can keep is said to be impossible or unknown, never cheap', () => {
	const shares = [{ group: 'b', measure: 'count' as const, least: 3, relative: false }];
	const full = priceOfFairness(problem, shares, [1], solve).at(-1)!;
	expect(full).toMatchObject({ choices: null, value: null, loss: null, lossAtMost: null });
});

test('the curve never rises, whatever the solver finds', () => {
	const shares = [{ group: 'b', measure: 'count' as const, least: 2, relative: false }];
	const weakOnce = (one: SelectionProblem) => {
		const result = solve(one);
		return one.shares ? result : { ...result, value: 0, choices: [], bound: 30, isProved: false };
	};
	const points = priceOfFairness(problem, shares, [0.25, 0.5, 0.75, 1], weakOnce);
	for (let at = 1; at < points.length; at++)
		expect(points[at]!.value).toBeLessThanOrEqual(points[at - 1]!.value!);
	expect(points[0]!.value).toBe(15);
});
