import { describe, expect, it } from 'vitest';
import { dayOf, numberOf } from '#platform/day.ts';
import {
	firstMonday,
	fridayOf,
	horizonOf,
	mondayOf,
	monthOf,
	slotBy,
	slotFrom,
	slotOf,
	weekOf,
	yearOf,
} from './calendar.ts';

describe('weeks and days', () => {
	it('begins a year with the week that has its first Thursday', () => {
		expect(firstMonday(2026)).toBe('2025-12-29');
		expect(firstMonday(2027)).toBe('2027-01-04');
		expect(firstMonday(2021)).toBe('2021-01-04');
		expect(firstMonday(2020)).toBe('2019-12-30');
	});

	it('knows the years of 53 weeks', () => {
		expect(horizonOf(2026, 2026).slots).toBe(53);
		expect(horizonOf(2027, 2027).slots).toBe(52);
		expect(horizonOf(2027, 2029)).toEqual({ start: '2027-01-04', slots: 156 });
		expect(horizonOf(2032, 2032).slots).toBe(53);
		expect(weekOf('2026-12-31')).toBe(53);
		expect(weekOf('2027-01-03')).toBe(53);
		expect(weekOf('2027-01-04')).toBe(1);
		expect(weekOf('2024-12-30')).toBe(1);
	});

	it('gives a week over the new year to the year of its Thursday', () => {
		const horizon = horizonOf(2026, 2028);
		expect(yearOf(horizon, 0)).toBe(2026);
		expect(mondayOf(horizon, 0)).toBe('2025-12-29');
		expect(yearOf(horizon, 52)).toBe(2026);
		expect(mondayOf(horizon, 52)).toBe('2026-12-28');
		expect(yearOf(horizon, 53)).toBe(2027);
		expect(monthOf(horizon, 0)).toBe('2026-01');
	});

	it('agrees with a walk through every day, over both changes of the clock', () => {
		const horizon = horizonOf(2027, 2029);
		for (let slot = 0; slot < horizon.slots; slot++) {
			const monday = mondayOf(horizon, slot);
			expect(new Date(`${monday}T12:00:00Z`).getUTCDay()).toBe(1);
			for (let i = 0; i < 7; i++) expect(slotOf(horizon, dayOf(numberOf(monday) + i))).toBe(slot);
			expect(slotFrom(horizon, monday)).toBe(slot);
			expect(slotBy(horizon, fridayOf(horizon, slot))).toBe(slot);
		}
	});

	it('rounds "not before" up and "not after" down', () => {
		const horizon = horizonOf(2027, 2027);
		expect(slotFrom(horizon, '2027-01-05')).toBe(1);
		expect(slotFrom(horizon, '2027-01-11')).toBe(1);
		expect(slotBy(horizon, '2027-01-14')).toBe(0);
		expect(slotBy(horizon, '2027-01-15')).toBe(1);
		expect(slotBy(horizon, '2027-01-01')).toBe(-1);
		expect(slotBy(horizon, '2026-12-31')).toBe(-2);
	});
});
