import { expect, test } from 'vitest';
import { faultsIn, type Adopted, type Item } from './plan-checker.ts';

// A checker that finds nothing would let every plan pass.
const item = (
	id: string,
	number: number,
	startsOn: string,
	endsOn: string,
	more: Partial<Item> = {},
): Item => ({
	...{ id, number, startsOn, endsOn, earliestOn: null, deadlineOn: null, before: [] },
	...{ cost: { investment: 0, one_off: 0, yearly: 0 }, effort: { koordinaattori: 3.4 } },
	...more,
});
const money = { investment: 0, one_off: 0, yearly: 1000 };
const sound: Adopted = {
	firstYear: 2027,
	lastYear: 2028,
	items: [
		item('a', 1, '2027-02-01', '2027-02-26', { deadlineOn: '2027-03-01', cost: money }),
		item('b', 2, '2027-03-01', '2027-03-26', { earliestOn: '2027-02-15', before: ['a'] }),
	],
	left: ['c'],
	posts: [{ roleId: 'koordinaattori', days: 4, from: '2027-01-01', to: null }],
	budgets: [
		{ year: 2027, kind: 'yearly', amount: 1000 },
		{ year: 2028, kind: 'yearly', amount: 1000 },
	],
	closed: [],
};

test('a plan that holds has no faults', () => {
	expect(faultsIn(sound)).toEqual([]);
});

const [a, b] = sound.items as [Item, Item];
test.each<[string, Partial<Adopted>, string]>([
	[
		'too early',
		{ items: [a, { ...b, earliestOn: '2027-03-08' }] },
		'2 begins 2027-03-01, may begin 2027-03-08',
	],
	['too late', { items: [{ ...a, deadlineOn: '2027-02-20' }, b] }, '1 ends 2027-02-26, is due 2027-02-20'],
	['out of order', { items: [{ ...a, endsOn: '2027-03-05' }, b] }, '2 begins before 1 is ready'],
	['left behind', { items: [a, { ...b, before: ['c'] }] }, '2 waits for a need that is left out'],
	['over the budget', { budgets: [{ year: 2028, kind: 'yearly', amount: 999 }] }, 'yearly 2028: 1000 of 999'],
	['too much work', { posts: [{ ...sound.posts[0]!, days: 2 }] }, 'koordinaattori 2027-02'],
	['nobody there', { posts: [{ ...sound.posts[0]!, to: '2027-02-28' }] }, 'koordinaattori 2027-03'],
	['closed', { closed: [{ from: '2027-02-08', to: '2027-02-26' }] }, 'koordinaattori 2027-02'],
])('%s is found', (_, change, fault) => {
	expect(faultsIn({ ...sound, ...change }).join('\n')).toContain(fault);
});
