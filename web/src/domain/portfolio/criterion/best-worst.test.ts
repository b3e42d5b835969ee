import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposeWeights } from './best-worst.ts';

describe('weights from comparisons', () => {
	it('follow answers that agree with each other', () => {
		const draft = { best: 'a', worst: 'c', more: { b: 2, c: 4 }, less: { b: 2 } };
		const { weights, inconsistency, oddest } = proposeWeights(['a', 'b', 'c'], draft);
		expect(weights).toEqual({ a: 57, b: 29, c: 14 });
		expect(inconsistency).toBe(0);
		expect(oddest).toBeNull();
	});

	it('name the criterion whose answers contradict each other', () => {
		const draft = { best: 'a', worst: 'c', more: { b: 8, c: 3 }, less: { b: 7 } };
		const { inconsistency, oddest } = proposeWeights(['a', 'b', 'c'], draft);
		expect(inconsistency).toBeGreaterThan(0.5);
		expect(oddest).toBe('b');
	});

	it('are whole, sum to a hundred, and put the best first and the worst last', () => {
		const times = fc.integer({ min: 1, max: 9 });
		const answers = fc.tuple(
			fc.array(times, { minLength: 5, maxLength: 5 }),
			fc.array(times, { minLength: 5, maxLength: 5 }),
		);
		fc.assert(
			fc.property(answers, ([more, less]) => {
				const ids = ['a', 'b', 'c', 'd', 'e'];
				const told = (list: number[]) => Object.fromEntries(ids.map((id, one) => [id, list[one]!]));
				const { weights } = proposeWeights(ids, {
					best: 'b',
					worst: 'd',
					more: told(more),
					less: told(less),
				});
				const all = Object.values(weights);
				expect(all.reduce((sum, weight) => sum + weight, 0)).toBe(100);
				expect(all.every((weight) => Number.isInteger(weight) && weight >= 0)).toBe(true);
			}),
		);
	});
});
