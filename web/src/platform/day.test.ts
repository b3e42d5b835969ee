import { expect, test } from 'vitest';
import { addDays, addMonths, daysBetween, isDay, lastOfMonth } from './day.ts';

test('days are counted over leap days, new years and the nights when clocks are moved', () => {
	expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
	expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
	expect(addDays('2027-03-27', 2)).toBe('2027-03-29');
	expect(daysBetween('2027-10-30', '2027-11-01')).toBe(2);
	expect(daysBetween('2027-11-01', '2027-10-30')).toBe(-2);
});

test('a month ends on its last day', () => {
	expect([lastOfMonth(2027, 2), lastOfMonth(2028, 2), lastOfMonth(2027, 12)]).toEqual([
		'2027-02-28',
		'2028-02-29',
		'2027-12-31',
	]);
});

test('the same day of another month is the last of a shorter one', () => {
	expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
	expect(addMonths('2027-08-31', 6)).toBe('2028-02-29');
	expect(addMonths('2028-02-29', -12)).toBe('2027-02-28');
	expect(addMonths('2027-12-15', 2)).toBe('2028-02-15');
});

test('only a day of the calendar that is not a century away is a day', () => {
	const texts = ['2028-02-29', '2027-02-29', '2027-13-01', '2027-1-1', '0027-01-01', '2027-01-01T00:00', ''];
	expect(texts.filter(isDay)).toEqual(['2028-02-29']);
});
