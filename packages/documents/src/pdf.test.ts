import { expect, test } from 'vitest';
import { pdfOf } from './pdf-sample.ts';
import { readDocument } from './read-document.ts';
import { readTable } from './read-table.ts';

async function clauses(bytes: Uint8Array): Promise<string[]> {
	const result = await readDocument(bytes, 'strategia.pdf');
	if (!result.ok) throw new Error(JSON.stringify(result));
	return result.clauses.map(({ number, kind, text }) => `${number} ${kind} ${text}`);
}

const foot = (page: number) => [
	{ text: 'Digiohjelma 2027', y: 820, size: 8 },
	{ text: `Sivu ${page} (3)`, y: 20, size: 8 },
];

test('headings by size, paragraphs by gaps, cut words whole, heads and feet of pages gone', async () => {
	const read = await clauses(
		pdfOf([
			[
				{ text: 'Digiohjelma', y: 780, size: 22 },
				{ text: 'Palvelut', y: 740, size: 15 },
				{ text: 'Kirjasto vastaa laitteista ja nii-', y: 710 },
				{ text: 'den neuvonnasta. Hankitaan aineisto-', y: 697 },
				{ text: 'ja varausjärjestelmä.', y: 684 },
				{ text: 'Toinen kappale, joka jatkuu', y: 655 },
				...foot(1),
			],
			[
				{ text: 'seuraavalla sivulla.', y: 780 },
				{ text: '\x95 Ensimmäinen kohta', y: 750 },
				{ text: 'jatkuu', y: 737 },
				{ text: '\x95 Toinen kohta', y: 724 },
				...foot(2),
			],
			[
				{ text: 'Osaaminen', y: 780, size: 15 },
				{ text: '5.2. Annettu numero', y: 750 },
				{ text: 'Kaikki oppivat.', y: 720 },
				...foot(3),
			],
		]),
	);
	expect(read).toEqual([
		'0 heading Digiohjelma',
		'0.1 heading Palvelut',
		'0.1.1 paragraph Kirjasto vastaa laitteista ja niiden neuvonnasta. Hankitaan aineisto- ja varausjärjestelmä.',
		'0.1.2 paragraph Toinen kappale, joka jatkuu seuraavalla sivulla.',
		'0.1.3 bullet Ensimmäinen kohta jatkuu',
		'0.1.4 bullet Toinen kohta',
		'0.2 heading Osaaminen',
		'5.2 heading Annettu numero',
		'5.2.1 paragraph Kaikki oppivat.',
	]);
});

test('a PDF without text has pages and no clauses', async () => {
	expect(await readDocument(pdfOf([[], []]), 'skannattu.pdf')).toEqual({
		ok: true,
		format: 'pdf',
		clauses: [],
		pages: 2,
	});
});

const page = [{ text: 'Teksti', y: 700 }];
const locked =
	'/Encrypt<</Filter/Standard/V 1/R 2/O<0102030405060708091011121314151617181920212223242526272829303132>/U<0102030405060708091011121314151617181920212223242526272829303132>/P -4>>/ID[<00><00>]';

test.each([
	['a password', pdfOf([page], locked), 'encrypted', { format: 'pdf' }],
	['nothing but its signature', Buffer.from('%PDF-1.7\n'), 'damaged', { format: 'pdf' }],
	[
		'another content',
		Buffer.from('a;b\n1;2'),
		'content_does_not_match_name',
		{ named: 'pdf', found: 'text' },
	],
])('a .pdf with %s is refused', async (_, bytes, code, data) => {
	expect(await readDocument(bytes, 'x.pdf')).toMatchObject({
		ok: false,
		code,
		data: { file: 'x.pdf', ...data },
	});
});

test('limits name the page', async () => {
	expect(await readDocument(pdfOf([page, page]), 'x.pdf', { characters: 8 })).toMatchObject({
		code: 'too_much_text',
		data: { limit: 8, page: 2 },
	});
	expect(await readDocument(pdfOf([page, page]), 'x.pdf', { pages: 1 })).toMatchObject({
		code: 'too_many_pages',
		data: { limit: 1, pages: 2 },
	});
});

test('a PDF is no table', async () => {
	expect(await readTable(pdfOf([page]), 'x.pdf')).toMatchObject({
		code: 'unsupported_type',
		data: { found: 'pdf' },
	});
});
