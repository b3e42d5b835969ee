import { writeXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';
import type { Cell } from './table.ts';

/** How a CSV file is written. */
export interface CsvStyle {
	/** Between cells; default `;`, which a Finnish spreadsheet expects. */
	separator?: ';' | ',' | '\t';
	/** In numbers; default `,` unless the separator is a comma. */
	decimal?: ',' | '.';
	/** XLSX: name of the sheet; default `1`. */
	sheetName?: string;
}

/**
 * Bytes of a table: CSV as UTF-8 with BOM, or XLSX with one sheet.
 * In CSV, text that a spreadsheet would run as a formula gets an apostrophe before it (`readTable` takes it off);
 * in XLSX text is stored as text and needs none.
 */
export async function writeTable(
	columns: readonly string[],
	rows: readonly (readonly Cell[])[],
	format: 'csv' | 'xlsx',
	style: CsvStyle = {},
): Promise<Uint8Array> {
	if (format === 'csv') return csvBytes(columns, rows, style);
	const sheetRows = [columns, ...rows].map((row) => row.map(sheetCell));
	return writeXlsx({ sheets: [{ name: style.sheetName ?? '1', rows: sheetRows, freezePane: { rows: 1 } }] });
}

/** A cell as XLSX stores it: the format reads `_x0041_` as a character code; its underscore has to be written as one too. */
export function sheetCell(cell: Cell): Cell {
	return typeof cell === 'string' ? cell.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_') : cell;
}

function csvBytes(
	columns: readonly string[],
	rows: readonly (readonly Cell[])[],
	style: CsvStyle,
): Uint8Array {
	const delimiter = style.separator ?? ';';
	const decimal = style.decimal ?? (delimiter === ',' ? '.' : ',');
	const lines = [columns, ...rows].map((row) => row.map((cell) => csvCell(cell, decimal)));
	const text = Papa.unparse(lines, { delimiter, newline: '\r\n' });
	return new TextEncoder().encode(`\uFEFF${text}\r\n`);
}

function csvCell(cell: Cell, decimal: string): string {
	if (cell === null) return '';
	if (typeof cell === 'number') return String(cell).replace('.', decimal);
	if (typeof cell === 'boolean') return String(cell);
	return /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
