import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAnalyser } from './analyser.ts';
import { languageOf } from './language.ts';
import { foldedOf } from './normal.ts';
import { termsOf } from './term.ts';

const basesOf = (text: string) =>
	termsOf(text)
		.filter(({ weight }) => weight > 0)
		.map(({ base }) => base);
const partsOf = (word: string) =>
	createAnalyser({})
		.analysesOf(word, 'fi')
		.flatMap(({ parts }) => parts.map(({ base }) => base));

describe('terms', () => {
	test('give base forms and parts, and weigh function words nothing', () => {
		const terms = termsOf('Lainausautomaatteja on lapsille');
		expect(terms.map(({ base, source, weight }) => [base, source, weight > 0])).toEqual([
			['lainausautomaatti', 'base', true],
			['lainaus', 'part', true],
			['automaatti', 'part', true],
			[terms[3]?.base, 'base', false],
			['lapsi', 'base', true],
		]);
	});

	test('written apart or together, the parts are the same', () => {
		expect(basesOf('lainaus automaatti')).toEqual(['lainaus', 'automaatti']);
		expect(partsOf('lainausautomaatin')).toEqual(['lainaus', 'automaatti']);
		expect(partsOf('c-kasetteja')).toEqual(['c', 'kasetti']);
		expect(partsOf('tietoturvakoulutuksia')).toEqual(['tieto', 'turva', 'koulutus']);
	});

	test('a word seen elsewhere helps to part a compound of it', () => {
		const seen = createAnalyser({ lexicon: new Set(['jukeboksi']) });
		expect(seen.analysesOf('jukeboksikorttia', 'fi')[0]?.parts.map(({ base }) => base)).toEqual([
			'jukeboksi',
			'kortti',
		]);
	});

	test('everyday words stand for the plain ones', () => {
		expect(basesOf('tietsikoita')).toContain('tietokone');
		expect(basesOf('videotykin')).toContain('videoprojektori');
	});

	test('Swedish compounds part at their joints, and English words lose their endings', () => {
		const parts = createAnalyser({})
			.analysesOf('utlåningsautomaterna', 'sv')[0]
			?.parts.map(({ base }) => base);
		expect(parts).toEqual(['utlåning', 'automat']);
		expect(
			termsOf('The scanners in our libraries')
				.filter(({ weight }) => weight > 0)
				.map(({ base }) => base),
		).toEqual(['scanner', 'librari']);
	});

	test('never throw, stand where they say and come out the same twice', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
				const terms = termsOf(text);
				expect(terms).toEqual(createAnalyser({}).termsOf(text));
				for (const { start, end, base } of terms) {
					expect(end).toBeLessThanOrEqual(text.length);
					expect(start).toBeLessThan(end);
					expect(base).not.toBe(undefined);
				}
			}),
		);
	});
});

describe('language', () => {
	test.each([
		['Hankitaan uusi skanneri asiakkaille', 'fi'],
		['Wifi pätkii', 'fi'],
		['Ny skanner till kunderna', 'sv'],
		['biblioteksautomation', 'sv'],
		['New scanner for customers', 'en'],
	])('%s', (text, language) => expect(languageOf(text)).toBe(language));
});

test('a folded key forgives diacritics and doubled letters', () => {
	expect(foldedOf('Käännökset')).toBe(foldedOf('kaanokset'));
});
