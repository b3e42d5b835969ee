import { describe, expect, it } from 'vitest';
import { random } from '../random.ts';
import { smaa } from './smaa.ts';
import { weightSampler } from './weight-sampler.ts';

const rounded = (shares: number[][]) =>
	shares.map((row) => row.map((share) => Math.round(share * 1000) / 1000));

describe('smaa', () => {
	// With weight t on the first criterion: t, 1 - t and 0.7.
	const values = [
		[1, 0],
		[0, 1],
		[0.7, 0.7],
	];

	it('is exact for two criteria', () => {
		const { shares, exact, error } = smaa(values);
		expect(rounded(shares)).toEqual([
			[0.3, 0.2, 0.5],
			[0.3, 0.2, 0.5],
			[0.4, 0.6, 0],
		]);
		expect([exact, error]).toEqual([true, 0]);
	});

	it('uses what is known of the weights', () => {
		expect(rounded(smaa(values, { knowledge: { order: [0, 1] } }).shares)[0]).toEqual([0.6, 0.4, 0]);
		const intervals = [[0.7, 0.9] as const, [0, 1] as const];
		expect(rounded(smaa(values, { knowledge: { intervals } }).shares)[0]).toEqual([1, 0, 0]);
		const none = [[0.9, 1] as const, [0.9, 1] as const];
		expect(() => smaa(values, { knowledge: { intervals: none } })).toThrow(RangeError);
	});

	it('samples more criteria, the same for the same seed, within its error', () => {
		const corners = [
			[1, 0, 0],
			[0, 1, 0],
			[0, 0, 1],
		];
		const { shares, error, exact } = smaa(corners, { samples: 4000, seed: 7 });
		expect(exact).toBe(false);
		for (const share of shares.flat()) expect(Math.abs(share - 1 / 3)).toBeLessThan(5 * error);
		expect(smaa(corners, { samples: 4000, seed: 7 }).shares).toEqual(shares);
		const ordered = smaa(corners, { samples: 500, knowledge: { order: [2, 0, 1] } });
		expect(rounded(ordered.shares)).toEqual([
			[0, 1, 0],
			[0, 0, 1],
			[1, 0, 0],
		]);
		const intervals = [[0.5, 1] as const, [0, 0.3] as const, [0, 1] as const];
		expect(smaa(corners, { samples: 500, knowledge: { intervals } }).shares[0]![0]).toBeCloseTo(1, 9);
	});
});

describe('weightSampler', () => {
	const meanOf = (draws: number, draw: () => Float64Array) => {
		const sum = new Float64Array(3);
		for (let made = 0; made < draws; made++) draw().forEach((weight, one) => (sum[one]! += weight / draws));
		return Array.from(sum);
	};

	it('keeps to intervals and order at once, evenly', () => {
		const knowledge = {
			intervals: [[0.2, 0.6] as const, [0.1, 0.5] as const, [0, 1] as const],
			order: [0, 1, 2],
		};
		const draw = weightSampler(3, knowledge, random(3));
		for (let made = 0; made < 500; made++) {
			const [a, b, c] = draw();
			expect(a! + b! + c!).toBeCloseTo(1, 9);
			expect(a! <= 0.6 + 1e-9 && a! >= b! - 1e-9 && b! >= c! - 1e-9 && c! >= -1e-9).toBe(true);
		}
	});

	it('has the middle where symmetry puts it', () => {
		const intervals = [[0.3, 0.5] as const, [0.1, 0.3] as const, [0.3, 0.5] as const];
		const mean = meanOf(4000, weightSampler(3, { intervals }, random(5)));
		[0.4, 0.2, 0.4].forEach((wanted, one) => expect(Math.abs(mean[one]! - wanted)).toBeLessThan(0.01));
		const ordered = meanOf(4000, weightSampler(3, { order: [2, 0, 1] }, random(5)));
		[5 / 18, 2 / 18, 11 / 18].forEach((wanted, one) =>
			expect(Math.abs(ordered[one]! - wanted)).toBeLessThan(0.01),
		);
	});

	it('refuses what cannot be', () => {
		const interval = [0.5, 0.6] as const;
		for (const wrong of [
			{ intervals: [interval] },
			{ intervals: [interval, interval, interval] },
			{ order: [0, 0, 1] },
		])
			expect(() => weightSampler(3, wrong, random(1))).toThrow(RangeError);
	});
});
