import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startsIn, violationsAt } from '../../testing/naive-check.ts';
import { anyProblem } from '../../testing/random-problem.ts';
import { activity, problem } from '../../testing/small-problem.ts';
import { schedule } from '../portfolio/schedule.ts';
import type { Activity, Problem } from '../problem/problem.ts';
import { maxIterations } from '../stop.ts';
import { relaxations, type Relaxation } from './relaxation.ts';
import type { Shortage } from './shortage.ts';

const solve = (given: Problem) => schedule(given, { seed: 1, stop: maxIterations(20) });

interface Wish {
	given: Problem;
	id: string;
	/** Held back from each amount. */
	less: number;
}

/** The problem as it would be if what is missing were given. */
function relaxed(wish: Wish, { shortages }: Relaxation): Problem {
	return shortages.reduce((given, shortage) => give({ ...wish, given }, shortage), wish.given);
}

function give(wish: Wish, shortage: Shortage): Problem {
	const { given, id, less } = wish;
	const amount = shortage.amount - less;
	const own = (change: (one: Activity) => Partial<Activity>) => ({
		...given,
		activities: given.activities.map((one) => (one.id === id ? { ...one, ...change(one) } : one)),
	});
	if (shortage.code === 'time') return moreTime(given, shortage, less);
	if (shortage.code === 'money') return moreMoney(given, shortage, less);
	if (shortage.code === 'earliest') return own((one) => ({ earliest: back(given, one.earliest, amount) }));
	if (shortage.code === 'deadline') return own((one) => ({ deadline: back(given, one.deadline!, -amount) }));
	if (less > 0) return given;
	if (shortage.code === 'pin') return own(() => ({ pin: { include: true } }));
	if (!('id' in shortage)) throw new Error(`not in these problems: ${shortage.code}`);
	return own(({ predecessors }) => ({ predecessors: predecessors.filter((one) => one !== shortage.id) }));
}

function back({ closed }: Problem, from: number, weeks: number): number {
	let at = from;
	for (let left = Math.abs(weeks); left > 0;) {
		at -= Math.sign(weeks);
		if (!closed?.[at]) left--;
	}
	return at;
}

function moreTime(given: Problem, shortage: Extract<Shortage, { code: 'time' }>, less: number): Problem {
	const missing = new Map(shortage.weeks.map(({ slot, amount }) => [slot, amount]));
	const first = shortage.weeks[0]!.slot;
	missing.set(first, missing.get(first)! - less);
	const resources = given.resources.map((one) =>
		one.id === shortage.resource
			? { ...one, capacity: one.capacity.map((amount, slot) => amount + (missing.get(slot) ?? 0)) }
			: one,
	);
	return { ...given, resources };
}

function moreMoney(given: Problem, shortage: Extract<Shortage, { code: 'money' }>, less: number): Problem {
	const missing = new Map(shortage.years.map(({ year, amount }) => [year, amount - less]));
	return {
		...given,
		budgets: given.budgets.map((row) =>
			row.kind === shortage.kind ? { ...row, amount: row.amount + (missing.get(row.year) ?? 0) } : row,
		),
	};
}

describe('relaxations', () => {
	test('say what is missing, no more and no less', () => {
		fc.assert(
			fc.property(anyProblem, (given) => {
				const answer = solve(given);
				const starts = startsIn(answer);
				for (const { id } of given.activities)
					for (const one of relaxations(given, answer, id)) {
						const others = new Map([...starts].filter(([other]) => other !== id));
						const known = (problem: Problem) => violationsAt(problem, others, id, one.start);

						expect(known(relaxed({ given, id, less: 0 }, one))).toEqual([]);
						expect(known(relaxed({ given, id, less: 1 }, one))).not.toEqual([]);
					}
			}),
			{ numRuns: 60 },
		);
	});

	test('give the least amount of each thing that alone would do', () => {
		const given = problem([
			activity('first', { value: 9, duration: 2, effort: { post: 1000 } }),
			activity('second', { duration: 2, effort: { post: 600 } }),
		]);
		expect(relaxations(given, solve(given), 'second')).toEqual([
			{
				start: 1,
				gain: 1,
				shortages: [{ code: 'time', resource: 'post', weeks: [{ slot: 1, amount: 300 }], amount: 300 }],
			},
		]);
	});

	test('of money name the year and the sum', () => {
		const cost = { investment: 0, one_off: 700, yearly: 0 };
		const given = problem([activity('only', { cost })], {
			budgets: [
				{ year: 2027, kind: 'one_off', amount: 400 },
				{ year: 2028, kind: 'one_off', amount: 650 },
			],
		});
		expect(relaxations(given, solve(given), 'only')).toEqual([
			{
				start: 9,
				gain: null,
				shortages: [{ code: 'money', kind: 'one_off', years: [{ year: 2028, amount: 50 }], amount: 50 }],
			},
		]);
	});

	test('are none for what starts as early as it may', () => {
		const given = problem([activity('only', {})]);
		expect(relaxations(given, solve(given), 'only')).toEqual([]);
	});
});
