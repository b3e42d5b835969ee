import { expect, test } from 'vitest';
import { KIOSK_SECONDS, secondsLeft, stageAfter } from './idle.ts';

test('a quiet kiosk warns before it empties itself, with time enough to stay', () => {
	const { quiet, warning } = KIOSK_SECONDS;
	expect([0, quiet - 1, quiet, quiet + warning - 1, quiet + warning].map(stageAfter)).toEqual([
		'calm',
		'calm',
		'warning',
		'warning',
		'over',
	]);
	expect(secondsLeft(quiet)).toBe(warning);
	expect(secondsLeft(quiet + warning + 5)).toBe(0);
	// WCAG 2.2.1: at least twenty seconds to answer the warning.
	expect(warning).toBeGreaterThanOrEqual(20);
});
