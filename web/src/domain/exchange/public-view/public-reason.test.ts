import { describe, expect, it } from 'vitest';
import { costClass } from './cost-class.ts';
import { publicReasons } from './public-reason.ts';
import { yearOf } from './public-view.ts';

const titles = new Map([
	['a', 'Tulostin'],
	['me', 'Oma'],
]);

describe('a reason for residents', () => {
	it('names years and what the plan names, and nothing else', () => {
		const stored = [
			{ code: 'resource_full', role: 'Mediatuottaja', days: { from: '2027-01-04' }, needs: [{ id: 'a' }] },
			{ code: 'budget_spent', year: 2028, money: { needed: 10 }, needs: [{ id: 'a' }] },
			{ code: 'budget_exceeded', year: 2027, money: { needed: 10 } },
			{ code: 'budget_spent', year: 2028 },
			{
				code: 'deadline_before_predecessor',
				needs: [{ id: 'me' }, { id: 'a' }, { id: 'secret', title: 'Salattu' }],
			},
			{ code: 'excluded_by_pin', text: 'Kanariavesi' },
		];
		expect(publicReasons(stored, 'me', titles)).toEqual([
			{ cause: 'money', years: [2027, 2028], after: [] },
			{ cause: 'people', years: [], after: [] },
			{ cause: 'waits', years: [], after: ['Tulostin'] },
			{ cause: 'choice', years: [], after: [] },
		]);
	});

	it('is a choice when its code is not known, and nothing when there is none', () => {
		expect(publicReasons([{ code: 'something_new', text: 'x' }], 'me', titles)).toEqual([
			{ cause: 'choice', years: [], after: [] },
		]);
		expect(publicReasons(null, 'me', titles)).toEqual([]);
	});
});

describe('a cost for residents', () => {
	it('is a class with its lower bound in it', () => {
		expect([0, 1, 999.99, 1000, 49_999, 50_000, 100_000, 2e6].map(costClass)).toEqual([
			{ from: 0, below: 0 },
			{ from: 0, below: 1000 },
			{ from: 0, below: 1000 },
			{ from: 1000, below: 5000 },
			{ from: 10_000, below: 50_000 },
			{ from: 50_000, below: 100_000 },
			{ from: 100_000, below: null },
			{ from: 100_000, below: null },
		]);
	});
});

describe('the year of a start', () => {
	it('is that of the Thursday of its week', () => {
		expect(['2025-12-29', '2026-12-28', '2027-01-04', '2027-12-27'].map(yearOf)).toEqual([
			2026, 2026, 2027, 2027,
		]);
	});
});
