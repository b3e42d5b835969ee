import { expect, test } from 'vitest';
import { docxOf, paragraph, wordTable } from './docx-sample.ts';
import { readDocument } from './read-document.ts';
import { readTable } from './read-table.ts';
import { zipOf } from './zip-sample.ts';

async function clauses(body: string): Promise<string[]> {
	const result = await readDocument(docxOf(body), 'strategia.docx');
	if (!result.ok) throw new Error(JSON.stringify(result));
	return result.clauses.map(({ number, kind, text }) => `${number} ${kind} ${text}`);
}

const heading = (depth: number, text: string, list?: 1) =>
	paragraph(text, { style: `Otsikko${depth}`, ...(list && { list, level: depth - 1 }) });

test('headings that Word numbers keep those numbers, lists are bullets, contents pages go', async () => {
	const read = await clauses(
		[
			paragraph('Digiohjelma 2027', { style: 'Nimi' }),
			paragraph('1 Palvelut 3', { style: 'Sisluet1' }),
			heading(1, 'Palvelut', 1),
			paragraph('Kirjasto vastaa laitteista.'),
			paragraph('Neuvonta', { list: 2 }),
			paragraph('Etäneuvonta', { list: 2, level: 1 }),
			heading(2, 'Tilat', 1),
			heading(2, 'Laitteet', 1),
			heading(1, 'Osaaminen', 1),
			paragraph('Koulutus', { bold: true }),
			paragraph('Jokainen oppii.'),
		].join(''),
	);
	expect(read).toEqual([
		'0 heading Digiohjelma 2027',
		'1 heading Palvelut',
		'1.3 paragraph Kirjasto vastaa laitteista.',
		'1.4 bullet Neuvonta',
		'1.5 bullet Etäneuvonta',
		'1.1 heading Tilat',
		'1.2 heading Laitteet',
		'2 heading Osaaminen',
		'2.1 heading Koulutus',
		'2.1.1 paragraph Jokainen oppii.',
	]);
});

test('typed numbers stay; a title over headings without numbers makes them an outline', async () => {
	expect(await clauses(heading(1, '5.2. Kirjasto') + paragraph('A.'))).toEqual([
		'5.2 heading Kirjasto',
		'5.2.1 paragraph A.',
	]);
	const read = await clauses(
		paragraph('Strategia', { style: 'Nimi' }) + heading(1, 'A') + heading(2, 'B') + heading(1, 'C'),
	);
	expect(read).toEqual(['0 heading Strategia', '1 heading A', '1.1 heading B', '2 heading C']);
});

test('rows of a table are paragraphs, a frame of one cell is text', async () => {
	const read = await clauses(
		wordTable([
			['Tavoite', 'Mittari'],
			['Kaikki neuvotaan', ''],
		]) + wordTable([['Laatikon teksti']]),
	);
	expect(read).toEqual([
		'1 paragraph Tavoite – Mittari',
		'2 paragraph Kaikki neuvotaan',
		'3 paragraph Laatikon teksti',
	]);
});

test('the largest table is read as needs; one that goes on after a break is joined', async () => {
	const bytes = docxOf(
		[
			wordTable([
				['Laatija', 'Päivä'],
				['Aino', '1.3.'],
			]),
			paragraph('Kirjaston toiveet'),
			wordTable([
				['Tarve', 'Toimipiste', '__proto__'],
				['Uusi skanneri', 'Pääkirjasto', 'x'],
			]),
			wordTable([
				['Tarve', 'Toimipiste', '__proto__'],
				['Valot', 'Koria', ''],
			]),
		].join(''),
	);
	expect(await readTable(bytes, 'tarpeet.docx')).toMatchObject({
		ok: true,
		format: 'docx',
		sheetName: 'Kirjaston toiveet',
		sheets: ['1', 'Kirjaston toiveet'],
		columns: ['Tarve', 'Toimipiste', '__proto__'],
		rows: [
			['Uusi skanneri', 'Pääkirjasto', 'x'],
			['Valot', 'Koria', null],
		],
		rowNumbers: [2, 3],
	});
	expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
	expect(await readTable(docxOf(paragraph('Vain tekstiä')), 'x.docx')).toEqual({
		ok: false,
		code: 'no_table_in_document',
		data: { file: 'x.docx' },
	});
});

const ENTITY = '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>';
const deep = `${'<w:sdt><w:sdtContent>'.repeat(60_000)}${'</w:sdtContent></w:sdt>'.repeat(60_000)}`;

test.each([
	['an external entity', docxOf(paragraph('x'), ENTITY), 'xml_dtd', { part: 'word/document.xml' }],
	['60 000 levels', docxOf(deep), 'damaged', { format: 'docx' }],
	['a cut end', docxOf(paragraph('x')).subarray(0, 700), 'damaged', { reason: 'zip_end' }],
	['broken XML', docxOf('<w:p>'), 'damaged', { format: 'docx' }],
	[
		'a table in it',
		zipOf([{ name: 'xl/workbook.xml', content: '<a/>' }]),
		'unsupported_type',
		{ found: 'xlsx' },
	],
	['no document', zipOf([{ name: 'word/styles.xml', content: '<a/>' }]), 'damaged', { format: 'docx' }],
	[
		'15 megabytes of spaces',
		zipOf([{ name: 'word/document.xml', content: ' '.repeat(15_000_000) }]),
		'bomb',
		{ reason: 'ratio' },
	],
	[
		'another content',
		Buffer.from('<html><body>x'),
		'content_does_not_match_name',
		{ named: 'docx', found: 'html' },
	],
	['nothing', Buffer.alloc(0), 'empty_file', {}],
])('a .docx with %s is refused', async (_, bytes, code, data) => {
	expect(await readDocument(bytes, 'x.docx')).toMatchObject({
		ok: false,
		code,
		data: { file: 'x.docx', ...data },
	});
});

test('too much text is refused', async () => {
	expect(await readDocument(docxOf(paragraph('abcdef')), 'x.docx', { characters: 5 })).toMatchObject({
		code: 'too_much_text',
		data: { limit: 5 },
	});
});
