import { expect, test } from 'vitest';
import { random } from '../random.ts';
import { EligibleTree } from './eligible-tree.ts';

test('all come out once, none that was not put in', () => {
	const tree = new EligibleTree(37);
	const draw = random(1);
	const put = [0, 5, 6, 30, 36];
	for (const activity of put) tree.add(activity, activity);
	expect(put.map(() => tree.draw(draw.unit())).sort((a, b) => a - b)).toEqual(put);
});

test('the more urgent come out first the more often, by urgency + 1 - the least', () => {
	const draw = random(1);
	const first = [0, 0, 0];
	for (let round = 0; round < 6000; round++) {
		const tree = new EligibleTree(3);
		[10, 11, 12].forEach((urgency, activity) => tree.add(activity, urgency));
		first[tree.draw(draw.unit())]!++;
	}
	expect(first.map((times) => Math.round(times / 100) / 10)).toEqual([1, 2, 3]);
});
