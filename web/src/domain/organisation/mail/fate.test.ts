import { expect, test } from 'vitest';
import { fateOf, minutesUntilNext, type Waiting } from './fate.ts';

const now = new Date('2026-11-23T10:00:00Z');
const waiting = (more: Partial<Waiting> = {}): Waiting => ({
	kind: 'inquiry_asked',
	queuedAt: now,
	personId: 'x',
	email: 'a@example.org',
	isDisabled: false,
	isUnsubscribed: false,
	preference: null,
	...more,
});

test.each([
	['what asks something goes at once', {}, { state: 'sending' }],
	['news waits for the summary', { kind: 'need_state_changed' }, { state: 'held' }],
	['what is chosen daily waits', { preference: 'daily' as const }, { state: 'held' }],
	[
		'news chosen at once goes',
		{ kind: 'need_state_changed', preference: 'at_once' as const },
		{ state: 'sending' },
	],
	[
		'what is not chosen goes nowhere',
		{ preference: 'never' as const },
		{ state: 'unwanted', failure: 'not_chosen' },
	],
	[
		'one without an account gets news at once',
		{ kind: 'need_state_changed', personId: null },
		{ state: 'sending' },
	],
	[
		'one who has unsubscribed gets nothing',
		{ isUnsubscribed: true },
		{ state: 'unwanted', failure: 'unsubscribed' },
	],
	[
		'not even the summary',
		{ kind: 'digest', isUnsubscribed: true },
		{ state: 'unwanted', failure: 'unsubscribed' },
	],
	['a closed account gets nothing', { isDisabled: true }, { state: 'unwanted', failure: 'disabled' }],
	['a kind that is no more fails', { kind: 'no-such-kind' }, { state: 'failed', failure: 'no_address' }],
])('%s', (_, more, fate) => {
	expect(fateOf(waiting(more), now)).toEqual(fate);
});

test('tries come further and further apart, and end within four days', () => {
	const waits = Array.from({ length: 12 }, (_, tries) => minutesUntilNext(tries + 1)!);
	expect(waits).toEqual(waits.toSorted((a, b) => a - b));
	const days = waits.reduce((sum, wait) => sum + wait, 0) / 1440;
	expect(days).toBeGreaterThan(2);
	expect(days).toBeLessThan(4);
	expect(minutesUntilNext(13)).toBeNull();
});
