import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activity, problem } from '../../testing/small-problem.ts';
import type { Activity, Estimate, Problem } from '../problem/problem.ts';
import { buffers } from './buffers.ts';
import { holdDates } from './hold-dates.ts';
import type { PlannedItem } from './planned-work.ts';
import { triangular } from './triangular.ts';

const uncertain: Estimate = { low: 0.5, likely: 1, high: 2 };

/** Share of all factors that are at most so large, by its formula. */
function shareBelow({ low, likely, high }: Estimate, factor: number): number {
	if (factor <= low) return 0;
	if (factor >= high) return 1;
	return factor <= likely
		? (factor - low) ** 2 / ((high - low) * (likely - low))
		: 1 - (high - factor) ** 2 / ((high - low) * (high - likely));
}

/** Probability of each number of weeks. */
function weeksOf({ duration, estimate }: Activity): number[] {
	const longest = Math.ceil(duration * estimate!.high);
	return Array.from(
		{ length: longest + 1 },
		(_, weeks) =>
			shareBelow(estimate!, weeks / duration) - shareBelow(estimate!, Math.max(0, weeks - 1) / duration),
	);
}

/** Probability of each week in which a chain is finished, one after the other, none before its planned start. */
function chain(activities: readonly Activity[], starts: readonly number[]): number[][] {
	let ready = [1];
	return activities.map((one, index) => {
		const began: number[] = [];
		ready.forEach((share, week) => {
			const start = Math.max(week, starts[index]!);
			began[start] = (began[start] ?? 0) + share;
		});
		const finished: number[] = new Array<number>(60).fill(0);
		began.forEach((share, week) =>
			weeksOf(one).forEach((chance, weeks) => (finished[week + weeks]! += share * chance)),
		);
		ready = finished;
		return finished;
	});
}

const chained = [3, 2, 4].map((duration, index) =>
	activity(`${index}`, {
		...{ duration, estimate: { ...uncertain, high: 1.5 + index / 2 } },
		...{ predecessors: index > 0 ? [`${index - 1}`] : [], deadline: 4 + 3 * index },
	}),
);

/** Items one after the other from the given starts, each as long as planned. */
function itemsOf({ activities }: Problem, starts: readonly number[]): PlannedItem[] {
	return activities.map(({ id, duration }, index) => ({
		...{ id, start: starts[index]!, finish: starts[index]! + duration - 1 },
	}));
}

describe('triangular', () => {
	it('is the inverse of the distribution', () => {
		const point = fc.double({ min: 0.01, max: 5, noNaN: true });
		fc.assert(
			fc.property(point, point, point, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, c, unit) => {
				const estimate = { low: a, likely: a + b, high: a + b + c };
				const factor = triangular(estimate, unit);
				expect(factor).toBeGreaterThanOrEqual(a - 1e-9);
				expect(factor).toBeLessThanOrEqual(a + b + c + 1e-9);
				expect(shareBelow(estimate, factor)).toBeCloseTo(unit, 5);
			}),
		);
	});
});

describe('holdDates', () => {
	const samples = 20_000;
	const near = (share: number) => 4 * Math.sqrt((share * (1 - share)) / samples) + 1e-9;

	it.each([
		['no start before the plan', [0, 4, 6], false],
		['starts as soon as possible', [0, 4, 6], true],
	])('agrees with the convolution of a chain, %s', (_, starts, startsEarly) => {
		const whole = problem(chained, { slots: 40 });
		const items = itemsOf(whole, starts);
		const outlook = holdDates(whole, { items }, { samples, seed: 3, startsEarly });
		const exact = chain(chained, startsEarly ? [0, 0, 0] : starts);
		outlook.activities.forEach((one, index) => {
			const by = (slot: number) => exact[index]!.slice(0, slot + 2).reduce((sum, share) => sum + share, 0);
			expect(Math.abs(one.holds - by(one.finish))).toBeLessThan(near(by(one.finish)));
			const due = chained[index]!.deadline!;
			expect(Math.abs(one.holdsDeadline! - by(due))).toBeLessThan(near(by(due)));
			expect(by(one.p50!) + near(0.5)).toBeGreaterThan(0.5);
			expect(by(one.p50! - 1) - near(0.5)).toBeLessThan(0.5);
			expect(by(one.p80!) + near(0.8)).toBeGreaterThan(0.8);
			expect(by(one.p80! - 1) - near(0.8)).toBeLessThan(0.8);
		});
		expect(outlook.end).toEqual({ p50: outlook.activities[2]!.p50, p80: outlook.activities[2]!.p80 });
	});

	it('keeps every date when all is certain, uneven effort and closed weeks included', () => {
		const whole = problem(
			[activity('a', { duration: 3, effort: { post: 1001 } }), activity('b', { effort: { post: 167 } })],
			{
				closed: new Array<boolean>(10).fill(false).with(1, true),
				resources: [{ id: 'post', capacity: [500, 0, 500, 335, 0, 0, 0, 0, 0, 0] }],
			},
		);
		const items = [
			{ id: 'a', start: 0, finish: 3 },
			{ id: 'b', start: 2, finish: 2 },
		];
		const outlook = holdDates(whole, { items }, { samples: 10, seed: 1 });
		expect(outlook).toMatchObject({ allHold: 1, deadlinesHold: 1, end: { p50: 3, p80: 3 } });
		expect(outlook.activities.map(({ holds, p80 }) => [holds, p80])).toEqual([
			[1, 3],
			[1, 2],
		]);
	});

	it('lets those that share a post wait for each other, by name, by mode or by skill', () => {
		const late: Estimate = { low: 2, likely: 2, high: 2 };
		const cost = { investment: 0, one_off: 0, yearly: 0 };
		const light = { id: 'light', duration: 2, effort: { post: 1000 }, cost };
		const whole = problem([
			activity('a', { estimate: late, duration: 9, alternatives: [light] }),
			activity('b', { places: [{ skill: 'map', posts: 1, effort: 500 }] }),
			activity('c'),
		]);
		const items = [
			{ id: 'a', start: 0, finish: 1, mode: 'light' },
			{ id: 'b', start: 2, finish: 2, posts: ['post'] },
			{ id: 'c', start: 2, finish: 2 },
		];
		const { activities } = holdDates(whole, { items }, { samples: 3, seed: 1 });
		expect(activities.map(({ id, p50, holds }) => [id, p50, holds])).toEqual([
			['a', 3, 0],
			['b', 4, 0],
			['c', 2, 1],
		]);
	});

	it('says that what never fits is not finished', () => {
		const resources = [{ id: 'post', capacity: [500, 500, 0, 0, 0, 0, 0, 0, 0, 0] }];
		const late: Estimate = { low: 3, likely: 3, high: 3 };
		const whole = problem(
			[
				activity('a', { duration: 2, effort: { post: 1000 }, estimate: late }),
				activity('b', { predecessors: ['a'] }),
			],
			{ resources },
		);
		const outlook = holdDates(whole, { items: itemsOf(whole, [0, 2]) }, { samples: 2, seed: 1 });
		expect(outlook).toMatchObject({ allHold: 0, deadlinesHold: 0, end: { p50: null, p80: null } });
		expect(outlook.activities.map(({ p50 }) => p50)).toEqual([null, null]);
	});

	it('is the same for the same seed', () => {
		const whole = problem(chained, { slots: 40 });
		const look = (seed: number) =>
			holdDates(whole, { items: itemsOf(whole, [0, 3, 5]) }, { samples: 50, seed });
		expect(look(5)).toEqual(look(5));
		expect(look(5)).not.toEqual(look(6));
	});
});

describe('buffers', () => {
	it('pay behind the uncertain activity that others wait for', () => {
		const whole = problem(
			[
				activity('sure', { duration: 2 }),
				activity('unsure', { duration: 2, estimate: { low: 1, likely: 1, high: 2 } }),
				activity('next', { predecessors: ['unsure'] }),
				activity('last', { predecessors: ['next'] }),
			],
			{ slots: 30 },
		);
		const found = buffers(
			whole,
			{ items: itemsOf(whole, [0, 0, 2, 3]) },
			{ samples: 4000, seed: 1, weeks: [1, 2, 3] },
		);
		// Two weeks' work takes three with 3/4 (factor 1 … 1.5) and four with 1/4: so much for three dates each.
		const behind = (id: string, weeks: number) => found.find((one) => one.id === id && one.weeks === weeks)!;
		expect(behind('unsure', 1).delay).toBe(3);
		expect(behind('unsure', 1).gain).toBeCloseTo(3 * 0.75, 1);
		expect(behind('unsure', 2).gain).toBeCloseTo(3, 1);
		expect(behind('next', 1)).toMatchObject({ delay: 2 });
		expect(behind('last', 1).gain).toBeCloseTo(0.75, 1);
		expect(found.at(-1)).toMatchObject({ weeks: 3 });
		expect(found.map(({ id }) => id)).not.toContain('sure');
	});

	it('do not pay beyond a deadline', () => {
		const estimate = { low: 1.1, likely: 1.2, high: 1.3 };
		const whole = problem([activity('a', { duration: 2, estimate, deadline: 1 })]);
		expect(buffers(whole, { items: itemsOf(whole, [0]) }, { samples: 20, seed: 1 })).toEqual([]);
	});
});
