import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { costsOf, costSum } from './costs.ts';
import {
	daysWithout,
	nextStep,
	pathKinds,
	stageOf,
	stepState,
	suggestedDays,
	type Step,
	type StepKind,
} from './post-case.ts';

const step = (kind: StepKind, dueOn: string | null, outcome: Step['outcome'] = null) => ({
	kind,
	dueOn,
	outcome,
});

describe('the path', () => {
	test('has its days by the budget that pays the post, in its own order', () => {
		const days = suggestedDays('2028-01-01', '2026-11-23');
		expect([...days]).toEqual([
			['grounds', '2027-05-31'],
			['staffing_plan', '2027-08-31'],
			['budget', '2027-09-30'],
			['founded', '2027-12-15'],
			['permission', '2028-01-15'],
			['open', '2028-01-31'],
			['filled', '2028-03-31'],
		]);
		expect(suggestedDays('2028-08-01', '2026-11-23').get('filled')).toBe('2028-08-01');
		expect([...suggestedDays('2027-01-01', '2026-11-23').keys()]).toEqual([
			'founded',
			'permission',
			'open',
			'filled',
		]);
		const order = [...days.keys()].map((kind) => pathKinds.indexOf(kind as never));
		expect(order).toEqual(order.toSorted((a, b) => a - b));
	});

	test('is as far as its furthest step, unless it was decided otherwise', () => {
		const steps = [
			step('idea', null, 'done'),
			step('budget', '2027-09-30', 'done'),
			step('open', '2028-01-31'),
		];
		expect(stageOf(steps, null)).toBe('budget');
		expect(stageOf(steps, { outcome: 'granted' })).toBe('budget');
		expect(stageOf(steps, { outcome: 'postponed' })).toBe('postponed');
		expect(stageOf([step('own', '2027-01-01', 'done')], null)).toBe('begun');
	});

	test('asks for its nearest open day, and tells what has passed', () => {
		const steps = [
			step('open', '2028-01-31'),
			step('grounds', '2027-05-31'),
			step('idea', '2026-11-23', 'done'),
		];
		expect(nextStep(steps)?.kind).toBe('grounds');
		expect(steps.map((one) => stepState(one, '2027-06-01'))).toEqual(['coming', 'passed', 'done']);
	});

	test('leaves days on which nobody does the work where it ends after the term', () => {
		const filled = [step('filled', '2028-03-31')];
		expect(daysWithout({ validTo: '2027-12-31' }, filled)).toBe(90);
		expect(daysWithout({ validTo: '2028-03-30' }, filled)).toBe(0);
		expect(daysWithout({ validTo: null }, filled)).toBe(0);
		expect(daysWithout({ validTo: '2027-12-31' }, [step('filled', '2028-03-31', 'done')])).toBe(0);
	});
});

describe('costs over years', () => {
	const costs = {
		...{ startsOn: '2028-07-01', years: 3, salaryYearly: 36_600, sideCostsPercent: 20, otherYearly: 1_200 },
		...{ oneOff: 2_000, presentYearly: 30_000, risePercent: 0 },
	};

	test('begin on the first day, and one-off costs come once', () => {
		const [first, second] = costsOf(costs);
		expect(first).toMatchObject({ year: 2028, salary: 18_400, sideCosts: 3_680, oneOff: 2_000 });
		expect(second).toMatchObject({ year: 2029, salary: 36_600, sideCosts: 7_320, other: 1_200, oneOff: 0 });
		expect(second).toMatchObject({ total: 45_120, present: 30_000, added: 15_120 });
	});

	test('rise year by year, and every sum is the sum of its parts', () => {
		const some = fc.record({
			startsOn: fc.constantFrom('2028-01-01', '2028-02-29', '2027-12-31'),
			years: fc.integer({ min: 1, max: 10 }),
			salaryYearly: fc.integer({ min: 0, max: 90_000 }),
			sideCostsPercent: fc.integer({ min: 0, max: 40 }),
			otherYearly: fc.integer({ min: 0, max: 9_000 }),
			oneOff: fc.integer({ min: 0, max: 9_000 }),
			presentYearly: fc.integer({ min: 0, max: 90_000 }),
			risePercent: fc.integer({ min: 0, max: 5 }),
		});
		fc.assert(
			fc.property(some, (given) => {
				const years = costsOf(given);
				expect(years).toHaveLength(given.years);
				for (const one of years) {
					expect(one.salary + one.sideCosts + one.other + one.oneOff).toBeCloseTo(one.total, 2);
					expect(one.total - one.present).toBeCloseTo(one.added, 2);
				}
				const sum = costSum(years);
				expect(sum.salary + sum.sideCosts + sum.other + sum.oneOff).toBeCloseTo(sum.total, 1);
				const salaries = years.slice(1).map(({ salary }) => salary);
				expect(salaries).toEqual(salaries.toSorted((a, b) => a - b));
			}),
		);
	});
});
