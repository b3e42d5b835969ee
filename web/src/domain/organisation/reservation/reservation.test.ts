import fc from 'fast-check';
import { expect, test } from 'vitest';
import { takenByMonth } from './reservation.ts';

const day = fc
	.integer({ min: 0, max: 1500 })
	.map((count) => new Date(Date.UTC(2026, 0, 1) + count * 86_400_000).toISOString().slice(0, 10));

test('every day taken is taken of some month between the two days, and none twice', () => {
	fc.assert(
		fc.property(day, day, fc.integer({ min: 1, max: 60 }), fc.uniqueArray(day), (a, b, days, free) => {
			const [startsOn, endsOn] = [a, b].toSorted() as [string, string];
			const taken = takenByMonth([{ positionId: 'p', startsOn, endsOn, days }], new Set(free));
			expect([...taken.values()].reduce((sum, value) => sum + value, 0)).toBeCloseTo(days, 6);
			for (const month of taken.keys())
				expect(month >= startsOn.slice(0, 7) && month <= endsOn.slice(0, 7)).toBe(true);
		}),
	);
});

test('a training over the turn of a month takes of each month by its working days', () => {
	const course = { positionId: 'p', startsOn: '2027-03-29', endsOn: '2027-04-02', days: 5 };
	expect([...takenByMonth([course], new Set())]).toEqual([
		['2027-03', 3],
		['2027-04', 2],
	]);
	expect([...takenByMonth([course], new Set(['2027-03-29']))]).toEqual([
		['2027-03', 2.5],
		['2027-04', 2.5],
	]);
});
