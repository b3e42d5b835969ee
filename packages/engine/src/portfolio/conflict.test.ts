import { describe, expect, it } from 'vitest';
import { activity, problem } from '../../testing/small-problem.ts';
import { datesAgainst, deadlineConflicts } from './conflict.ts';
import { modelOf } from './model.ts';

describe('deadlineConflicts', () => {
	const pair = (before: object, after: object, closed?: boolean[]) =>
		deadlineConflicts(
			modelOf(
				problem([activity('p', before), activity('s', { predecessors: ['p'], ...after })], {
					...(closed ? { closed } : {}),
				}),
			),
		);

	it('warn when the predecessor may by its deadline come too late', () => {
		expect(pair({ deadline: 6 }, { deadline: 6, duration: 2 })).toEqual([
			{ code: 'deadline_order', activity: 's', predecessor: 'p', predecessorDeadline: 6, latestFinish: 4 },
		]);
		expect(pair({ deadline: 4 }, { deadline: 6, duration: 2 })).toEqual([]);
	});

	it('leave out the closed weeks', () => {
		const closed = Array.from({ length: 10 }, (_, slot) => slot === 5);
		expect(pair({ deadline: 4 }, { deadline: 6, duration: 2 }, closed)).toMatchObject([{ latestFinish: 3 }]);
	});

	it('say only the harder thing of one dependency', () => {
		expect(pair({ duration: 3, deadline: 9 }, { deadline: 2 }).map((one) => one.code)).toEqual([
			'deadline_before_predecessor',
		]);
	});

	it('hold also when both could be scheduled, and need a deadline', () => {
		expect(pair({ deadline: 9 }, { deadline: 5 })).toHaveLength(1);
		expect(pair({ deadline: 9 }, {})).toEqual([]);
	});

	it('see a deadline that has passed or lies beyond the horizon', () => {
		expect(pair({}, { deadline: -1 })).toMatchObject([{ code: 'deadline_before_predecessor', deadline: -1 }]);
		expect(pair({ earliest: 20 }, { deadline: 15 })).toMatchObject([{ earliestFinish: 20, deadline: 15 }]);
		expect(pair({ deadline: 12 }, { deadline: 15 })).toEqual([]);
	});
});

describe('datesAgainst', () => {
	it('is empty when there is room', () => {
		expect(datesAgainst(modelOf(problem([activity('a', { deadline: 0 })])), 0)).toEqual([]);
	});
});
