import { readCsv } from './csv.ts';
import { fileEnding, fileKind, refuseOle } from './file-kind.ts';
import { readJson } from './json.ts';
import { refusalFrom, refuse } from './refusal.ts';
import { DEFAULT_LIMITS } from './table.ts';
import type { Table, TableLimits, TableResult } from './table.ts';
import { packageKind } from './zip-guard.ts';
import { readZipParts } from './zip-parts.ts';

type TableFormat = Table['format'];

const FORMATS_BY_ENDING = new Map<string, TableFormat | null>([
	['xlsx', 'xlsx'],
	['xlsm', 'xlsx'],
	['csv', 'csv'],
	['tsv', 'csv'],
	['txt', 'csv'],
	['json', 'json'],
	['docx', 'docx'],
	...['xls', 'ods', 'doc', 'pdf', 'zip', 'html', 'htm', 'xml', 'exe', 'png', 'jpg'].map(
		(ending) => [ending, null] as const,
	),
]);

/**
 * Reads a table from XLSX, CSV, JSON or DOCX bytes, told apart by content; the name must not contradict it.
 * Runs in this process: for files from outside use `readTableIsolated`.
 */
export async function readTable(
	bytes: Uint8Array,
	fileName: string,
	limits: Partial<TableLimits> = {},
): Promise<TableResult> {
	try {
		return await read(bytes, fileName, { ...DEFAULT_LIMITS, ...limits });
	} catch (error) {
		return refusalFrom(error, fileName);
	}
}

async function read(bytes: Uint8Array, fileName: string, limits: TableLimits): Promise<Table> {
	if (bytes.length === 0) refuse('empty_file');
	if (bytes.length > limits.bytes) refuse('too_large', { limit: limits.bytes, bytes: bytes.length });
	const ending = fileEnding(fileName);
	const expected = FORMATS_BY_ENDING.get(ending);
	const format = formatByContent(bytes, expected, limits);
	if (expected === null) refuse('unsupported_type', { found: ending });
	if (expected && expected !== format)
		refuse('content_does_not_match_name', { named: ending, found: format });
	if (format === 'xlsx') {
		// Loaded when needed, so that a process for one CSV file starts without it.
		const { readXlsx } = await import('./xlsx.ts');
		return readXlsx(bytes, limits);
	}
	if (format === 'docx') {
		const { readDocxTable } = await import('./docx-table.ts');
		return readDocxTable(bytes, limits);
	}
	return format === 'json' ? readJson(bytes, limits) : readCsv(bytes, limits);
}

function formatByContent(
	bytes: Uint8Array,
	expected: TableFormat | null | undefined,
	limits: TableLimits,
): TableFormat {
	const kind = fileKind(bytes);
	if (kind === 'zip' && (expected === 'csv' || expected === 'json')) return 'xlsx';
	if (kind === 'zip') return packageKind(readZipParts(bytes, limits.parts)) === 'docx' ? 'docx' : 'xlsx';
	if (kind === 'ole') refuseOle(bytes, expected === 'docx' ? 'doc' : 'xls');
	// A CSV may begin with a bracket, and broken JSON with anything: among texts the name decides.
	if (kind === 'json' || kind === 'text')
		return expected === 'csv' || expected === 'json' ? expected : kind === 'json' ? 'json' : 'csv';
	if (expected === 'json') refuse('damaged', { format: 'json' });
	return refuse(expected ? 'content_does_not_match_name' : 'unsupported_type', { found: kind });
}
