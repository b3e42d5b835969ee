import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { OneAnswer, tally } from './commitment.ts';
import { likelyYear } from './commitment-list.ts';
import { partnerships } from './cooperation.ts';

const answer = (given: object) => v.safeParse(OneAnswer, { version: '0', ...given });
const codes = (given: object) => answer(given).issues?.map(({ message }) => message);

describe('one answer', () => {
	test('a no stands alone and has its reason', () => {
		expect(codes({ stances: ['declines', 'pays'], words: 'Ei varaa.' })).toEqual(['declines_alone']);
		expect(codes({ stances: ['declines'] })).toEqual(['say_why']);
		expect(answer({ stances: ['declines'], words: 'Meillä ei ole laitetta.' }).success).toBe(true);
	});

	test('words without a choice would be lost', () => {
		expect(codes({ words: 'Tarvitsemme tämän.' })).toEqual(['choose_stance']);
	});

	test('a share counts only of those who pay', () => {
		expect(answer({ stances: ['benefits'], share: '500' }).output).toMatchObject({ share: null });
		expect(answer({ stances: ['pays'], share: '1 200,505' }).output).toMatchObject({ share: 1200.51 });
		expect(codes({ stances: ['pays'], share: 'paljon' })).toEqual(['not_amount']);
	});
});

test('a tally counts each of several stances and all money', () => {
	const counted = tally([
		{ stances: ['takes_part', 'pays'], share: 300 },
		{ stances: ['takes_part'], share: null },
		{ stances: ['declines'], share: null },
	]);
	expect(counted).toEqual({ takes_part: 2, benefits: 0, pays: 1, declines: 1, share: 300, answered: 3 });
});

describe('who works with whom', () => {
	const takes = (needId: string, unitId: string) => ({ needId, unitId, stances: ['takes_part' as const] });

	test('pairs that meet in most needs come first, each pair once', () => {
		const answers = [
			takes('printer', 'b'),
			takes('printer', 'a'),
			takes('network', 'a'),
			takes('network', 'b'),
			takes('network', 'c'),
			{ needId: 'printer', unitId: 'c', stances: ['benefits' as const] },
		];
		expect(partnerships(answers, ['a', 'b', 'c'])).toEqual([
			{ units: ['a', 'b'], needIds: ['printer', 'network'] },
			{ units: ['a', 'c'], needIds: ['network'] },
			{ units: ['b', 'c'], needIds: ['network'] },
		]);
	});

	test('a unit alone works with nobody', () => {
		expect(partnerships([takes('printer', 'a')], ['a', 'b'])).toEqual([]);
	});
});

test('in the autumn the list is for the next year, within the plan', () => {
	expect(likelyYear('2026-11-23', undefined)).toBe(2027);
	expect(likelyYear('2027-02-01', undefined)).toBe(2027);
	expect(likelyYear('2026-11-23', { firstYear: 2028, lastYear: 2030 })).toBe(2028);
});
