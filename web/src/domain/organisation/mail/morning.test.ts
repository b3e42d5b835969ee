import { expect, test } from 'vitest';
import { digestDay } from './morning.ts';

test.each([
	['winter, a minute before seven in Finland', '2026-01-15T04:59:00Z', null],
	['winter, seven', '2026-01-15T05:00:00Z', '2026-01-15'],
	['summer, a minute before seven', '2026-07-15T03:59:00Z', null],
	['summer, seven', '2026-07-15T04:00:00Z', '2026-07-15'],
	['the day clocks go forward', '2026-03-29T04:00:00Z', '2026-03-29'],
	['the day before it', '2026-03-28T04:00:00Z', null],
	['the day clocks go back', '2026-10-25T05:00:00Z', '2026-10-25'],
	['an hour earlier on that day', '2026-10-25T04:59:00Z', null],
	['late in the evening, still the same day', '2026-07-15T20:59:00Z', '2026-07-15'],
	['past midnight in Finland, a new day not begun', '2026-07-15T21:00:00Z', null],
])('%s', (_, now, day) => {
	expect(digestDay(new Date(now), 7)).toBe(day);
});

test('an hour that the clocks jump over is passed at once', () => {
	expect(digestDay(new Date('2026-03-29T00:59:00Z'), 3)).toBeNull();
	expect(digestDay(new Date('2026-03-29T01:00:00Z'), 3)).toBe('2026-03-29');
});
