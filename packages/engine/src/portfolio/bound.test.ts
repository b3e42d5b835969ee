import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { violationsAt } from '../../testing/naive-check.ts';
import { openStarts } from '../../testing/naive-reasons.ts';
import { anyProblem, anyRichProblem } from '../../testing/random-problem.ts';
import { activity, problem } from '../../testing/small-problem.ts';
import { aloneOf } from './alone.ts';
import { Bound } from './bound.ts';
import { modelOf } from './model.ts';
import type { Problem } from '../problem/problem.ts';
import { schedule } from './schedule.ts';
import { maxIterations } from '../stop.ts';

describe('the bound on value', { timeout: 60_000 }, () => {
	it('is never below the best of all schedules', () => {
		fc.assert(
			fc.property(anyProblem, (any) => {
				const small = { ...any, activities: any.activities.slice(0, 5) };
				const model = modelOf(small);
				const bound = new Bound(model, aloneOf(model));
				const best = bestOf(small, new Map(), 0);
				for (let step = 0; step < 60; step++) {
					bound.step(0);
					expect(bound.value).toBeGreaterThanOrEqual(best);
				}
			}),
			{ numRuns: 60 },
		);
	});

	it('is never below a schedule found, whatever the problem has', () => {
		fc.assert(
			fc.property(anyRichProblem, (any) => {
				const { objective, bound } = schedule(any, { seed: 1, stop: maxIterations(120) });
				expect(bound!.value).toBeGreaterThanOrEqual(objective.value);
				expect(bound!.gap).toBeGreaterThanOrEqual(0);
			}),
			{ numRuns: 60 },
		);
	});

	it('proves no less with more money and time', () => {
		fc.assert(
			fc.property(anyRichProblem, (any) => {
				const richer: Problem = {
					...any,
					resources: any.resources.map((one) => ({
						...one,
						capacity: one.capacity.map((time) => time + 100),
					})),
					budgets: any.budgets.map((one) => ({ ...one, amount: one.amount + 10 })),
				};
				const [before, after] = [any, richer].map((one) =>
					schedule(one, { seed: 1, stop: maxIterations(150) }),
				);
				if (before!.objective.pinsKept !== after!.objective.pinsKept || !before!.bound!.isProved) return;
				expect(after!.bound!.value).toBeGreaterThanOrEqual(before!.objective.value);
			}),
			{ numRuns: 60 },
		);
	});

	it('proves the best where it meets it', () => {
		const whole = { effort: { post: 500 }, deadline: 1 };
		const rivals = ['a', 'b', 'c', 'd'].map((id, index) => activity(id, { ...whole, value: 5 + index }));
		const { bound } = schedule(problem(rivals), { seed: 1, stop: maxIterations(200) });
		expect(bound).toEqual({ value: 15, gap: 0, isProved: true });
	});

	it('sees that two large parts do not share a week', () => {
		const large = { effort: { post: 300 }, deadline: 0, value: 4 };
		const rivals = ['a', 'b', 'c'].map((id) => activity(id, large));
		const { bound } = schedule(problem(rivals), { seed: 1, stop: maxIterations(200) });
		expect(bound).toEqual({ value: 4, gap: 0, isProved: true });
	});

	it('does not call proved what leaves a pin out', () => {
		const pinned = activity('a', { pin: { start: 0 }, effort: { post: 500 } });
		const other = activity('b', { pin: { start: 0 }, effort: { post: 500 }, value: 1 });
		const { bound } = schedule(problem([pinned, other]), { seed: 1, stop: maxIterations(100) });
		expect(bound).toMatchObject({ isProved: false });
	});
});

// The most value by trying every set and every start, by the slow reading of the rules.
function bestOf(problem: Problem, starts: Map<string, number>, next: number): number {
	const own = problem.activities[next];
	if (!own) return 0;
	let best = bestOf(problem, starts, next + 1);
	for (const slot of openStarts(problem, own.id)) {
		if (violationsAt(problem, starts, own.id, slot).length > 0) continue;
		starts.set(own.id, slot);
		best = Math.max(best, own.value + bestOf(problem, starts, next + 1));
		starts.delete(own.id);
	}
	return best;
}
