import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkedRelaxations } from '../../testing/check-relaxations.ts';
import { anyProblem, anyRichProblem } from '../../testing/random-problem.ts';
import { activity, problem } from '../../testing/small-problem.ts';
import { schedule } from '../portfolio/schedule.ts';
import type { Problem } from '../problem/problem.ts';
import { maxIterations } from '../stop.ts';
import { relaxations } from './relaxation.ts';

const solve = (given: Problem) => schedule(given, { seed: 1, stop: maxIterations(20) });

describe('relaxations', () => {
	test.each([
		['plain', anyProblem],
		['rich', anyRichProblem],
	])('say what is missing in a %s problem, no more and no less', (_, problems) => {
		fc.assert(
			fc.property(problems, (given) => {
				const answer = solve(given);
				const wrong = given.activities.flatMap(({ id }) =>
					checkedRelaxations(given, answer, id, relaxations(given, answer, id)).filter(
						({ isTrue }) => !isTrue,
					),
				);
				expect(wrong).toEqual([]);
			}),
			{ numRuns: 40 },
		);
	});

	test('give the least amount of each thing that alone would do', () => {
		const given = problem([
			activity('first', { value: 9, duration: 2, effort: { post: 1000 } }),
			activity('second', { duration: 2, effort: { post: 600 } }),
		]);
		expect(relaxations(given, solve(given), 'second')).toEqual([
			{
				start: 1,
				gain: 1,
				shortages: [{ code: 'time', resource: 'post', weeks: [{ slot: 1, amount: 300 }], amount: 300 }],
			},
		]);
	});

	test('of money name the year and the sum', () => {
		const cost = { investment: 0, one_off: 700, yearly: 0 };
		const given = problem([activity('only', { cost })], {
			budgets: [
				{ year: 2027, kind: 'one_off', amount: 400 },
				{ year: 2028, kind: 'one_off', amount: 650 },
			],
		});
		expect(relaxations(given, solve(given), 'only')).toEqual([
			{
				start: 9,
				gain: null,
				shortages: [{ code: 'money', kind: 'one_off', years: [{ year: 2028, amount: 50 }], amount: 50 }],
			},
		]);
	});

	test('move nothing later than its own ties allow', () => {
		const short = { id: 'bought', duration: 1, effort: {}, cost: { investment: 0, one_off: 0, yearly: 0 } };
		const first = activity('first', { duration: 2, alternatives: [{ ...short, worth: 1 }] });
		const given = problem([first, activity('second', { predecessors: ['first'] })], {
			lags: [{ from: 'second', to: 'first', after: 'start', min: -1, max: null }],
		});
		const apart = relaxations(given, { ...solve(given), ...solve(problem([first])) }, 'second');
		expect(apart).toEqual([]);
	});

	test('are none for what starts as early as it may', () => {
		const given = problem([activity('only', {})]);
		expect(relaxations(given, solve(given), 'only')).toEqual([]);
	});
});
