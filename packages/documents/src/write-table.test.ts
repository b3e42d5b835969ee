import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTable } from './read-table.ts';
import type { Cell } from './table.ts';
import { writeTable } from './write-table.ts';

const DANGEROUS = [
	'=1+1',
	'+1',
	'-1',
	'@SUM(A1)',
	'\t=1',
	'\r=1',
	"'=1",
	"''-x",
	'=HYPERLINK("http://127.0.0.1:9/";"x")',
	'- luettelo',
];

async function reread(columns: string[], rows: Cell[][], format: 'csv' | 'xlsx'): Promise<Cell[][]> {
	const result = await readTable(await writeTable(columns, rows, format), `x.${format}`);
	if (!result.ok) throw new Error(JSON.stringify(result));
	expect(result.columns).toEqual(columns);
	return result.rows;
}

test.each(['csv', 'xlsx'] as const)(
	'text that looks like a formula comes back the same from %s',
	async (format) => {
		const rows = DANGEROUS.map((text, index) => [`r${index}`, text]);
		expect(await reread(['nimi', 'arvo'], rows, format)).toEqual(rows);
	},
);

test('no CSV cell begins a formula; numbers stay numbers', async () => {
	const rows = DANGEROUS.map((text) => [text, -1.5]);
	const text = new TextDecoder().decode(await writeTable(['=nimi', 'arvo'], rows, 'csv'));
	const cells = text.replaceAll('""', '').split(/;(?=-1,5)|\r\n/);
	expect(cells.filter((cell) => /^"?[=+@\t\r]|^"?-(?!1,5$)/.test(cell))).toEqual([]);
	expect(text.match(/;-1,5\r\n/g)).toHaveLength(DANGEROUS.length);
});

test('CSV has a byte order mark, semicolons, decimal commas and CRLF', async () => {
	const bytes = await writeTable(
		['nimi', 'hinta', 'kyllä'],
		[
			['Ä;"x"', 1200.5, true],
			[null, 3, false],
		],
		'csv',
	);
	expect(Buffer.from(bytes).toString('utf8')).toBe(
		'\uFEFFnimi;hinta;kyllä\r\n"Ä;""x""";1200,5;true\r\n;3;false\r\n',
	);
	const comma = await writeTable(['a', 'b'], [['x', 1.5]], 'csv', { separator: ',' });
	expect(Buffer.from(comma).toString('utf8')).toBe('\uFEFFa,b\r\nx,1.5\r\n');
});

test('XLSX stores text as text: no formula parts', async () => {
	const { readXlsx } = await import('hucre/xlsx');
	const book = await readXlsx(
		await writeTable(
			['a'],
			DANGEROUS.map((text) => [text]),
			'xlsx',
		),
	);
	const formulas = [...(book.sheets[0]?.cells?.values() ?? [])].filter((cell) => cell.formula !== undefined);
	expect(formulas).toEqual([]);
	expect(book.sheets[0]?.rows.slice(1).flat()).toEqual(DANGEROUS);
});

const text = fc.string({
	unit: fc.constantFrom(
		'a',
		'Ä',
		'€',
		'=',
		'+',
		'-',
		'@',
		"'",
		'"',
		';',
		',',
		'\n',
		'\t',
		'<',
		'&',
		'_x0041_',
		'🙂',
	),
});
const row = fc.tuple(
	text.map((value) => `x${value}`),
	text.filter((value) => value !== ''),
	text.map((value) => `${value}x`),
);

test.each(['csv', 'xlsx'] as const)('any text comes back the same from %s', async (format) => {
	await fc.assert(
		fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
			expect(await reread(['a', 'b', 'c'], rows, format)).toEqual(rows);
		}),
		{ numRuns: 60 },
	);
});
