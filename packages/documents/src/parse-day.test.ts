import { expect, test } from 'vitest';
import { parseDay } from './parse-day.ts';

test.each([
	['15.3.2027', '2027-03-15'],
	['05.03.2027', '2027-03-05'],
	['15. 3. 2027', '2027-03-15'],
	[' 2027-03-15 ', '2027-03-15'],
	['2027-03-15T09:30:00', '2027-03-15'],
	['29.2.2028', '2028-02-29'],
])('%s is the day %s', (text, day) => {
	expect(parseDay(text)).toEqual({ ok: true, precision: 'day', day });
});

test.each([
	['3/2027', '2027-03'],
	['12 / 2027', '2027-12'],
	['2027-03', '2027-03'],
])('%s is the month %s', (text, month) => {
	expect(parseDay(text)).toEqual({ ok: true, precision: 'month', month });
});

test.each([
	['15/3/2027', 'ambiguous_day'],
	['3/4/2027', 'ambiguous_day'],
	['15.3.27', 'ambiguous_day'],
	['31.2.2027', 'no_such_day'],
	['29.2.2027', 'no_such_day'],
	['2027-13-01', 'no_such_day'],
	['13/2027', 'no_such_day'],
	['1.1.0027', 'no_such_day'],
	['', 'not_a_day'],
	['15.3.', 'not_a_day'],
	['keväällä 2027', 'not_a_day'],
	['2027', 'not_a_day'],
])('%s is refused as %s', (text, code) => {
	expect(parseDay(text)).toEqual({ ok: false, code });
});
