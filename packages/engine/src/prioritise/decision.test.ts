import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision } from './decision.ts';
import { promethee } from './promethee.ts';
import { saw } from './saw.ts';
import { topsis } from './topsis.ts';
import { vikor } from './vikor.ts';

// Use (up) and price (down): the first is used most, the last is cheapest.
const three: Decision = {
	values: [
		[10, 4],
		[5, 2],
		[0, 1],
	],
	weights: [1, 1],
	directions: ['up', 'down'],
};
const close = (values: number[]) => values.map((value) => Math.round(value * 1e6) / 1e6 + 0);

const anyDecision = fc.integer({ min: 1, max: 4 }).chain((criteria) =>
	fc.record({
		values: fc.array(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: criteria, maxLength: criteria }), {
			minLength: 2,
			maxLength: 6,
		}),
		weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: criteria, maxLength: criteria }),
		directions: fc.array(fc.constantFrom<'up' | 'down'>('up', 'down'), {
			minLength: criteria,
			maxLength: criteria,
		}),
	}),
);
// All as scores of which higher is better.
const methods: [string, (decision: Decision) => number[]][] = [
	['saw', (decision) => saw(decision)],
	['saw min-max', (decision) => saw(decision, 'min-max')],
	['topsis', (decision) => topsis(decision)],
	['topsis min-max', (decision) => topsis(decision, 'min-max')],
	['vikor', (decision) => vikor(decision).map((one) => -one.compromise)],
	['promethee', (decision) => promethee(decision)],
];

describe('methods for many criteria', () => {
	it('come to what can be worked out by hand', () => {
		expect(close(saw(three))).toEqual([0.625, 0.5, 0.5]);
		expect(close(saw(three, 'min-max'))).toEqual([0.5, 0.583333, 0.5]);
		expect(close(topsis(three, 'min-max'))).toEqual([0.5, 0.58102, 0.5]);
		expect(close(promethee(three))).toEqual([0, 0, 0]);
		expect(vikor(three).map((one) => close([one.group, one.individual, one.compromise]))).toEqual([
			[0.5, 0.5, 1],
			[0.416667, 0.25, 0],
			[0.5, 0.5, 1],
		]);
	});

	it('knows when a difference matters', () => {
		const flows = (kind: Parameters<typeof promethee>[1]) => close(promethee(three, kind));
		expect(flows([{ kind: 'u-shape', q: 5 }, { kind: 'usual' }])).toEqual([-0.25, 0, 0.25]);
		expect(
			flows([
				{ kind: 'v-shape', p: 10 },
				{ kind: 'v-shape', p: 3 },
			]),
		).toEqual([-0.041667, 0.083333, -0.041667]);
		expect(
			flows([
				{ kind: 'linear', q: 5, p: 10 },
				{ kind: 'level', q: 1, p: 2 },
			]),
		).toEqual([-0.125, 0.125, 0]);
		expect(flows([{ kind: 'gaussian', s: 5 }, { kind: 'usual' }])[0]).toBeCloseTo(-0.185466, 5);
	});

	it.each(methods)('%s never puts one above another that is better on everything', (_, scoresOf) => {
		fc.assert(
			fc.property(anyDecision, (decision) => {
				const scores = scoresOf(decision);
				decision.values.forEach((a, i) => {
					decision.values.forEach((b, j) => {
						const dominates = a.every((value, one) =>
							decision.directions[one] === 'up' ? value >= b[one]! : value <= b[one]!,
						);
						expect(!dominates || scores[i]! >= scores[j]! - 1e-9).toBe(true);
					});
				});
			}),
		);
	});

	it('refuse what does not fit together', () => {
		for (const wrong of [
			{ weights: [0, 0] },
			{ weights: [1] },
			{ values: [[1, NaN]] },
			{ directions: ['up' as const] },
		])
			expect(() => saw({ ...three, ...wrong })).toThrow(RangeError);
		expect(() => vikor(three, 2)).toThrow(RangeError);
	});
});
