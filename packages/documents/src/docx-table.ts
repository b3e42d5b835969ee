import { readDocxTree, textOf } from './docx-tree.ts';
import type { WordNode } from './docx-tree.ts';
import { refuse } from './refusal.ts';
import { TableBuilder } from './table-builder.ts';
import type { Table, TableLimits } from './table.ts';

interface WordTable {
	/** What stands above it, else its place in the document. */
	name: string;
	rows: string[][];
}

const NAME_LENGTH = 60;

/** Reads the largest table of a Word document; tables with the same header row are one that goes on. */
export async function readDocxTable(bytes: Uint8Array, limits: TableLimits): Promise<Table> {
	const tables = joined(findTables(await readDocxTree(bytes, limits)));
	if (tables.length === 0) refuse('no_table_in_document');
	const chosen = limits.sheet === undefined ? largest(tables) : named(tables, limits.sheet);
	const builder = new TableBuilder(limits);
	chosen.rows.forEach((cells, index) => builder.add(index + 1, cells));
	const sheets = tables.map(({ name }) => name);
	return { ...builder.finish('docx', true), sheetName: chosen.name, sheets };
}

function findTables(body: readonly WordNode[]): WordTable[] {
	const tables: WordTable[] = [];
	const names = new Set<string>();
	let above = '';
	for (const node of body) {
		if (node.type === 'paragraph') above = textOf(node) || above;
		if (node.type !== 'table') continue;
		const rows = (node.children ?? []).map(cellsOf);
		// A table of one column is a frame around text.
		if (!rows.some((cells) => cells.filter((cell) => cell !== '').length > 1)) continue;
		const place = String(tables.length + 1);
		const name = above === '' || names.has(above) ? place : above.slice(0, NAME_LENGTH);
		names.add(name);
		tables.push({ name, rows });
		above = '';
	}
	return tables;
}

/** A cell over several columns keeps the others in their places. */
function cellsOf(row: WordNode): string[] {
	return (row.children ?? []).flatMap((cell) => [
		textOf(cell),
		...Array.from({ length: Math.min((cell.colSpan ?? 1) - 1, 100) }, () => ''),
	]);
}

function joined(tables: readonly WordTable[]): WordTable[] {
	const whole: WordTable[] = [];
	for (const table of tables) {
		const first = whole.find(({ rows }) => rows[0]?.join('\0') === table.rows[0]?.join('\0'));
		if (first) first.rows.push(...table.rows.slice(1));
		else whole.push(table);
	}
	return whole;
}

function largest(tables: readonly WordTable[]): WordTable {
	const size = ({ rows }: WordTable) => rows.flat().filter((cell) => cell !== '').length;
	return tables.reduce((most, next) => (size(next) > size(most) ? next : most));
}

function named(tables: readonly WordTable[], sheet: string): WordTable {
	return tables.find(({ name }) => name === sheet) ?? refuse('no_such_sheet', { sheet });
}
