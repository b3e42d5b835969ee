import { describe, expect, it } from 'vitest';
import { arrange, lines, mergeWithPrevious, split, type ClauseDraft } from './clause-draft.ts';

const clause = (number: string, text: string, isObligation = false): ClauseDraft => ({
	number,
	kind: 'paragraph',
	level: 2,
	text,
	isObligation,
});
const brief = (clauses: readonly ClauseDraft[]) => clauses.map(({ number, text }) => `${number} ${text}`);

describe('a preview of clauses', () => {
	const three = [
		clause('1', 'Johdanto.'),
		clause('1.1', 'Kirjasto vastaa. Opisto auttaa. Museo seuraa.', true),
		clause('1.2', 'Loppu.'),
	];

	it('is parted at sentences with numbers nobody else has', () => {
		const parted = split([...three, clause('1.1b', 'Varattu.')], 1);
		expect(brief(parted)).toEqual([
			'1 Johdanto.',
			'1.1 Kirjasto vastaa.',
			'1.1c Opisto auttaa.',
			'1.1d Museo seuraa.',
			'1.2 Loppu.',
			'1.1b Varattu.',
		]);
		expect(parted[2]?.isObligation).toBe(true);
	});

	it('is parted where a line break was typed, not at sentences', () => {
		const typed = [clause('1', 'Eka virke. Toka\nkolmas. Neljäs')];
		expect(brief(arrange(typed, 'split-0'))).toEqual(['1 Eka virke. Toka', '1b kolmas. Neljäs']);
		expect(brief(arrange(typed))).toEqual(['1 Eka virke. Toka', '1b kolmas. Neljäs']);
	});

	it('joins a clause to the one before and keeps its duty', () => {
		const joined = mergeWithPrevious(three, 1);
		expect(brief(joined)).toEqual([
			'1 Johdanto. Kirjasto vastaa. Opisto auttaa. Museo seuraa.',
			'1.2 Loppu.',
		]);
		expect(joined[0]?.isObligation).toBe(true);
		expect(mergeWithPrevious(three, 0)).toEqual(three);
		expect(arrange(three, 'merge-99')).toEqual(three);
	});

	it('gives back the same words after parting and joining', () => {
		const parted = arrange(three, 'split-1');
		expect(arrange(arrange(parted, 'merge-3'), 'merge-2')).toEqual(three);
	});

	it('drops an emptied clause and numbers one left without', () => {
		expect(brief(lines([clause('1', ' '), clause('', 'Uusi'), clause('2', 'Vanha')]))).toEqual([
			'1 Uusi',
			'2 Vanha',
		]);
	});
});
