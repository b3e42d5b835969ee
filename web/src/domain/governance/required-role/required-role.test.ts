import { describe, expect, test } from 'vitest';
import { gapsOf, standingOf, type HeldPost, type Requirement } from './required-role.ts';

const day = '2026-11-23';
const asked: Requirement = {
	strategyId: 's',
	strategy: 'Strategia',
	lineageId: 'l',
	number: '5.2.9',
	text: 'Kirjastossa tulee olla pysyvä palvelukoordinaattori.',
	roleId: 'r',
	role: 'Palvelukoordinaattori',
	posts: 1,
	isPermanent: true,
	leastPercent: null,
};
const post = (more: Partial<HeldPost> = {}): HeldPost => ({
	id: more.title ?? 'p',
	title: 'Palvelukoordinaattori',
	roleId: 'r',
	person: 'Petri',
	tenure: 'permanent',
	daysPerMonth: 8,
	fullTimePercent: 100,
	validFrom: '2020-01-01',
	validTo: null,
	deputy: { id: 'd', title: 'Informaatikko', person: 'Johanna' },
	...more,
});

describe('a post against what is required', () => {
	test.each([
		['nothing', post(), []],
		['a holder', post({ person: null }), ['vacant']],
		['its first day', post({ validFrom: '2027-01-01' }), ['coming']],
		['permanence', post({ tenure: 'fixed_term', validTo: '2027-06-30' }), ['fixed_term']],
		['a future', post({ validTo: '2027-06-30' }), ['ends']],
		['a deputy', post({ deputy: null }), ['no_deputy']],
		['a deputy who is there', post({ deputy: { id: 'd', title: 'x', person: null } }), ['no_deputy']],
		['a deputy of another person', post({ deputy: { id: 'd', title: 'x', person: 'Petri' } }), ['no_deputy']],
	] as const)('lacks %s', (_, given, gaps) => {
		expect(gapsOf(given, asked, day)).toEqual(gaps);
	});

	test('is part of full time only where the clause says how much', () => {
		const half = post({ fullTimePercent: 50 });
		expect(gapsOf(half, asked, day)).toEqual([]);
		expect(gapsOf(half, { ...asked, leastPercent: 60 }, day)).toEqual(['part_time']);
	});

	test('may be for a term where no permanent one is asked for', () => {
		const term = post({ tenure: 'fixed_term', validTo: '2027-06-30' });
		expect(gapsOf(term, { ...asked, isPermanent: false }, day)).toEqual([]);
	});
});

describe('a requirement', () => {
	test('is met by the posts that serve it best; what has ended does not count', () => {
		const all = [
			post({ title: 'Vanha', validTo: '2026-11-22' }),
			post({ title: 'Tyhjä', person: null }),
			post({ title: 'Määräaikainen', tenure: 'fixed_term' }),
			post({ title: 'Pysyvä' }),
			post({ title: 'Toisen roolin', roleId: 'x' }),
		];
		const one = standingOf(asked, all, day);
		expect(one).toMatchObject({ missing: 0, isMet: true, held: [{ title: 'Pysyvä' }] });
		const three = standingOf({ ...asked, posts: 4 }, all, day);
		expect(three.held.map(({ title }) => title)).toEqual(['Pysyvä', 'Määräaikainen', 'Tyhjä']);
		expect(three).toMatchObject({ missing: 1, isMet: false });
	});

	test('is met without a deputy, though that is told', () => {
		const { isMet, held } = standingOf(asked, [post({ deputy: null })], day);
		expect([isMet, held[0]!.gaps]).toEqual([true, ['no_deputy']]);
	});
});
