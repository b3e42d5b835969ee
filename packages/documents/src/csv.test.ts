import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { csvRows } from './csv-rows.ts';
import { readTable } from './read-table.ts';
import type { Table } from './table.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

async function table(bytes: Uint8Array | string, limits = {}): Promise<Table> {
	const result = await readTable(typeof bytes === 'string' ? utf8(bytes) : bytes, 'tarpeet.csv', limits);
	if (!result.ok) throw new Error(JSON.stringify(result));
	return result;
}

test.each([
	['a;b\n1;2\n', ';'],
	['a,b\n1,2\n', ','],
	['a\tb\n1\t2\n', '\t'],
	['sep=,\na,b\n1,2\n', ','],
	['a;b\r1;2\r\n', ';'],
	['a;b\n"1";"2"', ';'],
	['a;b\n"1"  ;"2" ', ';'],
])('%j has two columns', async (text, separator) => {
	expect(await table(text)).toMatchObject({ columns: ['a', 'b'], rows: [['1', '2']], separator });
});

test('decimal commas are not separators', async () => {
	const read = await table('nimi;hinta\nSkanneri;1 200,50\nTulostin;80,00\n');
	expect(read.rows).toEqual([
		['Skanneri', '1 200,50'],
		['Tulostin', '80,00'],
	]);
	expect((await table('hinta\n1,5\n2,5\n')).rows).toEqual([['1,5'], ['2,5']]);
});

test('one column has no separator', async () => {
	const read = await table('nimi\nSkanneri\n');
	expect(read.columns).toEqual(['nimi']);
	expect(read.separator).toBeUndefined();
});

test('quoted line ends, quotes and separators are content, and rows keep their line', async () => {
	const read = await table('a;b\r\n"x\r\ny;""z""";1\r\n2;3\r\n');
	expect(read.rows).toEqual([
		['x\r\ny;"z"', '1'],
		['2', '3'],
	]);
	expect(read.rowNumbers).toEqual([2, 4]);
});

test('a quote inside a cell does not swallow the lines after it', async () => {
	const read = await table('a;b;c\n=HYPERLINK("x";"y");1\n15" näyttö;2;3\n');
	expect(read.rows).toEqual([
		['=HYPERLINK("x"', '"y")', '1'],
		['15" näyttö', '2', '3'],
	]);
});

test('an unclosed quote is refused with its line', async () => {
	const result = await readTable(utf8('a;b\n1;2\n"open;1\n2;3\n'), 'tarpeet.csv');
	expect(result).toEqual({ ok: false, code: 'unclosed_quote', data: { file: 'tarpeet.csv', line: 3 } });
});

test.each([
	['utf-8', utf8('nimi;määrä\nKärki;5 €')],
	['utf-8', utf8('\uFEFFnimi;määrä\nKärki;5 €')],
	['windows-1252', Buffer.from('nimi;m\xe4\xe4r\xe4\nK\xe4rki;5 \x80', 'latin1')],
	['macintosh', Buffer.from('nimi;m\x8a\x8ar\x8a\nK\x8arki;5 \xdb', 'latin1')],
	['utf-16le', Buffer.from('\uFEFFnimi;määrä\nKärki;5 €', 'utf16le')],
	['utf-16le', Buffer.from('nimi;määrä\nKärki;5 €', 'utf16le')],
	['utf-16be', Buffer.from('\uFEFFnimi;määrä\nKärki;5 €', 'utf16le').swap16()],
])('reads %s', async (encoding, bytes) => {
	expect(await table(bytes)).toMatchObject({
		encoding,
		columns: ['nimi', 'määrä'],
		rows: [['Kärki', '5 €']],
	});
});

test('longer rows keep their cells and are named; shorter ones are filled', async () => {
	const read = await table('a;b\n1\n1;2;3\n');
	expect(read).toMatchObject({
		columns: ['a', 'b', 'C'],
		rows: [
			['1', null, null],
			['1', '2', '3'],
		],
	});
	expect(read.warnings).toContainEqual({ code: 'ragged_rows', count: 1, rows: [3] });
});

test('repeated and missing headers get names of their own', async () => {
	const read = await table('a;;a;A (2)\n1;2;3;4\n');
	expect(read.columns).toEqual(['a', 'B', 'a (2)', 'A (2)']);
	expect(read.warnings.map((warning) => warning.code)).toEqual(['blank_headers', 'duplicate_headers']);
});

test('what PostgreSQL cannot store is replaced and told', async () => {
	const read = await table('a;b\nx\0y;z\n');
	expect(read.rows).toEqual([['x\uFFFDy', 'z']]);
	expect(read.warnings).toEqual([{ code: 'characters_replaced', count: 1, rows: [2] }]);
});

test.each([
	[{ rows: 2 }, 'too_many_rows', { limit: 2 }],
	[{ columns: 1 }, 'too_many_columns', { limit: 1, row: 1 }],
	[{ cells: 5 }, 'too_many_cells', { limit: 5 }],
	[{ characters: 5 }, 'too_much_text', { limit: 5, row: 3 }],
	[{ bytes: 10 }, 'too_large', { limit: 10, bytes: 16 }],
])('limit %j', async (limits, code, data) => {
	const result = await readTable(utf8('a;b\n1;2\n3;4\n5;6\n'), 'tarpeet.csv', limits);
	expect(result).toEqual({ ok: false, code, data: { file: 'tarpeet.csv', ...data } });
});

test('reads what another CSV writer wrote, cell for cell', () => {
	const cell = fc.string({ unit: fc.constantFrom('a', 'ä', ' ', '"', ';', ',', '\n', '\r\n', "'", '=') });
	fc.assert(
		fc.property(
			fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
			(rows) => {
				const text = Papa.unparse(rows, { delimiter: ';', newline: '\r\n' });
				expect(Array.from(csvRows(text, ';'), (row) => row.cells)).toEqual(rows);
			},
		),
	);
});
