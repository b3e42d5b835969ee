import { decodeUnicode } from './encoding.ts';
import { refuse } from './refusal.ts';
import { TableBuilder } from './table-builder.ts';
import type { Cell, JsonValue, NestedValue, Table, TableLimits } from './table.ts';

const DANGEROUS_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** Where the values of a list that are no objects stand; its name is made by the table. */
const LOOSE = '';

/**
 * Reads an array of objects, of rows or of single values, `{ "rows": [...] }`, an object whose only array is the
 * table, or one object as one row.
 */
export function readJson(bytes: Uint8Array, limits: TableLimits): Table {
	const decoded = decodeUnicode(bytes);
	if (!decoded) refuse('damaged', { format: 'json', reason: 'not_unicode' });
	if (decoded.text.trim() === '') refuse('empty_file');
	const list = listOf(parse(decoded.text));
	if (list.length > 0 && list.every((item) => Array.isArray(item)))
		return { ...readRows(list, limits), encoding: decoded.encoding };
	const records = list.map((item): JsonRecord => (isRecord(item) ? item : { [LOOSE]: item }));
	if (records.length > limits.rows) refuse('too_many_rows', { limit: limits.rows });
	const columns = columnsOf(records);
	if (columns.size > limits.columns) refuse('too_many_columns', { limit: limits.columns });
	const builder = new TableBuilder(limits);
	builder.addHeader(0, [...columns.keys()]);
	const nested = fill(builder, records, columns);
	return { ...builder.finish('json'), nested, encoding: decoded.encoding };
}

type JsonRecord = { [key: string]: JsonValue };

function parse(text: string): JsonValue {
	try {
		return JSON.parse(text) as JsonValue;
	} catch (error) {
		if (error instanceof RangeError) refuse('damaged', { format: 'json', reason: 'too_deep' });
		const place = /line (\d+) column (\d+)/.exec(String(error));
		refuse('damaged', { format: 'json', ...(place && { line: Number(place[1]), column: Number(place[2]) }) });
	}
}

function isRecord(value: JsonValue | undefined): value is JsonRecord {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: JsonValue): JsonValue[] {
	if (Array.isArray(value)) return value;
	return (isRecord(value) ? listIn(value) : null) ?? [value];
}

function listIn(value: JsonRecord): JsonValue[] | null {
	if (Object.hasOwn(value, 'rows') && Array.isArray(value.rows)) return value.rows;
	const lists = Object.values(value).filter((item) => Array.isArray(item));
	return lists.length === 1 && lists[0]?.every(isRecord) ? lists[0] : null;
}

/** Rows of cells, the names of the columns first, as in a sheet. */
function readRows(list: readonly JsonValue[][], limits: TableLimits): Table {
	const builder = new TableBuilder(limits);
	list.forEach((row, index) => {
		const cells = row.map((value): Cell => {
			if (typeof value !== 'object' || value === null) return value;
			return JSON.stringify(
				withoutDangerousKeys(value, () => builder.warn('dangerous_keys_dropped', index + 1)),
			);
		});
		builder.add(index + 1, cells);
	});
	return builder.finish('json');
}

/** Columns in the order the keys first appear. */
function columnsOf(records: readonly JsonRecord[]): Map<string, number> {
	const columns = new Map<string, number>();
	for (const key of records.flatMap((record) => Object.keys(record))) {
		if (!columns.has(key)) columns.set(key, columns.size);
	}
	return columns;
}

function fill(
	builder: TableBuilder,
	records: readonly JsonRecord[],
	columns: ReadonlyMap<string, number>,
): NestedValue[] {
	const nested: NestedValue[] = [];
	records.forEach((record, index) => {
		const cells: Cell[] = Array.from({ length: columns.size }, () => null);
		const row = builder.rowCount - 1;
		for (const [key, value] of Object.entries(record)) {
			const column = columns.get(key) ?? 0;
			cells[column] =
				typeof value === 'object' && value !== null ? keepNested(value, { row, column }) : value;
		}
		builder.add(index + 1, cells);
	});
	return nested;

	function keepNested(value: JsonValue, place: { row: number; column: number }): string {
		const safe = withoutDangerousKeys(value, () => builder.warn('dangerous_keys_dropped', place.row + 1));
		nested.push({ ...place, value: safe });
		return JSON.stringify(safe);
	}
}

/** The value without keys that reach an object's prototype when somebody merges it. */
function withoutDangerousKeys(value: JsonValue, onDropped: () => void, depth = 0): JsonValue {
	if (typeof value === 'string') return value.toWellFormed().replaceAll('\0', '\uFFFD');
	if (typeof value !== 'object' || value === null) return value;
	if (depth > 100) refuse('damaged', { format: 'json', reason: 'too_deep' });
	if (Array.isArray(value)) return value.map((item) => withoutDangerousKeys(item, onDropped, depth + 1));
	const kept: [string, JsonValue][] = [];
	for (const [key, item] of Object.entries(value)) {
		if (DANGEROUS_KEYS.has(key)) onDropped();
		else
			kept.push([
				key.toWellFormed().replaceAll('\0', '\uFFFD'),
				withoutDangerousKeys(item, onDropped, depth + 1),
			]);
	}
	return Object.fromEntries(kept);
}
