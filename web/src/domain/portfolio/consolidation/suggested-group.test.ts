import { expect, test } from 'vitest';
import { follower, judgedKeys } from './relation.ts';
import { levelOf, pairKey, withoutJudged, type SuggestedGroup } from './suggested-group.ts';

const link = (needId: string, otherId: string, score = 0.8) => ({ needId, otherId, score, parts: [] });
const chain: SuggestedGroup = {
	needIds: ['a', 'b', 'c', 'd'],
	confidence: 0.9,
	links: [link('a', 'b'), link('b', 'c'), link('c', 'd')],
};
const left = (judged: string[], isOpen: (id: string) => boolean = () => true) =>
	withoutJudged([chain], new Set(judged), isOpen).map(({ needIds }) => needIds);

test('a group falls apart where its only tie was judged, and a need left alone is no group', () => {
	expect(left([])).toEqual([['a', 'b', 'c', 'd']]);
	expect(left([pairKey('c', 'b')])).toEqual([
		['a', 'b'],
		['c', 'd'],
	]);
	expect(left([pairKey('a', 'b')])).toEqual([['b', 'c', 'd']]);
	expect(left([], (id) => id !== 'b')).toEqual([['c', 'd']]);
});

test('of two judged apart that a third binds, the one less like the rest goes', () => {
	const triangle = {
		needIds: ['a', 'b', 'c'],
		confidence: 0.9,
		links: [link('a', 'b', 0.9), link('b', 'c', 0.5)],
	};
	const judged = new Set([pairKey('a', 'c')]);
	expect(withoutJudged([triangle], judged, () => true).map(({ needIds }) => needIds)).toEqual([['a', 'b']]);
});

test('a need stands in one group only', () => {
	const second = { ...chain, needIds: ['d', 'e'], links: [link('d', 'e')] };
	expect(withoutJudged([chain, second], new Set(), () => true)).toHaveLength(1);
});

test('what was said of needs holds for those they were merged into', () => {
	const mergers = [
		['a', 'b'],
		['b', 'c'],
	] as const;
	expect(follower(mergers)('a')).toBe('c');
	const keys = judgedKeys({ mergers, differences: [['a', 'x']], parts: [['b', 'c']], waits: [['c', 'y']] });
	expect([...keys].toSorted()).toEqual([pairKey('c', 'x'), pairKey('c', 'y')].toSorted());
});

test.each([
	[1, 'certain'],
	[0.85, 'certain'],
	[0.7, 'likely'],
	[0.2, 'possible'],
])('confidence %d is %s', (confidence, level) => {
	expect(levelOf(confidence)).toBe(level);
});
