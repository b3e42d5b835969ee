import type { Refusal } from './refusal.ts';

/** One value: dates are ISO text (`2027-03-15` or `2027-03-15T12:30:00`), an empty cell is null. */
export type Cell = string | number | boolean | null;

/** JSON as it was in the file. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** An object or array that a JSON file held in one cell; the cell itself carries its JSON text. */
export interface NestedValue {
	/** Index in `rows`. */
	row: number;
	/** Index in `columns`. */
	column: number;
	value: JsonValue;
}

/** Something the reader should know although the table was read. */
export interface TableWarning {
	code:
		| 'ragged_rows'
		| 'blank_headers'
		| 'duplicate_headers'
		| 'characters_replaced'
		| 'numbers_out_of_range'
		| 'dangerous_keys_dropped';
	/** How many times it happened. */
	count: number;
	/** Row numbers in the file of the first ten occurrences, where they are known. */
	rows: number[];
}

/** A table read from a file. Column names come from the file: use them as Map keys, never as object keys. */
export interface Table {
	ok: true;
	format: 'xlsx' | 'csv' | 'json' | 'docx';
	/** XLSX: the sheet that was read, and all sheets in order. DOCX: the same of its tables. */
	sheetName?: string;
	sheets?: string[];
	columns: string[];
	rows: Cell[][];
	/** For each row, its 1-based number in the file (sheet row, text line, or position in the JSON array). */
	rowNumbers: number[];
	nested: NestedValue[];
	warnings: TableWarning[];
	/** Text formats: how the bytes were read, e.g. `utf-8`, `windows-1252`. */
	encoding?: string;
	/** CSV: what stood between the cells; absent when there is one column. */
	separator?: string;
}

/** A table, or why there is none. */
export type TableResult = Table | Refusal;

/** Ceilings for one file, and what to read from it. */
export interface TableLimits {
	/** Bytes of the file. */
	bytes: number;
	/** Data rows, header not counted. */
	rows: number;
	columns: number;
	cells: number;
	/** Characters in all cells together: one shared string may be repeated thousands of times. */
	characters: number;
	/** XLSX and DOCX: bytes of all parts after unpacking. */
	unpackedBytes: number;
	/** XLSX and DOCX: parts in the package. */
	parts: number;
	/** XLSX: the sheet to read by name; default the first visible one with content. */
	sheet?: string;
}

/** Limits used where the caller gives none. */
export const DEFAULT_LIMITS: TableLimits = {
	bytes: 20_000_000,
	rows: 50_000,
	columns: 500,
	cells: 1_000_000,
	characters: 30_000_000,
	unpackedBytes: 100_000_000,
	parts: 2_000,
};
