import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostAlike } from './similar-need.ts';

const said = [
	'Lainausautomaatin lukija ei tunnista vanhoja kirjastokortteja',
	'Asiakastietokoneet ovat liian hitaita',
	'Langaton verkko ei kuulu lastenosastolle',
	'Tulostaminen omalta puhelimelta',
	'Itsepalveluautomaatti kirjautuu ulos kesken palautuksen',
	'Digituelle rauhallinen paikka',
	'Kokoustilan näyttö ei yhdisty kannettavaan',
].map((text, at) => ({ number: at + 1, sentences: [text] }));

const numbers = (typed: string) => mostAlike(typed, said).map(({ number }) => number);

test.each([
	['automaatti ei lue kortteja', 1],
	['Asiakaskoneet hitaat', 2],
	['WLAN eli langattoman verkon kuuluvuus', 3],
	['puhelimesta tulostus', 4],
	['kannettavan kytkeminen kokoushuoneen näyttöön', 7],
])('%s finds need %i first, whatever the endings', (typed, number) => {
	expect(numbers(typed)[0]).toBe(number);
});

test.each(['Kahvinkeitin rikki', 'tarvitaan meille', 'ei', '???', ''])('“%s” finds none', (typed) => {
	expect(numbers(typed)).toEqual([]);
});

test('a need is found by any of its sentences and stands once, five needs at most', () => {
	const many = Array.from({ length: 9 }, (_, at) => ({
		number: 10 + at,
		sentences: ['Tulostin jumittaa', `Hylly ${at}`],
	}));
	expect(mostAlike('tulostin jumittaa taas', many)).toHaveLength(5);
	expect(mostAlike('hyllyt', [...said, ...many]).every(({ number }) => number >= 10)).toBe(true);
});

test('a weak likeness is left out beside a clear one', () => {
	expect(numbers('puhelimella tulostaminen')).toEqual([4]);
});

test('one need alone is found', () => {
	expect(mostAlike('automaatti ei lue kortteja', said.slice(0, 1))).toHaveLength(1);
	expect(mostAlike('kahvinkeitin vuotaa', said.slice(0, 1))).toHaveLength(0);
});

test('any text is taken, the needs it names whole stand first', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
			expect(mostAlike(typed, said).length).toBeLessThanOrEqual(5);
		}),
	);
	for (const { number, sentences } of said) expect(numbers(sentences[0]!)[0]).toBe(number);
});
