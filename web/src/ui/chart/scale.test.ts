import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasRoom, niceScale, percent, roomClass, stack, total } from './scale.ts';

describe('niceScale', () => {
	it('ends on a round number', () => {
		expect(niceScale(87_300)).toEqual({ max: 100_000, ticks: [0, 25_000, 50_000, 75_000, 100_000] });
		expect(niceScale(1)).toEqual({ max: 1, ticks: [0, 0.25, 0.5, 0.75, 1] });
		expect(niceScale(0.7).ticks).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
		expect(niceScale(0)).toEqual({ max: 1, ticks: [0, 1] });
		expect(niceScale(Number.NaN).max).toBe(1);
	});

	it('covers the largest value with few steps', () => {
		fc.assert(
			fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (largest) => {
				const { max, ticks } = niceScale(largest);
				expect(max).toBeGreaterThanOrEqual(largest * 0.999);
				expect(max).toBeLessThan(largest * 2.6);
				expect(ticks.length).toBeLessThanOrEqual(6);
			}),
		);
	});
});

describe('stack', () => {
	it('sets values side by side and leaves out nothing-values', () => {
		expect(stack([20, 0, 30, -5], 100)).toEqual([
			{ index: 0, value: 20, x: 0, width: 20 },
			{ index: 2, value: 30, x: 20, width: 30 },
		]);
		expect(total([20, 0, 30, -5, Number.NaN])).toBe(50);
	});

	it('stays inside the scale', () => {
		expect(percent(5, 0)).toBe(0);
		expect(percent(150, 100)).toBe(100);
		expect(stack([80, 80], 100).map(({ width }) => width)).toEqual([80, 20]);
	});
});

it('knows where words fit on a phone', () => {
	expect(hasRoom('120 000 €', 40)).toBe(true);
	expect(hasRoom('120 000 €', 12)).toBe(false);
	expect(hasRoom('2028', 100 / 13), 'a year in the last of thirteen months').toBe(false);
	expect(hasRoom('2028', 100 / 4)).toBe(true);
});

it('knows how wide a chart must be for words', () => {
	expect(roomClass('120 000 €', 40)).toBe('');
	expect(roomClass('120 000 €', 25)).toBe('room-28');
	expect(roomClass('120 000 €', 2)).toBeNull();
	expect(roomClass('120 000 €', 0)).toBeNull();
});
