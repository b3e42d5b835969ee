import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { readTable } from './read-table.ts';
import { zipOf } from './zip-sample.ts';

const sheet = (name: string, rows: (string | number | boolean | Date | null)[][], hidden = false) => ({
	name,
	rows,
	hidden,
});

test('values keep their types, dates are ISO text, titles and blank rows are passed over', async () => {
	const bytes = await writeXlsx({
		sheets: [
			sheet('Tyhjä', []),
			sheet('Tarpeet', [
				['Kirjaston tarpeet 2027'],
				[],
				['Nimi', 'Hinta', 'Kiire', 'Alku', 'Klo'],
				['Skanneri', 480.5, true, new Date('2027-03-15T00:00:00Z'), new Date('2027-03-15T12:30:00Z')],
				[null, null, null, null, null],
				['=1+1', -2, false, null, null],
			]),
		],
	});
	expect(await readTable(bytes, 'tarpeet.xlsx')).toEqual({
		ok: true,
		format: 'xlsx',
		sheetName: 'Tarpeet',
		sheets: ['Tyhjä', 'Tarpeet'],
		columns: ['Nimi', 'Hinta', 'Kiire', 'Alku', 'Klo'],
		rows: [
			['Skanneri', 480.5, true, '2027-03-15', '2027-03-15T12:30:00'],
			['=1+1', -2, false, null, null],
		],
		rowNumbers: [4, 6],
		nested: [],
		warnings: [],
	});
});

test('visible sheets come before hidden ones; a sheet may be asked for by name', async () => {
	const bytes = await writeXlsx({
		sheets: [sheet('Piilo', [['a', 'b']], true), sheet('Esillä', [['c', 'd']])],
	});
	expect(await readTable(bytes, 'x.xlsx')).toMatchObject({ sheetName: 'Esillä', columns: ['c', 'd'] });
	expect(await readTable(bytes, 'x.xlsx', { sheet: 'Piilo' })).toMatchObject({ columns: ['a', 'b'] });
	expect(await readTable(bytes, 'x.xlsx', { sheet: 'Muu' })).toMatchObject({
		code: 'no_such_sheet',
		data: { sheet: 'Muu' },
	});
});

test('a workbook without a filled cell is an empty table', async () => {
	const bytes = await writeXlsx({ sheets: [sheet('1', []), sheet('2', [[null]])] });
	expect(await readTable(bytes, 'x.xlsx')).toMatchObject({
		ok: true,
		columns: [],
		rows: [],
		sheets: ['1', '2'],
	});
});

test('row limit stops the reading', async () => {
	const bytes = await writeXlsx({
		sheets: [
			sheet(
				'1',
				Array.from({ length: 50 }, (_, row) => [row, 'x']),
			),
		],
	});
	expect(await readTable(bytes, 'x.xlsx', { rows: 10 })).toMatchObject({
		code: 'too_many_rows',
		data: { limit: 10 },
	});
});

test('an encrypted workbook is named as such', async () => {
	const bytes = await writeXlsx({
		sheets: [sheet('1', [['a', 'b']])],
		encryption: { password: 'salaisuus', spinCount: 1000 },
	});
	expect(await readTable(bytes, 'x.xlsx')).toEqual({
		ok: false,
		code: 'encrypted',
		data: { file: 'x.xlsx' },
	});
});

const book = { name: 'xl/workbook.xml', content: '<workbook/>' };

test.each([
	[
		'a DTD',
		zipOf([
			book,
			{ name: 'xl/a.xml', content: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a/>' },
		]),
		'xml_dtd',
		{},
	],
	[
		'a DTD in UTF-16',
		zipOf([book, { name: 'xl/a.xml', content: Buffer.from('\uFEFF<!DOCTYPE a><a/>', 'utf16le') }]),
		'xml_dtd',
		{},
	],
	[
		'a schema elsewhere',
		zipOf([book, { name: 'xl/xmlMaps.xml', content: '<x schemaLocation="http://localhost"/>' }]),
		'external_schema',
		{},
	],
	[
		'a part larger than it says',
		zipOf([book, { name: 'xl/a.xml', content: 'a'.repeat(100_000), declared: 10 }]),
		'bomb',
		{ reason: 'size_lie' },
	],
	[
		'parts over each other',
		zipOf([book, { name: 'xl/a.xml', content: 'abc', overlaps: true }]),
		'bomb',
		{ reason: 'overlap' },
	],
	[
		'a high ratio',
		zipOf([book, { name: 'xl/a.xml', content: ' '.repeat(15_000_000) }]),
		'bomb',
		{ reason: 'ratio' },
	],
	[
		'too much declared',
		zipOf([book, { name: 'xl/a.bin', content: 'a', declared: 200_000_000 }]),
		'bomb',
		{ reason: 'declared_size' },
	],
	[
		'too many parts',
		zipOf(Array.from({ length: 2001 }, (_, part) => ({ name: `xl/${part}`, content: '' }))),
		'bomb',
		{ reason: 'parts' },
	],
	['a part twice', zipOf([book, book]), 'damaged', { reason: 'duplicate_part' }],
	['a locked part', zipOf([{ ...book, flags: 1 }]), 'encrypted', {}],
	['a cut end', zipOf([book]).subarray(0, 40), 'damaged', { reason: 'zip_end' }],
	['no workbook', zipOf([book]), 'damaged', {}],
	[
		'a text document',
		zipOf([{ name: 'word/document.xml', content: '<w/>' }]),
		'content_does_not_match_name',
		{ named: 'xlsx', found: 'docx' },
	],
	['just files', zipOf([{ name: '../../etc/passwd', content: 'x' }]), 'unsupported_type', { found: 'zip' }],
])('a package with %s is refused', async (_, bytes, code, data) => {
	expect(await readTable(bytes, 'x.xlsx')).toMatchObject({
		ok: false,
		code,
		data: { file: 'x.xlsx', ...data },
	});
});
