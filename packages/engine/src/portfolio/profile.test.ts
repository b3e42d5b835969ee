import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { violationsAt } from '../../testing/naive-check.ts';
import { anyProblem } from '../../testing/random-problem.ts';
import { activity, problem } from '../../testing/small-problem.ts';
import { modelOf } from './model.ts';
import { Profile } from './profile.ts';

const DATES = ['earliest', 'deadline', 'horizon', 'closed', 'excluded', 'pin', 'precedence'];

describe('earliestFit', () => {
	it('finds what trying every week finds', () => {
		fc.assert(
			fc.property(anyProblem, (any) => {
				const model = modelOf(any);
				const profile = new Profile(model);
				const starts = new Map<string, number>();
				any.activities.forEach(({ id, duration }, index) => {
					const last = model.calendar.count - duration;
					const fits = (week: number) =>
						violationsAt(any, starts, id, model.slotAt[week]!).every(({ rule }) => DATES.includes(rule));
					const weeks = Array.from({ length: Math.max(0, last + 1) }, (_, week) => week);
					const found = profile.earliestFit(index, 0, last);
					expect(found).toBe(weeks.find(fits) ?? -1);
					if (found < 0) return;
					profile.place(index, found);
					starts.set(id, model.slotAt[found]!);
				});
			}),
			{ numRuns: 300 },
		);
	});

	it('keeps to the last week it is given', () => {
		const model = modelOf(problem([activity('a', { earliest: 3 })]));
		expect(new Profile(model).earliestFit(0, 3, 2)).toBe(-1);
	});
});

describe('a profile', () => {
	it('is as before when what was placed is taken out', () => {
		const costly = activity('a', {
			...{ duration: 3, effort: { post: 700 } },
			cost: { investment: 3, one_off: 4, yearly: 5 },
		});
		const budgets = [{ year: 2027, kind: 'yearly' as const, amount: 50 }];
		const model = modelOf(problem([costly], { budgets }));
		const profile = new Profile(model);
		profile.place(0, 1);
		expect([...profile.free.slice(0, 5)]).toEqual([500, 267, 267, 266, 500]);
		expect(profile.left[2 * model.money.years]).toBe(45);
		profile.remove(0, 1);
		expect(profile.free).toEqual(model.capacity);
		expect(profile.left).toEqual(model.money.limit);
	});
});
