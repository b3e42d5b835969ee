import type { JsonValue, Table } from '@luotsi/documents';
import type { Cell } from './import-run.ts';

type JsonRecord = { [key: string]: JsonValue };
const isRecord = (value: JsonValue | undefined): value is JsonRecord =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The entries of a radar as rows. Thoughtworks' files are such already; Zalando's stand under `entries` and AOE's
 * under `items`, with the names of quadrants and rings perhaps beside them. Null where there is nothing like a list.
 */
export function radarTable(table: Table): Table | null {
	const inside = entriesIn(table);
	if (!inside) return table.columns.length > 1 && table.nested.length === 0 ? table : null;
	const { entries, nameOf } = inside;
	const columns = [...new Set(entries.flatMap((entry) => Object.keys(entry)))];
	if (columns.length < 2) return null;
	// AOE's `name` is a file's; what people read is the title.
	columns.sort((a, b) => Number(b === 'title') - Number(a === 'title'));
	const rows = entries.map((entry) =>
		columns.map((column): Cell => {
			const value = entry[column] ?? null;
			const named = typeof value === 'number' || typeof value === 'string' ? nameOf(column, value) : null;
			return named ?? (typeof value === 'object' && value !== null ? JSON.stringify(value) : cellOf(value));
		}),
	);
	return { ...table, columns, rows, rowNumbers: entries.map((_, i) => i + 1), nested: [] };
}

const cellOf = (value: JsonValue): Cell =>
	typeof value === 'boolean' ? String(value) : (value as string | number | null);

function entriesIn(table: Table) {
	const held = (name: string) => {
		const column = table.columns.findIndex((one) => one.toLowerCase() === name);
		return table.nested.find((one) => one.row === 0 && one.column === column)?.value;
	};
	const entries = held('entries') ?? held('items');
	if (table.rows.length !== 1 || !Array.isArray(entries)) return null;
	const names = { quadrant: namesIn(held('quadrants')), ring: namesIn(held('rings')) };
	const nameOf = (column: string, value: string | number): string | null =>
		column === 'quadrant' || column === 'ring' ? (names[column].get(String(value)) ?? null) : null;
	return { entries: entries.filter(isRecord), nameOf };
}

/** By their place in the list, and by their id where there is one. */
function namesIn(list: JsonValue | undefined): Map<string, string> {
	const names = new Map<string, string>();
	for (const [i, one] of (Array.isArray(list) ? list : []).entries()) {
		const name = isRecord(one) ? (one['name'] ?? one['label']) : one;
		if (typeof name !== 'string') continue;
		names.set(String(i), name);
		if (isRecord(one) && typeof one['id'] === 'string') names.set(one['id'], name);
	}
	return names;
}
