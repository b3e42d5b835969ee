import { describe, expect, it } from 'vitest';
import { activity, problem } from '../../testing/small-problem.ts';
import type { Activity, Problem } from '../problem/problem.ts';
import { schedule } from './schedule.ts';
import { maxIterations } from '../stop.ts';

const solve = (any: Problem) => schedule(any, { seed: 1, stop: maxIterations(50) });
const causesOf = (id: string, activities: Activity[], differences?: Partial<Problem>) =>
	solve(problem(activities, differences)).unscheduled.find((one) => one.id === id)?.causes;

describe('the cause of being left out', () => {
	it('is the human who excluded it, and for what follows the missing predecessor', () => {
		const list = [activity('a', { pin: { exclude: true } }), activity('b', { predecessors: ['a'] })];
		expect(causesOf('a', list)).toEqual([{ code: 'excluded_by_pin' }]);
		expect(causesOf('b', list)).toEqual([{ code: 'predecessor_not_scheduled', id: 'a' }]);
	});

	it('is the own window or the horizon', () => {
		const short = activity('a', { earliest: 3, duration: 4, deadline: 5 });
		expect(causesOf('a', [short])).toEqual([{ code: 'window_empty', earliest: 3, duration: 4, deadline: 5 }]);
		const long = activity('a', { earliest: 3, duration: 9 });
		expect(causesOf('a', [long])).toEqual([{ code: 'outside_horizon', earliestFinish: 11, lastSlot: 9 }]);
	});

	it('is the chain before it, by dates alone', () => {
		const list = [
			activity('root', { earliest: 2, duration: 3 }),
			activity('middle', { predecessors: ['root'] }),
			activity('end', { predecessors: ['middle'], deadline: 5 }),
		];
		const conflict = {
			...{ code: 'deadline_before_predecessor', activity: 'end', predecessor: 'middle' },
			...{ earliestFinish: 5, deadline: 5, path: ['root', 'middle'] },
		};
		expect(causesOf('end', list)).toEqual([conflict]);
		expect(solve(problem(list)).conflicts).toEqual([conflict]);
	});

	it('is a predecessor that competition made late', () => {
		const list = [
			activity('rival', { value: 99, duration: 4, effort: { post: 2000 }, deadline: 3 }),
			activity('before', { effort: { post: 500 } }),
			activity('after', { predecessors: ['before'], deadline: 3 }),
		];
		expect(causesOf('after', list)).toEqual([
			{ code: 'predecessor_too_late', id: 'before', finish: 4, latestStart: 3 },
		]);
	});

	it('is too little of a post in the whole window', () => {
		const list = [activity('a', { duration: 2, effort: { post: 1200 }, deadline: 4 })];
		const window = { from: 0, to: 4 };
		expect(causesOf('a', list)).toEqual([
			{ code: 'resource_missing', resource: 'post', window, needed: 1200, available: 1000 },
		]);
	});

	it('is the post taken by others', () => {
		const list = [
			activity('a', { effort: { post: 500 }, deadline: 0, value: 9 }),
			activity('b', { effort: { post: 100 }, deadline: 0 }),
		];
		const window = { from: 0, to: 0 };
		expect(causesOf('b', list)).toEqual([
			{ code: 'resource_full', resource: 'post', window, blockers: ['a'] },
		]);
	});

	it('is money: too little even alone, or spent by others', () => {
		const cost = { investment: 0, one_off: 0, yearly: 10 };
		const budgets = [2027, 2028].map((year) => ({ year, kind: 'yearly' as const, amount: 15 }));
		const pair = [activity('a', { cost, value: 9 }), activity('b', { cost })];
		const spent = { code: 'budget_spent', kind: 'yearly', needed: 10, available: 5, by: ['a'] };
		expect(causesOf('b', pair, { budgets })).toEqual([
			{ ...spent, year: 2027 },
			{ ...spent, year: 2028 },
		]);
		const dear = [activity('a', { cost: { ...cost, yearly: 20 } })];
		expect(causesOf('a', dear, { budgets })).toMatchObject([
			{ code: 'budget_exceeded', year: 2027, needed: 20, available: 15 },
			{ code: 'budget_exceeded', year: 2028 },
		]);
	});

	it('is a pin that cannot be obeyed, with what is against it', () => {
		const closed = Array.from({ length: 10 }, (_, slot) => slot === 1);
		const list = [activity('a', { earliest: 3, deadline: 2, pin: { start: 1 } })];
		const conflict = {
			...{ code: 'pin_conflict', activity: 'a', start: 1 },
			because: [
				{ code: 'before_earliest', earliest: 3 },
				{ code: 'closed', window: { from: 1, to: 1 } },
			],
		};
		expect(causesOf('a', list, { closed })).toEqual([conflict]);
		expect(solve(problem(list, { closed })).conflicts).toEqual([conflict]);
	});

	it('makes a wanted activity a conflict too', () => {
		const list = [activity('a', { duration: 11, pin: { include: true } })];
		const because = [{ code: 'outside_horizon', earliestFinish: 10, lastSlot: 9 }];
		expect(causesOf('a', list)).toEqual(because);
		expect(solve(problem(list)).conflicts).toEqual([
			{ code: 'pin_conflict', activity: 'a', start: null, because },
		]);
	});
});
