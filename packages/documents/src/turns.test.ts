import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

test('places go in the order of coming, and who waits too long goes without', async () => {
	const turns = new Turns(1);
	expect(await turns.take(0)).toBe(true);
	const order: number[] = [];
	const impatient = turns.take(1).then((has) => has || order.push(0));
	const second = turns.take(60_000).then(() => order.push(2));
	const third = turns.take(60_000).then(() => order.push(3));
	await impatient;
	turns.give();
	await second;
	turns.give();
	await third;
	expect(order).toEqual([0, 2, 3]);
	turns.give();
	expect(await turns.take(0)).toBe(true);
});
