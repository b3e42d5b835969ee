import { describe, expect, test } from 'vitest';
import { moneyByYear, workIn, workYear, workYearOf } from './split.ts';

const measure = { startsOn: '2027-11-01', endsOn: '2028-02-29', costTotal: 1000, costYearly: 50 };

describe('one measure in two views', () => {
	test('its money goes by calendar year to the cent, the yearly cost after it', () => {
		const money = moneyByYear(measure, 2030);
		expect([...money]).toEqual([
			[2027, 504.13],
			[2028, 495.87],
			[2029, 50],
			[2030, 50],
		]);
		const thirds = moneyByYear(
			{ ...measure, startsOn: '2026-12-31', endsOn: '2028-01-01', costTotal: 0.1 },
			2028,
		);
		expect([...thirds.values()].reduce((sum, euros) => sum + euros, 0)).toBeCloseTo(0.1, 10);
	});

	test('its work goes by work-year, over the new year and the leap day', () => {
		expect(workIn(measure, workYear(2027, 8, 1))).toEqual({ from: '2027-11-01', to: '2028-02-29', share: 1 });
		expect(workIn(measure, workYear(2026, 8, 1))).toBeNull();
		const long = { startsOn: '2027-06-01', endsOn: '2028-09-30' };
		const shares = [2026, 2027, 2028].map((year) => workIn(long, workYear(year, 8, 1))!.share);
		expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
	});

	test('a work-year begins on its own day', () => {
		expect(workYear(2027, 8, 1)).toEqual({ from: '2027-08-01', to: '2028-07-31' });
		expect(workYear(2027, 8, 16)).toEqual({ from: '2027-08-16', to: '2028-08-15' });
		expect(workYear(2027, 3, 1)).toEqual({ from: '2027-03-01', to: '2028-02-29' });
		expect(workYearOf('2028-08-15', 8, 16)).toBe(2027);
		expect(workYearOf('2028-08-16', 8, 16)).toBe(2028);
	});

	test('without days nothing is guessed', () => {
		const open = { ...measure, startsOn: null, endsOn: null };
		expect(moneyByYear(open, 2030).size).toBe(0);
		expect(workIn(open, workYear(2027, 8, 1))).toBeNull();
	});
});
