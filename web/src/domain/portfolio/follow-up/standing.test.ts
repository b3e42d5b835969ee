import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createTranslator, type Messages } from '#platform/locale/translate.ts';
import { needStates } from '../need/need.ts';
import { maskedAddress, shortened } from './follow-up.ts';
import { whyOf, whyText, type StandingFacts } from './standing.ts';

const facts: StandingFacts = {
	state: 'new',
	reason: '',
	since: '2027-03-01',
	owner: null,
	isAsked: false,
	startsOn: null,
	endsOn: null,
	isLeftOut: false,
};

function wordsOf(locale: 'fi' | 'sv' | 'en') {
	const file = new URL(`../../../messages/${locale}/follow.json`, import.meta.url);
	const own = JSON.parse(readFileSync(file, 'utf8')) as Messages;
	return createTranslator(
		locale,
		Object.fromEntries(Object.entries(own).map(([key, text]) => [`follow.${key}`, text])),
	);
}

describe('where a wish stands', () => {
	test.each(['fi', 'sv', 'en'] as const)('is told in words in every state, in %s', (locale) => {
		const t = wordsOf(locale);
		for (const state of needStates) {
			const text = whyText(t, { ...facts, state });
			expect(text, state).toMatch(/^[\p{L}][^{}⟦]{15,}\.$|!$/u);
		}
	});

	test('is told by the facts there are', () => {
		const code = (more: Partial<StandingFacts>) => whyOf({ ...facts, ...more });
		expect(code({})).toBe('new');
		expect(code({ owner: 'Palvelukoordinaattori' })).toBe('newOwned');
		expect(code({ state: 'clarifying', isAsked: true })).toBe('clarifyingAsked');
		expect(code({ state: 'clarifying' })).toBe('clarifying');
		expect(code({ state: 'accepted', isLeftOut: true })).toBe('leftOut');
		expect(code({ state: 'planned', startsOn: '2027-09-01' })).toBe('plannedWhen');
		expect(code({ state: 'planned' })).toBe('planned');
	});

	test('names the time, and the missing reason', () => {
		const t = wordsOf('fi');
		const planned = { ...facts, state: 'planned', startsOn: '2027-09-06' } as const;
		expect(whyText(t, { ...planned, endsOn: '2027-11-05' })).toBe(
			'Suunnitelmassa: syyskuu 2027 – marraskuu 2027.',
		);
		expect(whyText(t, { ...planned, endsOn: '2027-09-24' })).toBe('Suunnitelmassa: syyskuu 2027.');
		expect(whyText(t, { ...facts, state: 'rejected' })).toMatch(/Syytä ei ole kirjattu/);
		expect(whyText(t, { ...facts, state: 'rejected', reason: 'Liian kallis' })).toBe('Tätä ei toteuteta.');
	});
});

test('words are cut at a word and addresses to their beginning', () => {
	expect(shortened('Lukija  ei\ntoimi')).toBe('Lukija ei toimi');
	expect(shortened('Lukija ei toimi lainkaan', 18)).toBe('Lukija ei toimi…');
	expect(maskedAddress('maija.meikalainen@kunta.example')).toBe('m…@kunta.example');
});
