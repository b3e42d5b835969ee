import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkedDisplacement, checkedPrice } from '../../testing/check-displacements.ts';
import { anyProblem, anyRichProblem } from '../../testing/random-problem.ts';
import { activity, problem } from '../../testing/small-problem.ts';
import { schedule } from '../portfolio/schedule.ts';
import type { Problem } from '../problem/problem.ts';
import { maxIterations } from '../stop.ts';
import { displacedBy, priceOf } from './displacement.ts';

const solve = (given: Problem) => schedule(given, { seed: 1, stop: maxIterations(20) });
const PROBLEMS = [
	['plain', anyProblem],
	['rich', anyRichProblem],
] as const;
const day = { investment: 0, one_off: 100, yearly: 0 };

describe('what an activity displaces', () => {
	test('is what would fit without it', () => {
		const given = problem(
			[
				activity('big', { value: 9, cost: day }),
				activity('small', { value: 1, cost: day }),
				activity('late', { value: 1, duration: 8, effort: { post: 4000 } }),
				activity('early', { value: 8, duration: 2, effort: { post: 1000 } }),
			],
			{
				budgets: [
					{ year: 2027, kind: 'one_off', amount: 100 },
					{ year: 2028, kind: 'one_off', amount: 0 },
				],
			},
		);
		const answer = solve(given);
		expect(displacedBy(given, answer, 'big')).toEqual({ keptOut: [{ id: 'small', start: 0 }], keptBack: [] });
		expect(displacedBy(given, answer, 'early')).toEqual({
			keptOut: [],
			keptBack: [{ id: 'late', start: 0, gain: 2 }],
		});
	});

	test.each(PROBLEMS)('has room at the named start in a %s problem and only without it', (_, problems) => {
		fc.assert(
			fc.property(problems, (given) => {
				const answer = solve(given);
				const checked = answer.items.flatMap(({ id }) =>
					checkedDisplacement(given, answer, id, displacedBy(given, answer, id)),
				);
				expect(checked.filter(({ isTrue }) => !isTrue)).toEqual([]);
			}),
			{ numRuns: 40 },
		);
	});
});

describe('what would have to go', () => {
	test('is the least valuable that makes room', () => {
		const given = problem(
			[
				activity('a', { value: 5, cost: day }),
				activity('b', { value: 4, cost: day }),
				activity('c', { value: 3, cost: day }),
			],
			{
				budgets: [
					{ year: 2027, kind: 'one_off', amount: 200 },
					{ year: 2028, kind: 'one_off', amount: 0 },
				],
			},
		);
		expect(priceOf(given, solve(given), 'c')).toEqual({ start: 0, out: ['b'], value: 4 });
	});

	test.each(PROBLEMS)('makes room in a %s problem', (_, problems) => {
		fc.assert(
			fc.property(problems, (given) => {
				const answer = solve(given);
				const checked = answer.unscheduled.flatMap(({ id }) => {
					const price = priceOf(given, answer, id);
					return price ? checkedPrice(given, answer, id, price) : [];
				});
				expect(checked.filter(({ isTrue }) => !isTrue)).toEqual([]);
			}),
			{ numRuns: 40 },
		);
	});
});
