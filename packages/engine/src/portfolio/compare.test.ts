import { describe, expect, it } from 'vitest';
import { activity, problem } from '../../testing/small-problem.ts';
import { compare } from './compare.ts';
import type { Problem } from '../problem/problem.ts';
import { schedule } from './schedule.ts';
import { maxIterations } from '../stop.ts';

const solve = (any: Problem) => schedule(any, { seed: 1, stop: maxIterations(30) });

describe('compare', () => {
	it('finds no difference between a schedule and itself', () => {
		const one = solve(problem([activity('a'), activity('b', { earliest: 3 })]));
		expect(compare(one, one)).toMatchObject({
			...{ moved: [], came: [], went: [], unchanged: ['a', 'b'] },
			...{ objective: { pinsKept: 0, value: 0, earliness: 0 } },
			...{ newConflicts: [], settledConflicts: [], spend: [] },
		});
	});

	it('tells what moved, came and went, with dates and reasons', () => {
		const cost = { investment: 0, one_off: 3, yearly: 0 };
		const old = problem([
			activity('stays'),
			activity('moves', { duration: 2, cost }),
			activity('withdrawn'),
			activity('excluded'),
			activity('let in', { pin: { exclude: true } }),
		]);
		const now = problem([
			activity('stays'),
			activity('moves', { duration: 2, cost, earliest: 9, deadline: 20 }),
			activity('excluded', { pin: { exclude: true } }),
			activity('let in'),
			activity('new'),
		]);
		const longer = { ...now, slots: 12, resources: [] };
		const change = compare(solve(old), solve(longer));
		expect(change.moved).toEqual([
			{
				...{ id: 'moves', weeks: 9, reason: { code: 'at_earliest' } },
				from: { start: '2027-11-01', finish: '2027-11-12' },
				to: { start: '2028-01-03', finish: '2028-01-14' },
			},
		]);
		expect(change.came.map(({ id, isNew }) => [id, isNew])).toEqual([
			['let in', false],
			['new', true],
		]);
		expect(change.went).toMatchObject([
			{ id: 'withdrawn', isRemoved: true, causes: [] },
			{ id: 'excluded', isRemoved: false, causes: [{ code: 'excluded_by_pin' }] },
		]);
		expect(change.unchanged).toEqual(['stays']);
		expect(change.spend).toEqual([
			{ year: 2027, kind: 'one_off', from: 3, to: 0 },
			{ year: 2028, kind: 'one_off', from: 0, to: 3 },
		]);
	});

	it('goes by dates, not by slots', () => {
		const early = solve(problem([activity('a', { earliest: 2 })]));
		const late = solve(problem([activity('a')], { start: '2027-11-15' }));
		expect(compare(early, late)).toMatchObject({ moved: [], unchanged: ['a'] });
	});

	it('tells which conflicts appeared and which were settled', () => {
		const pair = (deadline: number) =>
			solve(problem([activity('p', { deadline }), activity('s', { predecessors: ['p'], deadline: 5 })]));
		expect(compare(pair(3), pair(9)).newConflicts).toMatchObject([{ code: 'deadline_order', activity: 's' }]);
		expect(compare(pair(9), pair(3)).settledConflicts).toHaveLength(1);
		expect(compare(pair(8), pair(9)).newConflicts).toEqual([]);
	});
});
