import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startsIn, violationsAt } from '../../testing/naive-check.ts';
import { anyProblem } from '../../testing/random-problem.ts';
import { activity, problem } from '../../testing/small-problem.ts';
import { schedule } from '../portfolio/schedule.ts';
import type { Problem } from '../problem/problem.ts';
import { maxIterations } from '../stop.ts';
import { displacedBy, priceOf } from './displacement.ts';

const solve = (given: Problem) => schedule(given, { seed: 1, stop: maxIterations(20) });
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

	test('has room at the named start, seen by a second reading of the rules', () => {
		fc.assert(
			fc.property(anyProblem, (given) => {
				const answer = solve(given);
				for (const { id } of answer.items) {
					const { keptOut, keptBack } = displacedBy(given, answer, id);
					for (const other of [...keptOut, ...keptBack]) {
						const starts = startsIn(answer);
						starts.delete(id);
						expect(violationsAt(given, starts, other.id, other.start)).toEqual([]);
					}
				}
			}),
			{ numRuns: 60 },
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

	test('makes room, and not one of them could stay', () => {
		fc.assert(
			fc.property(anyProblem, (given) => {
				const answer = solve(given);
				for (const { id } of answer.unscheduled) {
					const price = priceOf(given, answer, id);
					if (!price) continue;
					const starts = startsIn(answer);
					for (const one of price.out) starts.delete(one);
					expect(violationsAt(given, starts, id, price.start)).toEqual([]);
				}
			}),
			{ numRuns: 60 },
		);
	});
});
