import { describe, expect, it } from 'vitest';
import { firstSlotFrom, fridayOf, isMonday, lastSlotBy, mondayOf, openWeeks, yearOf } from './calendar.ts';

const START = '2027-01-04';

describe('dates and slots', () => {
	it('give the Monday and the Friday of a slot, over summer time', () => {
		expect(mondayOf(START, 0)).toBe('2027-01-04');
		expect(mondayOf(START, 30)).toBe('2027-08-02');
		expect(fridayOf(START, 156)).toBe('2030-01-04');
	});

	it('take the first whole week for not-before and the last whole working week for a deadline', () => {
		expect(firstSlotFrom(START, '2027-01-04')).toBe(0);
		expect(firstSlotFrom(START, '2027-01-05')).toBe(1);
		expect(lastSlotBy(START, '2027-01-07')).toBe(-1);
		expect(lastSlotBy(START, '2027-01-08')).toBe(0);
		expect(lastSlotBy(START, '2027-01-14')).toBe(0);
	});

	it('put a week in the year of its Thursday', () => {
		expect(yearOf('2026-12-28', 0)).toBe(2026);
		expect(yearOf('2029-12-31', 0)).toBe(2030);
	});

	it('know a Monday from other texts', () => {
		expect(isMonday('2027-01-04')).toBe(true);
		for (const text of ['2027-01-05', '2027-1-4', '2027-02-30', 'soon', '', '2027-01-04T00:00'])
			expect(isMonday(text), text).toBe(false);
	});
});

describe('open weeks', () => {
	const calendar = openWeeks({ slots: 5, closed: [true, false, true, true, false] });

	it('are numbered without the closed ones', () => {
		expect(calendar.count).toBe(2);
		expect([0, 1].map(calendar.slotOf)).toEqual([1, 4]);
		expect([0, 1, 2, 3, 4].map(calendar.indexFrom)).toEqual([0, 0, 1, 1, 1]);
		expect([0, 1, 2, 3, 4].map(calendar.indexBy)).toEqual([-1, 0, 0, 0, 1]);
	});

	it('go on without gaps outside the horizon', () => {
		expect(calendar.slotOf(2)).toBe(5);
		expect(calendar.indexFrom(7)).toBe(4);
		expect(calendar.indexBy(5)).toBe(2);
		expect(calendar.indexBy(-3)).toBe(-3);
		expect(calendar.slotOf(-3)).toBe(-3);
	});
});
