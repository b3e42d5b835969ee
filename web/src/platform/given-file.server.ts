import { readTableIsolated, type Cell, type Table, type TableLimits } from '@luotsi/documents';
import { refuseFile } from './file-refusal.ts';
import { refuse } from './refusal.ts';

export interface GivenFile {
	name: string;
	bytes: Uint8Array;
	key?: string | undefined;
}

export type FileLimits = Pick<TableLimits, 'rows' | 'columns' | 'cells' | 'characters'> & {
	megabytes: number;
};

/** The file of a form as the verbs take it. */
export async function givenFile({ file, key }: { file: File; key?: string | undefined }): Promise<GivenFile> {
	return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()), key };
}

/** Reads a table in a process of its own; refuses what is none. */
export async function readGivenTable(
	bytes: Uint8Array,
	file: string,
	{ megabytes, ...limits }: FileLimits,
): Promise<Table> {
	const table = await readTableIsolated(bytes, file, { bytes: megabytes * 1_000_000, ...limits });
	if (!table.ok) refuseFile(table, 'table');
	if (table.rows.length === 0) refuse('not_a_table', { file });
	return table;
}

/** The rows with their numbers in the file. */
export function numberedRows({ rows, rowNumbers }: Table): { rowNumber: number; cells: Cell[] }[] {
	return rows.map((cells, i) => ({ rowNumber: rowNumbers[i] ?? i + 1, cells }));
}

/** The last part of a name as a browser sends it, without control and direction characters. */
export function cleanFileName(name: string): string {
	const last = name.toWellFormed().split(/[\\/]/).pop() ?? '';
	const clean = last
		.normalize('NFC')
		.replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
		.replaceAll(/\s+/g, ' ')
		.trim();
	return [...clean].slice(-200).join('') || 'file';
}
