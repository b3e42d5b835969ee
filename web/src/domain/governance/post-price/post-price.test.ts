import { brokenIn, maxIterations, RepairSearch, schedule, type Schedule } from '@luotsi/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facts, need } from '../../../testing/planning-facts.ts';
import { addDays } from '#platform/day.ts';
import { buildSnapshot, type Facts } from '../../portfolio/schedule/problem.ts';
import { commitmentsOf, withHeld } from '../../portfolio/schedule/repair.ts';
import { countedOn, keepsOf, priceOf, sidesOf, type Loss } from './post-price.ts';

const posts: Facts['posts'] = ['p1', 'p2'].map((id) => ({
	...{
		id,
		roleId: 'it',
		title: id,
		daysPerMonth: 8,
		validFrom: '2020-01-01',
		validTo: null,
		isVacant: false,
	},
}));
const world = (more: Partial<Facts> = {}) =>
	facts({ today: '2027-01-13', posts, budgets: [], frozenWeeks: 0, ...more });

function repaired(given: Facts) {
	const snapshot = buildSnapshot(given);
	const search = new RepairSearch(withHeld(snapshot), commitmentsOf(snapshot), 1);
	search.advance(60);
	return { snapshot, answer: search.best() };
}

function adopted(given: Facts) {
	const snapshot = buildSnapshot(given);
	const answer: Schedule = schedule(snapshot.problem, { seed: 1, stop: maxIterations(60) });
	return { snapshot, answer };
}

function priced(given: Facts, postId: string, untilOn: string) {
	const plan = adopted(given);
	const { withPost, without } = sidesOf({ ...given, keeps: keepsOf(plan) }, postId, untilOn);
	if (countedOn(plan.snapshot, buildSnapshot(withPost), buildSnapshot(without))) {
		const first = repaired(withPost);
		const second = repaired({ ...without, keeps: keepsOf(first) });
		return { plan, first, second, price: priceOf(plan, first, second) };
	}
	const second = repaired(without);
	const first = repaired({ ...withPost, keeps: keepsOf(second) });
	return { plan, first, second, price: priceOf(plan, first, second) };
}

const partsOf = (items: readonly Loss[]) => {
	const sum = (of: (one: Loss) => number) => items.reduce((all, one) => all + of(one), 0);
	return {
		needs: sum((one) => one.needs),
		value: sum((one) => one.value),
		weeks: sum((one) => one.weeks),
		work: sum((one) => one.work),
		investment: sum(({ money }) => money.investment),
		one_off: sum(({ money }) => money.one_off),
		yearly: sum(({ money }) => money.yearly),
	};
};

const someNeeds = fc.array(
	fc.record({
		value: fc.integer({ min: 1, max: 100 }),
		days: fc.integer({ min: 1, max: 60 }),
		durationWeeks: fc.option(fc.integer({ min: 1, max: 12 })),
		investment: fc.integer({ min: 0, max: 9_000 }),
		one_off: fc.integer({ min: 0, max: 900 }),
		yearly: fc.integer({ min: 0, max: 500 }),
		isOthers: fc.boolean(),
		waits: fc.boolean(),
	}),
	{ minLength: 1, maxLength: 12 },
);

/** Two posts of one role and one of another, with little money. */
const someTown = someNeeds.map((given) => {
	const needs = given.map(({ value, days, durationWeeks, isOthers, waits, ...cost }, at) =>
		need(`n${at + 1}`, {
			...{ value, durationWeeks, cost },
			effort: isOthers ? { museum: days / 4 } : { it: days },
			dependsOn: waits && at > 0 ? [`n${at}`] : [],
		}),
	);
	const budgets = [2027, 2028, 2029].map((year) => ({ year, kind: 'one_off' as const, amount: 2_000 }));
	const museum = { ...posts[0]!, id: 'm1', roleId: 'museum' };
	return world({ needs, budgets, posts: [...posts, museum] });
});

describe('the price of a post', () => {
	it('is the same in its parts as in the whole that the engine accounts for', () => {
		fc.assert(
			fc.property(someTown, fc.integer({ min: 0, max: 700 }), (all, after) => {
				const { price } = priced(all, 'p1', addDays('2027-01-12', after));
				const { money, ...whole } = price.whole;
				const parts = partsOf(price.items);
				for (const [name, amount] of Object.entries({ ...whole, ...money }))
					expect(parts[name as keyof typeof parts], name).toBeCloseTo(amount, 6);
			}),
			{ numRuns: 40 },
		);
	});

	it('changes nothing without a cause: no need that is lost or moved would still fit where it was', () => {
		let changed = 0;
		fc.assert(
			fc.property(someTown, fc.integer({ min: 0, max: 700 }), (all, after) => {
				const { first, second } = priced(all, 'p1', addDays('2027-01-12', after));
				const is = new Map(second.answer.items.map(({ id, start }) => [id, start]));
				const held = withHeld(second.snapshot);
				for (const { id, start } of first.answer.items) {
					if (is.get(id) === start) continue;
					changed++;
					const asItWas = [...new Map([...is, [id, start]])].map(([one, at]) => ({ id: one, start: at }));
					expect(brokenIn(held, asItWas), `${id} in week ${start}`).not.toEqual([]);
				}
			}),
			{ numRuns: 40 },
		);
		expect(changed).toBeGreaterThan(0);
	});

	it('is the needs that only the post had time for; what runs before its last day stays', () => {
		const needs = [1, 2, 3, 4, 5].map((number) =>
			need(`n${number}`, { effort: { it: 70 }, durationWeeks: 48 }),
		);
		const { price, first, second } = priced(world({ needs }), 'p1', '2028-01-02');
		expect(first.answer.items).toHaveLength(5);
		expect(price.items.map(({ code }) => code)).toContain('lost');
		expect(second.answer.items.length + price.whole.needs).toBe(5);
		const kept = price.items.filter(({ withPost }) => withPost !== null && withPost.endsOn < '2028-01-02');
		expect(kept).toEqual([]);
		expect(price.items.every(({ code, why }) => code !== 'lost' || why.length > 0)).toBe(true);
	});

	it('is nothing where the others have time for the same in the same weeks', () => {
		const needs = [need('n1', { effort: { it: 6 }, durationWeeks: 8 })];
		const { price } = priced(world({ needs }), 'p1', '2027-01-12');
		expect(price.items).toEqual([]);
		expect(price.whole).toMatchObject({ needs: 0, value: 0, weeks: 0, work: 0 });
		expect(price).toMatchObject({ kept: 1, scheduled: { withPost: 1, without: 1 } });
	});

	it('leaves as large a hole in the plan as the post has days after its last one', () => {
		const { price } = priced(world(), 'p1', '2027-12-31');
		const [now, ...later] = price.hole;
		expect(now).toEqual({ year: 2027, days: 0 });
		for (const { days } of later) expect(Math.abs(days - 8 * 12)).toBeLessThan(2.5);
	});

	it('of a fixed term is what its going on would bring: the adopted plan knew of the end', () => {
		const ending = posts.map((post) => (post.id === 'p1' ? { ...post, validTo: '2027-06-30' } : post));
		const needs = [1, 2, 3, 4, 5].map((number) =>
			need(`n${number}`, { effort: { it: 45 }, durationWeeks: 30, earliestOn: '2028-03-01' }),
		);
		const { plan, price } = priced(world({ needs, posts: ending }), 'p1', '2027-06-30');
		expect(plan.answer.items.length).toBe(price.scheduled.without);
		expect(price.items.filter(({ code }) => code === 'lost').length).toBeGreaterThan(0);
		expect(price.items.every(({ adopted: before, code }) => code !== 'lost' || before === null)).toBe(true);
	});
});
