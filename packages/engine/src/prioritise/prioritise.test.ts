import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	InvalidPriorities,
	prioritise,
	validatePriorities,
	type Criterion,
	type Score,
} from './prioritise.ts';

const criteria: Criterion[] = [
	{ id: 'benefit', weight: 3, min: 1, max: 5, direction: 'up' },
	{ id: 'risk', weight: 1, min: 0, max: 10, direction: 'down' },
];
const score = (need: string, criterion: string, rater: string, value: number): Score => ({
	...{ need, criterion, rater, value },
});

describe('prioritise', () => {
	it('averages raters, brings scales to 0 … 100 and weighs', () => {
		const scores = [
			score('a', 'benefit', 'x', 5),
			score('a', 'benefit', 'y', 3),
			score('a', 'risk', 'x', 2),
			score('b', 'benefit', 'x', 2),
			score('b', 'risk', 'x', 0),
		];
		const [a, b] = prioritise({ needs: ['b', 'a'], criteria, scores });
		// a: 0.75 * 75 + 0.25 * 80; b: 0.75 * 25 + 0.25 * 100.
		expect(a).toMatchObject({ id: 'a', value: 76.25, rank: 1, raters: 2, missing: [] });
		expect(b).toMatchObject({ id: 'b', value: 43.75, rank: 2, raters: 1 });
		expect(a!.because).toEqual([
			{ criterion: 'benefit', contribution: 56.25, comparedToMean: 18.75 },
			{ criterion: 'risk', contribution: 20, comparedToMean: -2.5 },
		]);
		expect(a!.spread[0]).toMatchObject({ criterion: 'benefit', min: 3, max: 5, mean: 4, stdev: 1 });
		expect(a!.disagreement).toBe(0.375);
	});

	it('lets the other criteria carry the weight of a missing one, and says so', () => {
		const [a] = prioritise({ needs: ['a'], criteria, scores: [score('a', 'risk', 'x', 1)] });
		expect(a).toMatchObject({ value: 90, missing: ['benefit'] });
	});

	it('puts what nobody scored last, without a value', () => {
		const order = prioritise({ needs: ['n', 'a', 'm'], criteria, scores: [score('a', 'benefit', 'x', 1)] });
		expect(order.map((one) => [one.id, one.value, one.rank])).toEqual([
			['a', 0, 1],
			['n', null, 2],
			['m', null, 2],
		]);
		expect(order[1]).toMatchObject({
			missing: ['benefit', 'risk'],
			disagreement: null,
			raters: 0,
			because: [],
		});
	});

	it('shows ties, in the order given, and skips the ranks after them', () => {
		const scores = ['c', 'a', 'b'].map((need) => score(need, 'benefit', 'x', need === 'b' ? 2 : 4));
		const order = prioritise({ needs: ['c', 'a', 'b'], criteria, scores });
		expect(order.map((one) => [one.id, one.rank, one.tiedWith])).toEqual([
			['c', 1, ['a']],
			['a', 1, ['c']],
			['b', 3, []],
		]);
	});

	it('takes other weights to try out; a criterion may weigh nothing', () => {
		const scores = [
			score('a', 'benefit', 'x', 5),
			score('a', 'risk', 'x', 10),
			score('b', 'benefit', 'x', 3),
		];
		const tried = prioritise({ needs: ['a', 'b'], criteria, scores, weights: { benefit: 0 } });
		expect(tried.map((one) => [one.id, one.value])).toEqual([
			['a', 0],
			['b', null],
		]);
	});

	it('adds up and stays within bounds', () => {
		const any = fc.array(
			fc.record({
				need: fc.constantFrom('a', 'b', 'c'),
				criterion: fc.constantFrom('benefit', 'risk'),
				rater: fc.constantFrom('x', 'y', 'z', 'w'),
				value: fc.integer({ min: 1, max: 5 }),
			}),
		);
		const unique = any.map((list) => [
			...new Map(list.map((one) => [`${one.need} ${one.criterion} ${one.rater}`, one])).values(),
		]);
		fc.assert(
			fc.property(unique, (scores) => {
				const order = prioritise({ needs: ['a', 'b', 'c'], criteria, scores });
				expect(order.map((one) => one.id).toSorted()).toEqual(['a', 'b', 'c']);
				for (const { value, because, disagreement } of order) {
					if (value === null) continue;
					const sum = because.reduce((total, one) => total + one.contribution, 0);
					expect(sum).toBeCloseTo(value, 6);
					expect(value).toBeGreaterThanOrEqual(0);
					expect(value).toBeLessThanOrEqual(100);
					expect(disagreement).toBeGreaterThanOrEqual(0);
					expect(disagreement).toBeLessThanOrEqual(1);
				}
			}),
		);
	});
});

describe('validatePriorities', () => {
	it('names what is wrong, and prioritise refuses with it', () => {
		const input = {
			needs: ['a', 'a'],
			criteria: [
				{ ...criteria[0]!, weight: -1, max: 1 },
				{ ...criteria[1]!, weight: NaN },
			],
			scores: [score('a', 'risk', 'x', 11), score('a', 'risk', 'x', 3), score('ghost', 'other', 'x', NaN)],
			weights: { unknown: 1 },
		};
		const codes = validatePriorities(input).map((issue) => `${issue.code} ${issue.where.join('.')}`);
		expect(codes).toEqual([
			'duplicate needs.a',
			'unknown_criterion weights.unknown',
			'negative_weight criteria.benefit.weight',
			'empty_scale criteria.benefit',
			'not_a_number criteria.risk.weight',
			'outside_scale scores.a.risk.x',
			'unknown_need scores.ghost.other.x',
			'unknown_criterion scores.ghost.other.x',
			'not_a_number scores.ghost.other.x',
			'duplicate scores.a.risk.x',
		]);
		expect(() => prioritise(input)).toThrow(InvalidPriorities);
	});

	it('wants some weight somewhere', () => {
		const weightless = criteria.map((one) => ({ ...one, weight: 0 }));
		expect(validatePriorities({ needs: [], criteria: weightless, scores: [] })).toMatchObject([
			{ code: 'no_weight' },
		]);
	});
});
