import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Cell, Table } from '@luotsi/documents';
import type PapaParse from 'papaparse';
import type { Sample } from './import-manifest.ts';

/** The copy with which the documents package writes CSV; it reads none. */
const documents = createRequire(new URL('../packages/documents/package.json', import.meta.url));
const Papa = documents('papaparse') as typeof PapaParse;

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** The values of the table against those that JSON.parse finds. */
export function jsonContent(table: Table, bytes: Uint8Array): string {
	const whole = JSON.parse(new TextDecoder().decode(bytes)) as Json;
	const isRows = Array.isArray(whole) && whole.length > 0 && whole.every(Array.isArray);
	const nested = new Map(table.nested.map(({ row, column, value }) => [`${row}:${column}`, value as Json]));
	const cells = table.rows.flatMap((row, place) =>
		row.map((cell, column): Json => nested.get(`${place}:${column}`) ?? (isRows ? parsed(cell) : cell)),
	);
	const read = leaves([...(isRows ? table.columns : []), ...cells]);
	const given = leaves(whole);
	// In an object around the table, what stands beside the table is left out.
	const isWrapped = typeof whole === 'object' && whole !== null && !Array.isArray(whole);
	const left = [...given];
	for (const value of read) {
		const at = left.indexOf(value);
		if (at < 0) return `a value that is not in the file: ${value.slice(0, 60)}`;
		left.splice(at, 1);
	}
	return left.length > 0 && !isWrapped ? `${left.length} values are missing` : '';
}

function parsed(cell: Cell): Json {
	try {
		return typeof cell === 'string' && /^[[{]/.test(cell) ? (JSON.parse(cell) as Json) : cell;
	} catch {
		return cell;
	}
}

/** Values as the database can hold them; empty ones count for nothing. */
function leaves(value: Json): string[] {
	if (Array.isArray(value)) return value.flatMap(leaves);
	if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leaves);
	if (value === null || (typeof value === 'string' && value.trim() === '')) return [];
	if (typeof value === 'number') return Number.isFinite(value) ? [String(value + 0)] : [];
	return [String(value).toWellFormed().replaceAll('\0', '\uFFFD')];
}

/** The rows against an expected file of the same name, else against those that Papa Parse finds. */
export function csvContent(
	sample: Sample,
	table: Table,
	bytes: Uint8Array,
	oracles: ReadonlyMap<string, string>,
): string {
	const oracle = oracles.get(path.parse(sample.path).name);
	return oracle ? sameObjects(table, oracle) : sameRows(table, bytes);
}

function sameObjects(table: Table, oracle: string): string {
	const expected = [JSON.parse(readFileSync(oracle, 'utf8')) as Json].flat() as Record<string, string>[];
	if (expected.length !== table.rows.length) return `${table.rows.length} rows instead of ${expected.length}`;
	for (const [place, row] of table.rows.entries()) {
		for (const [name, value] of Object.entries(expected[place]!)) {
			const cell = row[table.columns.indexOf(name)] ?? '';
			if (!isSame(String(cell), value)) return `row ${place + 1}, ${name}: ${String(cell).slice(0, 60)}`;
		}
	}
	return '';
}

/** Where the expected file lost a letter, any letter is right. */
function isSame(cell: string, expected: string): boolean {
	const plain = (text: string) => text.replace(/\r\n?/g, '\n');
	const [mine, theirs] = [[...plain(cell)], [...plain(expected)]];
	return (
		mine.length === theirs.length && theirs.every((letter, at) => letter === '\uFFFD' || letter === mine[at])
	);
}

function sameRows(table: Table, bytes: Uint8Array): string {
	const text = new TextDecoder(table.encoding).decode(bytes).replace(/^sep=.\r?\n/i, '');
	const { data, errors } = Papa.parse<string[]>(text.replace(/\r\n?/g, '\n'), {
		delimiter: table.separator ?? '\u001f',
	});
	// Where that parser stumbles over a quotation mark, there is nothing to compare with.
	if (errors.some(({ type }) => type === 'Quotes')) return table.rows.length > 0 ? '' : 'no rows';
	const rows = data.map(trimmed).filter((row) => row.length > 0);
	const read = table.rows.map((row) =>
		trimmed(row.map((cell) => String(cell ?? '').replace(/\r\n?/g, '\n'))),
	);
	const expected = rows
		.slice(1)
		.map((row) => row.map((cell) => cell.replace(/^'(?='*[=+\-@\t\r])/, '').replaceAll('\0', '\uFFFD')));
	if (read.length !== expected.length) return `${read.length} rows, Papa Parse finds ${expected.length}`;
	const at = read.findIndex((row, place) => JSON.stringify(row) !== JSON.stringify(expected[place]));
	return at < 0 ? '' : `row ${at + 1} is not what Papa Parse reads`;
}

function trimmed(row: readonly string[]): string[] {
	const last = row.findLastIndex((cell) => cell.trim() !== '');
	return row.slice(0, last + 1);
}
