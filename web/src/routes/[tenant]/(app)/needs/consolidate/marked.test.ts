import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marked, matchedWords } from './marked.ts';

test('what matched is told apart in the sentence, whatever its case', () => {
	expect(marked('Tulostin jumittaa, uusi tulostin', ['tulostin'])).toEqual([
		{ text: 'Tulostin', isMatch: true },
		{ text: ' jumittaa, uusi ', isMatch: false },
		{ text: 'tulostin', isMatch: true },
	]);
});

test('the words are those of the need itself, whichever end of the pair it is', () => {
	const parts = [{ mine: 'printteri', theirs: 'tulostin', how: 'meaning' as const }];
	const links = [{ needId: 'a', otherId: 'b', score: 1, parts }];
	expect(matchedWords('a', links)).toEqual(['printteri']);
	expect(matchedWords('b', links)).toEqual(['tulostin']);
	expect(matchedWords('c', links)).toEqual([]);
});

test('no sentence loses or gains a letter', () => {
	const words = fc.array(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 4 });
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), words, (text, list) => {
			expect(
				marked(text, list)
					.map((piece) => piece.text)
					.join(''),
			).toBe(text);
		}),
	);
});
