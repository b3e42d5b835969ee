import { describe, expect, test } from 'vitest';
import { causeOf, chainOf, dueStep, type Reachable } from './chain.ts';

const people: Reachable = {
	hasOwner: true,
	ownerId: 'owner',
	deputyIds: ['deputy'],
	coordinatorIds: ['coordinator', 'owner'],
	directorIds: ['director'],
	administratorIds: ['director', 'administrator'],
};
const stepsOf = (given: Partial<Reachable>) =>
	chainOf({ ...people, ...given }).map(({ step, level, personIds }) => [step, level, ...personIds]);

describe('who is reminded of a need that stands still', () => {
	test('begins with the holder of its post and goes up, each person once', () => {
		expect(stepsOf({})).toEqual([
			[1, 'owner', 'owner'],
			[2, 'coordinator', 'coordinator'],
			[3, 'director', 'director'],
			[4, 'administrator', 'administrator'],
		]);
	});

	test('passes to a deputy where the post is vacant, and to coordinators where nobody stands in', () => {
		expect(stepsOf({ ownerId: null })[0]).toEqual([1, 'deputy', 'deputy']);
		expect(stepsOf({ ownerId: null, deputyIds: [] })[0]).toEqual([1, 'coordinator', 'coordinator', 'owner']);
		const bare = { ownerId: null, deputyIds: [], coordinatorIds: [] };
		expect(stepsOf(bare)).toEqual([
			[1, 'director', 'director'],
			[2, 'administrator', 'administrator'],
		]);
		expect(stepsOf({ ...bare, directorIds: [], administratorIds: [] })).toEqual([]);
	});

	test('tells why it comes to her', () => {
		const cause = (given: Partial<Reachable>, at = 0) => {
			const all = { ...people, ...given };
			return causeOf(all, chainOf(all)[at]!);
		};
		expect(cause({})).toBe('own');
		expect(cause({ ownerId: null })).toBe('vacant');
		expect(cause({ hasOwner: false, ownerId: null, deputyIds: [] })).toBe('no_owner');
		expect(cause({}, 1)).toBe('unmoved');
	});
});

test('each step waits as long again', () => {
	const due = (days: number, lastStep: number, daysSinceLast: number) =>
		dueStep({ days, staleAfter: 14, lastStep, daysSinceLast });
	expect(due(13, 0, 0)).toBeNull();
	expect(due(14, 0, 0)).toBe(1);
	expect(due(90, 0, 0)).toBe(1);
	expect(due(27, 1, 13)).toBeNull();
	expect(due(28, 1, 14)).toBe(2);
	expect(due(60, 2, 14)).toBe(3);
});
