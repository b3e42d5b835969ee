import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSchedule } from '../../testing/naive-check.ts';
import { anyRichProblem } from '../../testing/random-problem.ts';
import { activity, problem } from '../../testing/small-problem.ts';
import type { Problem } from '../problem/problem.ts';
import { maxIterations } from '../stop.ts';
import { weighed } from './weigh.ts';
import type { Weights } from './weights.ts';

const options = (iterations = 300) => ({ seed: 1, stop: maxIterations(iterations) });
const startsOf = (given: Problem, weights: Weights) =>
	Object.fromEntries(weighed(given, weights, options()).schedule.items.map(({ id, start }) => [id, start]));
const whole = { effort: { post: 500 } };

describe('a weighed schedule', { timeout: 60_000 }, () => {
	it('keeps every rule, and what is left out has a cause', () => {
		fc.assert(
			fc.property(anyRichProblem, (given) => {
				const weights = { value: 1, balance: 1, tardiness: 0.5, stability: 0.5 };
				const result = weighed(given, weights, options(60));
				expect(checkSchedule(result.problem, result.schedule)).toEqual([]);
				for (const { id, causes } of result.schedule.unscheduled) expect(causes, id).not.toEqual([]);
			}),
			{ numRuns: 60 },
		);
	});

	it('lets a deadline pass when lateness is weighed', () => {
		const given = problem([
			activity('a', { ...whole, value: 9, deadline: 0 }),
			activity('b', { ...whole, deadline: 0 }),
		]);
		expect(startsOf(given, { value: 1, earliness: 0.1 })).toEqual({ a: 0 });
		expect(startsOf(given, { value: 1, tardiness: 0.5, earliness: 0.1 })).toEqual({ a: 0, b: 1 });
	});

	it('stays with the adopted plan, and says that the week was preferred', () => {
		const given = problem([activity('a', whole)]);
		const weights = { value: 1, earliness: 0.1, stability: 1, adopted: [{ id: 'a', start: 4 }] };
		const [item] = weighed(given, weights, options()).schedule.items;
		expect(item).toMatchObject({ start: 4, reason: { code: 'preferred' } });
	});

	it('spreads work when balance is weighed', () => {
		const half = { effort: { post: 250 } };
		const given = problem([activity('a', half), activity('b', half)], { slots: 2 });
		expect(startsOf(given, { value: 1, earliness: 1 })).toEqual({ a: 0, b: 0 });
		expect(new Set(Object.values(startsOf(given, { value: 1, balance: 1 }))).size).toBe(2);
	});
});
