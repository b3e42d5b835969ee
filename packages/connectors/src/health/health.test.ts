import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextDue, waitAfter, isQuiet } from './due.ts';
import type { ProbeRhythm } from './due.ts';
import { incidentsOf } from './incident.ts';
import type { HealthSample } from './incident.ts';
import { HEALTH_STATES } from './state.ts';
import type { HealthState } from './state.ts';
import { uptimeOf } from './uptime.ts';

const MINUTE = 60_000;
const RULE = { openAfter: 3, closeAfter: 2 };
const LETTERS: Record<string, HealthState> = {
	W: 'working',
	R: 'refusing_loans',
	U: 'unreachable',
	C: 'wrong_credentials',
	'?': 'unknown',
};
const series = (letters: string): HealthSample[] =>
	[...letters].map((letter, index) => ({ at: index, state: LETTERS[letter] ?? 'unknown' }));
const anySeries = fc
	.array(fc.record({ state: fc.constantFrom(...HEALTH_STATES), gap: fc.integer({ min: 1, max: 500 }) }), {
		maxLength: 60,
	})
	.map((steps) => {
		let at = 0;
		return steps.map(({ state, gap }): HealthSample => ({ at: (at += gap), state }));
	});
const rules = fc.record({
	openAfter: fc.integer({ min: 1, max: 5 }),
	closeAfter: fc.integer({ min: 1, max: 5 }),
});

test.each([
	['WWUUWWUUW', []],
	['WUUUWUWW', [[1, 3, 6, 'unreachable']]],
	['URCUWW', [[0, 2, 4, 'unreachable']]],
	['RRRR', [[0, 2, null, 'refusing_loans']]],
	['RRRRUW', [[0, 2, null, 'unreachable']]],
	['UU??U??W?WW', [[0, 4, 7, 'unreachable']]],
	['????', []],
])('%s has the incidents %j', (letters, expected) => {
	const found = incidentsOf(series(letters), RULE);
	expect(found.map((one) => [one.openedAt, one.confirmedAt, one.closedAt, one.worst])).toEqual(expected);
});

test('incidents stand apart, begin and end at samples that say so, and unknown samples change nothing', () => {
	fc.assert(
		fc.property(anySeries, rules, (samples, rule) => {
			const found = incidentsOf(samples, rule);
			const stateAt = new Map(samples.map(({ at, state }) => [at, state]));
			for (const [index, one] of found.entries()) {
				const confirming = samples.filter(
					({ at, state }) => state !== 'unknown' && at >= one.openedAt && at <= one.confirmedAt,
				);
				expect(confirming).toHaveLength(rule.openAfter);
				expect(confirming.every(({ state }) => state !== 'working')).toBe(true);
				const isLast = index === found.length - 1;
				const isClosedByGood = one.closedAt !== null && stateAt.get(one.closedAt) === 'working';
				expect(isClosedByGood || (isLast && one.closedAt === null)).toBe(true);
				expect(one.openedAt).toBeGreaterThan(found[index - 1]?.closedAt ?? -1);
			}
			const known = samples.filter(({ state }) => state !== 'unknown');
			expect(incidentsOf(known, rule)).toEqual(found);
		}),
	);
});

test('a short fault is forgotten, and a longer wait to close never makes more incidents', () => {
	fc.assert(
		fc.property(anySeries, rules, (samples, rule) => {
			const later = incidentsOf(samples, { ...rule, closeAfter: rule.closeAfter + 1 });
			expect(later.length).toBeLessThanOrEqual(incidentsOf(samples, rule).length);
			const bad = samples.filter(({ state }) => state !== 'unknown' && state !== 'working').length;
			expect(bad >= rule.openAfter || incidentsOf(samples, rule).length === 0).toBe(true);
		}),
	);
});

test('time between probes counts as the earlier one said, long gaps as unknown', () => {
	const samples: HealthSample[] = [
		{ at: 0, state: 'working' },
		{ at: 60, state: 'unreachable' },
		{ at: 120, state: 'refusing_loans' },
		{ at: 150, state: 'working' },
	];
	expect(uptimeOf(samples, { from: 30, to: 430, holdsFor: 100 })).toEqual({
		up: 130,
		refusing: 30,
		down: 60,
		unknown: 180,
		share: 130 / 220,
		knownShare: 220 / 400,
	});
	expect(uptimeOf([], { from: 0, to: 10, holdsFor: 5 })).toMatchObject({ unknown: 10, share: null });
});

test('the four parts make up the window, whatever the order; what is known grows with how long a probe holds', () => {
	const windows = fc.record({
		from: fc.integer({ min: 0, max: 5000 }),
		length: fc.integer({ min: 1, max: 20_000 }),
		holdsFor: fc.integer({ min: 1, max: 1000 }),
	});
	fc.assert(
		fc.property(anySeries, windows, (samples, { from, length, holdsFor }) => {
			const window = { from, to: from + length, holdsFor };
			const whole = uptimeOf(samples, window);
			expect(whole.up + whole.refusing + whole.down + whole.unknown).toBe(length);
			expect(whole.unknown).toBeGreaterThanOrEqual(0);
			expect(uptimeOf(samples.toReversed(), window)).toEqual(whole);
			const longer = uptimeOf(samples, { ...window, holdsFor: holdsFor + 50 });
			expect(longer.unknown).toBeLessThanOrEqual(whole.unknown);
			const middle = from + Math.floor(length / 2);
			const halves = [
				uptimeOf(samples, { ...window, to: middle }),
				uptimeOf(samples, { ...window, from: middle }),
			];
			expect(halves.reduce((sum, half) => sum + half.up, 0)).toBe(whole.up);
		}),
	);
});

const RHYTHM: ProbeRhythm = { interval: 300, shortestInterval: 60, longestInterval: 3600, patience: 3 };

test.each([
	['working', 0, 300],
	['unreachable', 1, 300],
	['unreachable', 3, 300],
	['unreachable', 4, 600],
	['unreachable', 6, 2400],
	['unreachable', 7, 3600],
	['unreachable', 5000, 3600],
	['wrong_credentials', 1, 600],
	['wrong_credentials', 4, 3600],
] as [HealthState, number, number][])('after %s, %i bad in a row, %i seconds', (state, badInRow, seconds) => {
	expect(waitAfter({ state, badInRow }, RHYTHM)).toBe(seconds);
	expect(nextDue(9e12, { endedAt: 1000, state, badInRow }, RHYTHM)).toBe(1000 + seconds * 1000);
});

test('the connector’s own limit holds over what a tenant asks for', () => {
	const eager = { ...RHYTHM, interval: 5, longestInterval: 10 };
	expect(waitAfter({ state: 'working', badInRow: 0 }, eager)).toBe(60);
	expect(waitAfter({ state: 'unreachable', badInRow: 9 }, eager)).toBe(60);
});

const night = { from: '22:00', to: '06:30', timeZone: 'Europe/Helsinki' };
const firstDue = (instant: string) =>
	new Date(nextDue(Date.parse(instant), null, { ...RHYTHM, quiet: night })).toISOString();

test.each([
	['2027-03-15T10:00:30.000Z', '2027-03-15T10:00:30.000Z'],
	['2027-03-15T19:59:59.999Z', '2027-03-15T19:59:59.999Z'],
	['2027-03-15T20:00:00.000Z', '2027-03-16T04:30:00.000Z'],
	['2027-03-16T04:29:30.000Z', '2027-03-16T04:30:00.000Z'],
	['2027-03-27T20:10:00.000Z', '2027-03-28T03:30:00.000Z'],
	['2027-10-30T19:10:00.000Z', '2027-10-31T04:30:00.000Z'],
])('what falls due at %s is asked at %s', (due, asked) => {
	expect(firstDue(due)).toBe(asked);
});

test('nothing is ever due in quiet hours, nor more than a day late', () => {
	const times = fc
		.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
		.map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 500_000 }), times, times, (minutes, from, to) => {
			const quiet = { from, to, timeZone: 'Europe/Helsinki' };
			const now = Date.parse('2027-01-01T00:00:00Z') + minutes * MINUTE;
			const due = nextDue(now, null, { ...RHYTHM, quiet });
			expect(isQuiet(due, quiet)).toBe(false);
			expect(due - now).toBeLessThanOrEqual(25 * 60 * MINUTE);
			expect(isQuiet(now, quiet) || due === now).toBe(true);
		}),
		{ numRuns: 100 },
	);
});
