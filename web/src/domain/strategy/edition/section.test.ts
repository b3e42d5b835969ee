import { readClauses } from '@luotsi/documents/clauses';
import { describe, expect, it } from 'vitest';
import type { ClauseWords } from './edition.ts';
import { clausesFrom, markdownOf, sectionsOf } from './section.ts';

const document = `TVT-LINJAUKSET

Johdanto kertoo taustan.

5.2 Kirjaston tavoitteet

Kirjasto opastaa asukkaita. Johtoryhmä vastaa päivittämisestä.

Tavoitteet:

- Jokaisessa kirjastossa tulee olla toimiva tulostus
  - myös lainakirjastossa
- Neuvontaa lisätään

5.3 Talous

Rahoitus päätetään vuosittain.
`;

let count = 0;
const newId = () => `uusi-${++count}`;
const wordsOf = (text: string): ClauseWords[] =>
	readClauses(text).map(({ number, kind, level, text: words, obligation }, at) => {
		return { lineageId: `l${at}`, number, kind, level, text: words, isObligation: obligation };
	});
const sections = () => sectionsOf(wordsOf(document), 'strategia');
const rewrite = (clauses: readonly ClauseWords[], markdown: string, away: readonly ClauseWords[] = []) =>
	clausesFrom({ markdown, clauses, away, taken: new Set(['9.9']), newId });

describe('a section', () => {
	it('is a heading with what stands under it', () => {
		expect(sections().map(({ id, clauses }) => [id, clauses.length])).toEqual([
			['l0', 2],
			['l2', 6],
			['l8', 2],
		]);
		expect(sectionsOf(wordsOf('Ensin teksti.\n\n5.2 Otsikko\n'), 'strategia')[0]).toMatchObject({
			id: 'strategia',
			heading: null,
		});
	});

	it('is read back from its Markdown as it was', () => {
		for (const { clauses } of sections()) expect(rewrite(clauses, markdownOf(clauses))).toEqual(clauses);
		const odd = wordsOf('5.2 Otsikko\n\nKappale').map((clause, at) =>
			at === 1 ? { ...clause, text: '1. Tämä on kappale' } : clause,
		);
		expect(markdownOf(odd)).toBe('## 5.2 Otsikko\n\n\\1. Tämä on kappale');
		expect(rewrite(odd, markdownOf(odd))).toEqual(odd);
		const capitals = odd.map((clause, at) => (at === 1 ? { ...clause, text: 'KAIKKI ISOLLA' } : clause));
		expect(rewrite(capitals, markdownOf(capitals))).toEqual(capitals);
	});

	it('keeps the line of a changed clause, counts on when one comes, and finds new duties', () => {
		const { clauses } = sections()[1]!;
		const typed = markdownOf(clauses)
			.replace('Neuvontaa lisätään', 'Neuvontaa on annettava viikoittain\n- Etäopastusta lisätään')
			.replace('toimiva tulostus', 'toimiva ja maksuton tulostus');
		const now = rewrite(clauses, typed);
		expect(now.map(({ number, lineageId, isObligation }) => [number, lineageId, isObligation])).toEqual([
			['5.2', 'l2', false],
			['5.2.1', 'l3', true],
			['5.2.2', 'l4', false],
			['5.2.3', 'l5', true],
			['5.2.4', 'l6', false],
			['5.2.5', 'l7', true],
			['5.2.6', expect.stringMatching('uusi'), false],
		]);
	});

	it('may be emptied, hold more headings, and take back what has left the draft', () => {
		const { clauses } = sections()[1]!;
		expect(rewrite(clauses, ' \n')).toEqual([]);
		const two = rewrite(clauses, `${markdownOf(clauses)}\n\n### Laitteet\n\nRahoitus päätetään vuosittain.`, [
			{
				lineageId: 'pois',
				number: '9',
				kind: 'paragraph',
				level: 1,
				text: 'Rahoitus päätetään vuosittain.',
				isObligation: true,
			},
		]);
		expect(two.slice(-2)).toMatchObject([
			{ kind: 'heading', level: 3, number: '5.2.6' },
			{ lineageId: 'pois', isObligation: true, level: 4, number: '5.2.6.1' },
		]);
	});
});
