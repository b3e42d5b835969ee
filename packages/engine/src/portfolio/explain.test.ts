import { describe, expect, it } from 'vitest';
import { activity, problem } from '../../testing/small-problem.ts';
import { explainStart, obstacleTo } from './explain.ts';
import type { Problem } from '../problem/problem.ts';
import { schedule } from './schedule.ts';
import { maxIterations } from '../stop.ts';

const solve = (any: Problem) => schedule(any, { seed: 1, stop: maxIterations(50) });
const reasonOf = (any: Problem, id: string) => solve(any).items.find((item) => item.id === id)!.reason;

describe('what stands in the way of a week', () => {
	it('is told for weeks before and after, and null where the rest leaves room', () => {
		const resources = [{ id: 'post', capacity: [500, 500, 0, 500, 500, 500, 500, 500, 500, 500] }];
		const any = problem([activity('a', { effort: { post: 100 } })], { resources });
		const found = solve(any);
		expect(found.items[0]!.start).toBe(0);
		expect(obstacleTo(any, found, 'a', 2)).toMatchObject({ code: 'resource_absent', resource: 'post' });
		expect(obstacleTo(any, found, 'a', 4)).toBeNull();
		expect(() => obstacleTo(any, found, 'b', 4)).toThrow(RangeError);
	});
});

describe('the reason of a start', () => {
	it('is the own date', () => {
		const any = problem([activity('a', { earliest: 3 })]);
		expect(reasonOf(any, 'a')).toEqual({ code: 'at_earliest' });
		expect(explainStart(any, solve(any), 'a')).toEqual([]);
	});

	it('is the predecessor', () => {
		const any = problem([activity('a', { duration: 3 }), activity('b', { predecessors: ['a'] })]);
		expect(reasonOf(any, 'b')).toEqual({ code: 'after_predecessor', id: 'a', finish: 2 });
	});

	it('is the post taken by others, with the weeks and who they are', () => {
		const any = problem([
			activity('big', { value: 9, duration: 2, effort: { post: 800 } }),
			activity('small', { duration: 2, effort: { post: 300 } }),
		]);
		const reason = { code: 'resource_full', resource: 'post', window: { from: 0, to: 1 }, blockers: ['big'] };
		expect(explainStart(any, solve(any), 'small')).toEqual([{ from: 0, to: 1, reason }]);
	});

	it('is the post being away', () => {
		const resources = [{ id: 'post', capacity: [0, 0, 500, 500, 500, 500, 500, 500, 500, 500] }];
		const any = problem([activity('a', { effort: { post: 100 } })], { resources });
		expect(reasonOf(any, 'a')).toEqual({
			code: 'resource_absent',
			resource: 'post',
			window: { from: 0, to: 1 },
		});
	});

	it('is the money of the year, spent by others or too little', () => {
		const cost = { investment: 0, one_off: 10, yearly: 0 };
		const budgets = [{ year: 2027, kind: 'one_off' as const, amount: 15 }];
		const two = problem([activity('a', { cost, value: 9 }), activity('b', { cost })], { budgets });
		const where = { year: 2027, kind: 'one_off' };
		expect(solve(two).items.map((item) => item.start)).toEqual([0, 9]);
		expect(reasonOf(two, 'b')).toEqual({
			code: 'budget_spent',
			...where,
			needed: 10,
			available: 5,
			by: ['a'],
		});
		const dear = problem([activity('a', { cost: { ...cost, one_off: 20 } })], { budgets });
		expect(reasonOf(dear, 'a')).toEqual({ code: 'budget_exceeded', ...where, needed: 20, available: 15 });
	});

	it('is the closed weeks only when there is nothing else', () => {
		const closed = [true, true, ...new Array<boolean>(8).fill(false)];
		const any = problem([activity('a', { duration: 2 }), activity('b', { predecessors: ['a'] })], { closed });
		expect(reasonOf(any, 'a')).toEqual({ code: 'closed', window: { from: 0, to: 1 } });
		const late = { ...any, closed: [false, false, true, true, ...new Array<boolean>(6).fill(false)] };
		expect(solve(late).items.find((item) => item.id === 'b')!.start).toBe(4);
		expect(reasonOf(late, 'b')).toMatchObject({ code: 'after_predecessor' });
	});

	it('is the pin', () => {
		const any = problem([activity('a', { pin: { start: 4 } })]);
		expect(reasonOf(any, 'a')).toEqual({ code: 'pinned' });
		expect(explainStart(any, solve(any), 'a')).toEqual([{ from: 0, to: 3, reason: { code: 'pinned' } }]);
	});
});

describe('explainStart', () => {
	it('leaves a gap where a schedule changed by hand has room', () => {
		const any = problem([activity('a')]);
		const result = solve(any);
		const later = { ...result, items: [{ ...result.items[0]!, start: 2, finish: 2 }] };
		expect(explainStart(any, later, 'a')).toEqual([]);
	});

	it('refuses what is not in the schedule', () => {
		const any = problem([activity('a', { pin: { exclude: true } })]);
		expect(() => explainStart(any, solve(any), 'a')).toThrow(RangeError);
		expect(() => explainStart(any, solve(any), 'ghost')).toThrow(RangeError);
	});
});
