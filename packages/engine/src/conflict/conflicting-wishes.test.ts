import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wishesHold } from '../../testing/wishes-hold.ts';
import { anyProblem } from '../../testing/random-problem.ts';
import { activity, problem } from '../../testing/small-problem.ts';
import { conflictingWishes } from './conflicting-wishes.ts';

const include = { include: true } as const;

describe('conflicting wishes', () => {
	test('name the two that want the same post in the same week', () => {
		const given = problem([
			activity('a', { effort: { post: 400 }, pin: { start: 3 } }),
			activity('b', { effort: { post: 400 }, pin: { start: 3 } }),
			activity('c', { effort: { post: 400 }, pin: { start: 4 } }),
		]);
		expect(conflictingWishes(given)).toEqual([
			{
				isMinimal: true,
				wishes: [
					{ code: 'start', activity: 'a', start: 3 },
					{ code: 'start', activity: 'b', start: 3 },
					{ code: 'post', resource: 'post' },
				],
			},
		]);
	});

	test('name the sum that does not pay for what must be in', () => {
		const cost = { investment: 0, one_off: 600, yearly: 0 };
		const budgets = [
			{ year: 2027, kind: 'one_off' as const, amount: 1000 },
			{ year: 2028, kind: 'one_off' as const, amount: 500 },
		];
		const given = problem([activity('a', { cost, pin: include }), activity('b', { cost, pin: include })], {
			budgets,
		});
		expect(conflictingWishes(given)).toEqual([
			{
				isMinimal: true,
				wishes: [
					{ code: 'include', activity: 'a' },
					{ code: 'include', activity: 'b' },
					{ code: 'budget', year: 2027, kind: 'one_off' },
					{ code: 'budget', year: 2028, kind: 'one_off' },
				],
			},
		]);
	});

	test('name the deadline, the order and the date that contradict each other', () => {
		const given = problem([
			activity('first', { earliest: 5, duration: 2 }),
			activity('second', { predecessors: ['first'], deadline: 6, pin: include }),
		]);
		expect(conflictingWishes(given)).toEqual([
			{
				isMinimal: true,
				wishes: [
					{ code: 'include', activity: 'second' },
					{ code: 'deadline', activity: 'second', deadline: 6 },
					{ code: 'order', activity: 'second', predecessor: 'first' },
					{ code: 'earliest', activity: 'first', earliest: 5 },
				],
			},
		]);
	});

	test('are none where nothing is fixed', () => {
		expect(conflictingWishes(problem([activity('a', { deadline: -1 })]))).toEqual([]);
	});

	test('really cannot all hold, and without any one of them the others can', () => {
		fc.assert(
			fc.property(anyProblem, (given) => {
				const found = conflictingWishes(given, { most: 2 });
				expect(found.map(({ wishes }) => wishesHold(given, wishes))).not.toContain(true);
				const thinner = found
					.filter(({ isMinimal }) => isMinimal)
					.flatMap(({ wishes }) => wishes.map((wish) => wishes.filter((one) => one !== wish)));
				expect(thinner.map((wishes) => wishesHold(given, wishes))).not.toContain(false);
			}),
			{ numRuns: 80 },
		);
	});
});
