import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#platform/day.ts';
import { firstDayOf, lastDayOf, spanIn, weekdayOf, yearOf, type Rule } from './rule.ts';

const none = new Set<string>();
const due = (year: number, rule: Rule, holidays = none) => spanIn(year, rule, holidays).dueOn;

test('a month lasts to its last day, also a leap February', () => {
	expect(spanIn(2027, { kind: 'month', month: 2 }, none)).toEqual({
		startsOn: '2027-02-01',
		dueOn: '2027-02-28',
	});
	expect(due(2028, { kind: 'month', month: 2 })).toBe('2028-02-29');
	expect(due(2100, { kind: 'month', month: 2 })).toBe('2100-02-28');
});

test('29 February is the last day of February in a common year', () => {
	const rule: Rule = { kind: 'between', from: { month: 2, day: 1 }, to: { month: 2, day: 29 } };
	expect([2027, 2028, 2029].map((year) => due(year, rule))).toEqual([
		'2027-02-28',
		'2028-02-29',
		'2029-02-28',
	]);
});

test('a time over the new year ends in the year it is named by', () => {
	const rule: Rule = { kind: 'between', from: { month: 12, day: 1 }, to: { month: 1, day: 31 } };
	expect(spanIn(2027, rule, none)).toEqual({ startsOn: '2026-12-01', dueOn: '2027-01-31' });
	const oneDay: Rule = { kind: 'between', from: { month: 3, day: 31 }, to: { month: 3, day: 31 } };
	expect(spanIn(2027, oneDay, none)).toEqual({ startsOn: '2027-03-31', dueOn: '2027-03-31' });
});

test('a weekday of a month is counted from its beginning or its end', () => {
	expect(due(2027, { kind: 'weekday', month: 11, weekday: 1, which: 1 })).toBe('2027-11-01');
	expect(due(2027, { kind: 'weekday', month: 11, weekday: 7, which: 1 })).toBe('2027-11-07');
	expect(due(2027, { kind: 'weekday', month: 2, weekday: 7, which: -1 })).toBe('2027-02-28');
	expect(due(2028, { kind: 'weekday', month: 2, weekday: 2, which: -1 })).toBe('2028-02-29');
	expect(due(2027, { kind: 'weekday', month: 5, weekday: 6, which: 4 })).toBe('2027-05-22');
});

test('a weekday before a day is never that day', () => {
	const friday = (day: number): Rule => ({ kind: 'weekday_before', weekday: 5, day: { month: 12, day } });
	expect(due(2026, friday(24))).toBe('2026-12-18');
	expect(due(2026, friday(25))).toBe('2026-12-18');
	expect(due(2026, friday(26))).toBe('2026-12-25');
});

test('the last working day knows week-ends, holidays and the year before', () => {
	const by = (month: number, day: number): Rule => ({ kind: 'workday_by', day: { month, day } });
	expect(due(2027, by(1, 31))).toBe('2027-01-29');
	expect(due(2027, by(1, 1), new Set(['2027-01-01']))).toBe('2026-12-31');
	expect(due(2027, by(4, 30))).toBe('2027-04-30');
});

const dayOfYear = fc.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 31 }) });
const weekday = fc.integer({ min: 1, max: 7 });
const month = fc.integer({ min: 1, max: 12 });
const rules = fc.oneof(
	fc.record({ kind: fc.constant('month' as const), month }),
	fc.record({ kind: fc.constant('between' as const), from: dayOfYear, to: dayOfYear }),
	fc.record({
		kind: fc.constant('weekday' as const),
		month,
		weekday,
		which: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, -1 as const),
	}),
	fc.record({ kind: fc.constant('weekday_before' as const), weekday, day: dayOfYear }),
	fc.record({ kind: fc.constant('workday_by' as const), day: dayOfYear }),
);

test('every rule falls once a year, in order, on a day of the calendar', () => {
	fc.assert(
		fc.property(rules, fc.integer({ min: 1995, max: 2150 }), (rule, year) => {
			const [one, next] = [spanIn(year, rule, none), spanIn(year + 1, rule, none)];
			for (const day of [one.startsOn, one.dueOn])
				expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
			expect(one.startsOn <= one.dueOn).toBe(true);
			expect(one.dueOn < next.dueOn).toBe(true);
			expect(weekdayOf(one.dueOn)).toBe('weekday' in rule ? rule.weekday : weekdayOf(one.dueOn));
		}),
	);
});

test('a work-year runs from August to July', () => {
	expect(yearOf('2027-07-31', 8)).toBe(2026);
	expect(yearOf('2027-08-01', 8)).toBe(2027);
	expect(yearOf('2027-12-31', 1)).toBe(2027);
	expect([firstDayOf(2027, 8), lastDayOf(2027, 8)]).toEqual(['2027-08-01', '2028-07-31']);
	expect(addDays('2027-03-27', 2)).toBe('2027-03-29');
});
