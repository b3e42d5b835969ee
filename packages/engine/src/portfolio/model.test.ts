import { describe, expect, it } from 'vitest';
import { activity, problem } from '../../testing/small-problem.ts';
import { lastFinish, modelOf } from './model.ts';

describe('modelOf', () => {
	it('spreads effort evenly and leaves the rest to the last week', () => {
		const [mode] = modelOf(problem([activity('a', { duration: 4, effort: { post: 7 } })])).modes;
		expect(mode!.demands).toEqual([{ resource: 0, rate: 1, last: 4 }]);
	});

	it('leaves closed weeks out of time, capacity and dates', () => {
		const closed = Array.from({ length: 10 }, (_, slot) => slot === 0 || slot === 4);
		const model = modelOf(problem([activity('a', { earliest: 4, deadline: 4 })], { closed }));
		expect(model.capacity).toHaveLength(8);
		expect(model.release).toEqual([3]);
		expect(lastFinish(model, 0)).toBe(2);
	});

	it('knows pins, and that one is on a closed week', () => {
		const closed = Array.from({ length: 10 }, (_, slot) => slot === 2);
		const list = [activity('a', { pin: { start: 3 } }), activity('b', { pin: { start: 2 } }), activity('c')];
		expect(modelOf(problem(list, { closed })).pinned).toEqual([2, -2, -1]);
	});

	it('counts years from the horizon to the last yearly budget, and limits only what has a row', () => {
		const budgets = [
			{ year: 2030, kind: 'yearly' as const, amount: 7 },
			{ year: 2026, kind: 'one_off' as const, amount: 7 },
		];
		const { money } = modelOf(problem([], { budgets }));
		expect([money.firstYear, money.years]).toEqual([2027, 4]);
		expect([...money.limit].filter(Number.isFinite)).toEqual([7]);
		expect([...money.yearAt]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
	});
});
