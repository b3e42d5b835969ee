import { describe, expect, it } from 'vitest';
import { compare, longestRising } from './comparison.ts';
import { kinshipOf } from './lineage.ts';
import { wordDiff } from './word-diff.ts';

const clause = (lineageId: string, number: string, text: string) => {
	return { lineageId, number, text, kind: 'paragraph' as const, level: 1 };
};

describe('two texts word by word', () => {
	it('are told by what went and what came', () => {
		expect(wordDiff('Opastusta on kahdesti kuussa.', 'Opastusta on viikoittain ja kotona.')).toEqual([
			{ kind: 'same', text: 'Opastusta on ' },
			{ kind: 'gone', text: 'kahdesti kuussa' },
			{ kind: 'come', text: 'viikoittain ja kotona' },
			{ kind: 'same', text: '.' },
		]);
	});

	it('give back both texts whatever they are', () => {
		const words = ['kirjasto', 'opastaa', 'ja', 'laite', ',', '.', 'äly'];
		let seed = 7;
		const next = (most: number) => (seed = (seed * 48271) % 2147483647) % most;
		const text = () => Array.from({ length: next(40) }, () => words[next(words.length)]!).join(' ');
		for (let round = 0; round < 300; round++) {
			const [before, after] = [text(), text()];
			const pieces = wordDiff(before, after);
			const side = (without: string) =>
				pieces
					.filter(({ kind }) => kind !== without)
					.map(({ text: part }) => part)
					.join('');
			expect(side('come')).toBe(before);
			expect(side('gone')).toBe(after);
		}
	});

	it('with nearly nothing in common are one gone and one come', () => {
		expect(wordDiff('Kirjasto lainaa laitteita.', 'Johtoryhmä vastaa budjetista')).toHaveLength(2);
		const long = (word: string) => Array.from({ length: 900 }, (_, at) => `${word}${at}`).join(' ');
		expect(wordDiff(long('a'), long('b'))).toHaveLength(2);
	});
});

describe('two editions', () => {
	it('tell what came, went, changed and moved, what went where it stood', () => {
		const before = [
			clause('a', '1', 'Yksi'),
			clause('b', '2', 'Kaksi'),
			clause('c', '3', 'Kolme asiaa'),
			clause('d', '4', 'Neljä'),
		];
		const after = [
			clause('d', '1', 'Neljä'),
			clause('a', '2', 'Yksi'),
			clause('c', '3', 'Kolme uutta asiaa'),
			clause('e', '4', 'Viisi'),
		];
		const { clauses, counts } = compare(before, after);
		expect(
			clauses.map(({ lineageId, change, isMoved }) => `${lineageId} ${change}${isMoved ? ' moved' : ''}`),
		).toEqual(['d same moved', 'a same', 'b went', 'c changed', 'e came']);
		expect(counts).toEqual({ came: 1, went: 1, changed: 1, same: 2, moved: 1 });
		expect(clauses[1]).toMatchObject({ numberBefore: '1', number: '2' });
	});

	it('of the same words and order are the same', () => {
		const text = [clause('a', '1', 'Yksi'), clause('b', '2', 'Kaksi')];
		expect(
			compare(
				text,
				text.map((one) => ({ ...one, text: ` ${one.text}  ` })),
			).counts,
		).toMatchObject({ same: 2, moved: 0 });
		expect([...longestRising([3, 0, 1, 2])]).toEqual([3, 2, 1]);
	});
});

describe('the line of a clause', () => {
	const known = [
		clause('a', '1', 'Kirjasto opastaa asukkaita digitaitojen käytössä kerran viikossa.'),
		clause('b', '2', 'Laitteet uusitaan neljän vuoden välein.'),
		clause('c', '3', 'Laitteet uusitaan neljän vuoden välein.'),
		clause('d', '4', 'Johtoryhmä vastaa strategian päivittämisestä.'),
	];
	const fresh = (number: string, text: string, kind: 'paragraph' | 'heading' = 'paragraph') => ({
		number,
		text,
		kind,
	});

	it('is found by the same words, then by number and like words', () => {
		const kin = kinshipOf(known, [
			fresh('1', 'Johtoryhmä vastaa strategian päivittämisestä.'),
			fresh('2', 'Kirjasto opastaa asukkaita digitaitojen käytössä kahdesti viikossa.'),
			fresh('3', 'Laitteet uusitaan neljän vuoden välein.'),
			fresh('4', 'Kaikilla on pääsy verkkokirjastoon.'),
		]);
		expect(kin).toEqual([
			{ lineageId: 'd', how: 'same' },
			{ lineageId: 'a', how: 'changed' },
			{ lineageId: 'c', how: 'same' },
			{ lineageId: null, how: 'new' },
		]);
	});

	it('does not run from a heading to a paragraph, and one line has one heir', () => {
		expect(
			kinshipOf([known[1]!], [fresh('2', 'Laitteet uusitaan viiden vuoden välein', 'heading')])[0]!.how,
		).toBe('new');
		const twice = kinshipOf([known[0]!], [fresh('1', known[0]!.text), fresh('2', known[0]!.text)]);
		expect(twice.map(({ lineageId }) => lineageId)).toEqual(['a', null]);
	});
});
