import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldedOf } from './normal.ts';
import { createSpelling, distanceOf } from './spelling.ts';

test('a slip finds the word meant, the nearest first', () => {
	const spelling = createSpelling([
		'lainausautomaatti',
		'palautusautomaatti',
		'skanneri',
		'kasetti',
		'kassa',
	]);
	expect(spelling.nearest('lainusautomaati')[0]?.word).toBe('lainausautomaatti');
	expect(spelling.nearest('sknaneri')[0]?.word).toBe('skanneri');
	expect(spelling.nearest('kisetti')[0]?.word).toBe('kasetti');
	expect(spelling.nearest('tulostin')).toEqual([]);
});

test('one letter left out, doubled or swapped is always found', () => {
	const word = fc.stringMatching(/^[a-zäö]{4,20}$/);
	fc.assert(
		fc.property(word, fc.nat(), (meant, where) => {
			const at = where % (meant.length - 1);
			const spelling = createSpelling([meant]);
			const slips = [
				meant.slice(0, at) + meant.slice(at + 1),
				meant.slice(0, at) + meant[at] + meant.slice(at),
				meant.slice(0, at) + meant[at + 1] + meant[at] + meant.slice(at + 2),
			];
			for (const slip of slips.filter(({ length }) => length > 3)) {
				if (foldedOf(slip).length < 3 || distanceOf(foldedOf(slip), foldedOf(meant), 1) > 1) continue;
				expect(spelling.nearest(slip).map(({ word: found }) => found)).toContain(meant);
			}
		}),
	);
});

test('distance counts changes, insertions, deletions and swaps', () => {
	expect(distanceOf('kasetti', 'kassetti', 2)).toBe(1);
	expect(distanceOf('kasetti', 'aksetti', 2)).toBe(1);
	expect(distanceOf('kasetti', 'kansiot', 2)).toBe(3);
});
