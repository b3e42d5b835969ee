import { expect, test } from 'vitest';
import { loadHighs, lpText, solveInThread, type LinearModel } from './index.ts';

const highs = await loadHighs();
const NONE = Number.NEGATIVE_INFINITY;

/** Knapsack: values 6, 5, 4 and weights 5, 4, 3 within 7; at least one of the last two. */
function knapsack(): LinearModel {
	return {
		objective: Float64Array.of(6, 5, 4),
		columnLower: new Float64Array(3),
		columnUpper: new Float64Array(3).fill(1),
		integer: new Uint8Array(3).fill(1),
		rowLower: Float64Array.of(NONE, 1),
		rowUpper: Float64Array.of(7, Infinity),
		rowFirst: Int32Array.of(0, 3, 5),
		column: Int32Array.of(0, 1, 2, 1, 2),
		coefficient: Float64Array.of(5, 4, 3, 1, 1),
	};
}

/** A model no solver finishes at once: many like items, weights that never add up to the limit. */
function stubborn(): LinearModel {
	const count = 60;
	const weights = Float64Array.from({ length: count }, (_, item) => 1000 + ((item * 37) % 101) * 2);
	return {
		objective: weights,
		columnLower: new Float64Array(count),
		columnUpper: new Float64Array(count).fill(1),
		integer: new Uint8Array(count).fill(1),
		rowLower: Float64Array.of(NONE),
		rowUpper: Float64Array.of(33_333),
		rowFirst: Int32Array.of(0, count),
		column: Int32Array.from(weights.keys()),
		coefficient: weights,
	};
}

test('whole numbers are solved to the proof', () => {
	const solution = highs.solve(knapsack());
	expect(solution).toMatchObject({ status: 'optimal', value: 9, bound: 9 });
	expect([...solution.x!].map(Math.round)).toEqual([0, 1, 1]);
});

test('the relaxation is a bound with a price a row', () => {
	const { status, bound, prices } = highs.relax(knapsack());
	expect(status).toBe('optimal');
	expect(bound).toBeCloseTo(9, 6);
	expect(prices).toHaveLength(2);
});

test('what cannot hold is called infeasible', () => {
	const model = { ...knapsack(), rowUpper: Float64Array.of(2, Infinity) };
	expect(highs.solve(model)).toMatchObject({ status: 'infeasible', x: null, bound: NONE });
	expect(highs.relax({ ...knapsack(), rowUpper: Float64Array.of(-1, Infinity) }).bound).toBe(NONE);
});

test('a good start is kept and a bad one ignored', () => {
	for (const start of [Float64Array.of(0, 1, 1), Float64Array.of(1, 1, 1)])
		expect(highs.solve(knapsack(), { start }).value).toBe(9);
});

test('the written text means the same model', () => {
	const text = lpText({ ...knapsack(), rowLower: Float64Array.of(-3, 1) });
	expect(highs.solveText(text)).toMatchObject({ status: 'optimal', value: 9 });
	expect(text).toContain(' r1low: + 1 x1\n  + 1 x2 >= 1\n');
	expect(text).toContain(' r0low: ');
});

test('limits end a run with a bound that holds', () => {
	const solution = highs.solve(stubborn(), { nodes: 1, shouldStop: () => true });
	expect(solution.bound).toBeGreaterThanOrEqual(solution.value);
});

test('a thread solves beside and tells its bounds', async () => {
	const bounds: number[] = [];
	const solution = await solveInThread(knapsack(), { onProgress: (bound) => bounds.push(bound) });
	expect(solution).toMatchObject({ status: 'optimal', value: 9 });
	for (const bound of bounds) expect(bound).toBeGreaterThanOrEqual(9 - 1e-6);
});

test('an aborted thread answers null', async () => {
	const abort = new AbortController();
	const solution = solveInThread(stubborn(), {}, abort.signal);
	abort.abort();
	expect(await solution).toBeNull();
	expect(await solveInThread(stubborn(), {}, abort.signal)).toBeNull();
});
