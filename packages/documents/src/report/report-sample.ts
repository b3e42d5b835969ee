import type { Block, Report } from './report.ts';

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100"><rect width="300" height="30" fill="#0b5a8a"/><text x="10" y="70" font-family="Source Sans 3" font-size="14">Äänekoski</text></svg>`;

/** A report with every kind of block, for tests. */
export const SAMPLE_REPORT: Report = {
	title: 'Kulttuuripalvelujen strategia 2027–2030',
	subtitle: '2. laitos',
	language: 'fi',
	author: 'Esittelylän kunta',
	date: '2026-12-12',
	colour: '#0b5a8a',
	words: { contents: 'Sisällys', table: 'Taulukko', figure: 'Kuva', text: 'Teksti' },
	facts: [{ name: 'Päätetty', value: '12.12.2026' }],
	hasCover: true,
	blocks: [
		{ kind: 'heading', level: 1, number: '1', text: 'Johdanto' },
		{
			kind: 'paragraph',
			number: '1.1',
			text: [
				'Tarpeet ',
				{ kind: 'strong', text: 'kootaan' },
				' yhteen, ',
				{ kind: 'link', to: 'https://example.fi/a?b=1&c=2', text: 'lue lisää' },
				'. ',
				{ kind: 'span', language: 'sv', text: 'Behoven samlas in.' },
			],
		},
		{ kind: 'heading', level: 2, text: 'Tarpeet' },
		{ kind: 'list', items: [{ text: 'yksi' }, { text: 'kaksi', items: [{ text: 'alakohta' }] }] },
		{ kind: 'list', ordered: true, items: [{ text: 'ensin' }, { text: 'sitten' }] },
		{ kind: 'facts', facts: [{ name: 'Vastuuvirka', value: 'Kirjastotoimenjohtaja' }] },
		{
			kind: 'table',
			caption: 'Tarpeet vuosittain',
			columns: [
				{ name: 'Tarve', kind: 'text', width: 2 },
				{ name: 'Alkaa', kind: 'date' },
				{ name: 'Kustannus', kind: 'money' },
				{ name: 'Pisteet', kind: 'number' },
			],
			rows: [
				['Kirjastojärjestelmä', '2027-03-15', 12_000, 4.5],
				['=1+1', null, null, 0],
			],
			totals: ['Yhteensä', null, 12_000, null],
		},
		{
			kind: 'chart',
			caption: 'Valmiina',
			svg: SVG,
			alt: 'Pylväs: Äänekoski 3',
			table: {
				caption: 'Valmiina',
				columns: [
					{ name: 'Kunta', kind: 'text' },
					{ name: 'Määrä', kind: 'number' },
				],
				rows: [['Äänekoski', 3]],
			},
		},
	],
};

/** The sample with other blocks. */
export function sampleOf(blocks: readonly Block[], rest: Partial<Report> = {}): Report {
	return { ...SAMPLE_REPORT, hasCover: false, facts: [], ...rest, blocks };
}
