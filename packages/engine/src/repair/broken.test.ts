import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSchedule } from '../../testing/naive-check.ts';
import { anyProblem } from '../../testing/random-problem.ts';
import { activity, problem } from '../../testing/small-problem.ts';
import { schedule } from '../portfolio/schedule.ts';
import type { Problem } from '../problem/problem.ts';
import { maxIterations } from '../stop.ts';
import { brokenIn } from './broken.ts';
import { changed, type Change } from './change.ts';

const solve = (given: Problem) => schedule(given, { seed: 1, stop: maxIterations(10) });

describe('what no longer holds', { timeout: 60_000 }, () => {
	it('is nothing while nothing has changed, and something exactly when a rule is broken', () => {
		fc.assert(
			fc.property(anyProblem, fc.nat({ max: 7 }), fc.nat(), (given, from, pick) => {
				const before = solve(given);
				expect(brokenIn(given, before.items)).toEqual([]);
				const picked = given.activities[pick % given.activities.length]!.id;
				const changes: Change[] = [
					{ code: 'post_vacant', resource: 'it', from },
					{ code: 'slips', activity: picked, earliest: from },
				];
				for (const change of changes) {
					const now = changed(given, change);
					const isSound = checkSchedule(now, { ...solve(now), items: before.items }).length === 0;
					const broken = brokenIn(now, before.items);
					expect(isSound ? broken : []).toEqual([]);
					expect(broken.every((one) => one.code !== 'time' || one.resource === 'it')).toBe(true);
				}
				const vacant = changed(given, changes[0]!);
				const used = before.load.find(({ resource }) => resource === 'it')?.used ?? [];
				const isMissed = used.some((amount, slot) => slot >= from && amount > 0);
				expect(brokenIn(vacant, before.items).some(({ code }) => code === 'time')).toBe(isMissed);
			}),
			{ numRuns: 80 },
		);
	});

	it('names the money with what is needed and what is left', () => {
		const cost = { investment: 0, one_off: 60, yearly: 0 };
		const given = problem([activity('a', { cost }), activity('b', { cost }), activity('c')], {
			budgets: [{ year: 2027, kind: 'one_off', amount: 120 }],
		});
		const { items } = solve(given);
		const cut = changed(given, { code: 'money_cut', year: 2027, kind: 'one_off', amount: 30 });
		expect(brokenIn(cut, items)).toEqual([
			{ code: 'money', year: 2027, kind: 'one_off', needed: 120, available: 90, activities: ['a', 'b'] },
		]);
	});

	it('names dates, order, what is fixed elsewhere and what is gone', () => {
		const given = problem([
			activity('late', { earliest: 3 }),
			activity('soon', { deadline: 1, duration: 3 }),
			activity('after', { predecessors: ['late', 'out'] }),
			activity('fixed', { pin: { start: 5 } }),
			activity('out', { pin: { exclude: true } }),
		]);
		const at = (id: string, start: number) => ({ id, start });
		const broken = brokenIn(given, [
			at('late', 0),
			at('soon', 0),
			at('after', 1),
			at('fixed', 1),
			at('no', 1),
		]);
		expect(broken).toEqual([
			{ code: 'gone', activity: 'no' },
			{ code: 'earliest', activity: 'late', start: 0, earliest: 3 },
			{ code: 'deadline', activity: 'soon', finish: 2, deadline: 1 },
			{ code: 'order', activity: 'after', predecessor: 'out' },
			{ code: 'pin', activity: 'fixed' },
		]);
	});
});
