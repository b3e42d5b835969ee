import { expect, test } from 'vitest';
import { momentAt } from './wall-clock.ts';

test.each([
	['2027-01-15', '09:00', '2027-01-15T07:00:00.000Z'],
	['2027-07-15', '09:00', '2027-07-15T06:00:00.000Z'],
	// Clocks go forward at three in the morning: the hour after three is skipped.
	['2027-03-28', '02:59', '2027-03-28T00:59:00.000Z'],
	['2027-03-28', '03:30', '2027-03-28T01:30:00.000Z'],
	['2027-03-28', '09:00', '2027-03-28T06:00:00.000Z'],
	// And back at four: the hour after three comes twice.
	['2027-10-31', '02:59', '2027-10-30T23:59:00.000Z'],
	['2027-10-31', '03:30', '2027-10-31T00:30:00.000Z'],
	['2027-10-31', '09:00', '2027-10-31T07:00:00.000Z'],
	['2028-02-29', '23:59', '2028-02-29T21:59:00.000Z'],
])('%s at %s is %s', (day, clock, moment) => expect(momentAt(day, clock).toISOString()).toBe(moment));
