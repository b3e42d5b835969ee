import { describe, expect, it } from 'vitest';
import { spreadOf } from './spread.ts';

const scale = { id: 'benefit', min: 1, max: 5, direction: 'up' as const };
const scores = (...values: number[]) =>
	values.map((value, index) => ({ rater: `r${index}`, value: (value - 1) / 4 }));

describe('spreadOf', () => {
	it('tells it in the scale of the criterion, whichever way is up', () => {
		expect(spreadOf(scale, scores(2, 4))).toMatchObject({ min: 2, max: 4, mean: 3, stdev: 1 });
		const down = { ...scale, direction: 'down' as const };
		expect(spreadOf(down, scores(1, 4))).toMatchObject({ min: 2, max: 5 });
	});

	it('calls halves at both ends full disagreement and one voice none', () => {
		expect(spreadOf(scale, scores(1, 5, 1, 5)).disagreement).toBe(1);
		expect(spreadOf(scale, scores(4)).disagreement).toBe(0);
	});

	it('names who is far from the others, but not between two', () => {
		expect(spreadOf(scale, scores(4, 4, 5, 1)).outlierRaters).toEqual(['r3']);
		expect(spreadOf(scale, scores(4, 4, 5, 3)).outlierRaters).toEqual([]);
		expect(spreadOf(scale, scores(1, 5)).outlierRaters).toEqual([]);
		expect(spreadOf(scale, scores(1, 3, 5)).outlierRaters).toEqual([]);
	});
});
