import { readXlsx as readWorkbook, streamXlsxRows } from 'hucre/xlsx';
import { Refused, refuse } from './refusal.ts';
import { TableBuilder } from './table-builder.ts';
import type { Cell, Table, TableLimits } from './table.ts';
import { guardOfficePackage } from './zip-guard.ts';

interface SheetInfo {
	name: string;
	index: number;
	isHidden: boolean;
}

/** Reads one sheet row by row: the named one, else the first visible sheet that has content. */
export async function readXlsx(bytes: Uint8Array, limits: TableLimits): Promise<Table> {
	guardOfficePackage(bytes, 'xlsx', limits);
	let names: string[] = [];
	try {
		const sheets = await listSheets(bytes);
		names = sheets.map((sheet) => sheet.name);
		for (const sheet of sheetsToTry(sheets, limits.sheet)) {
			const builder = await readSheet(bytes, sheet, limits);
			if (builder.rowCount > 0)
				return { ...builder.finish('xlsx', true), sheetName: sheet.name, sheets: names };
		}
	} catch (error) {
		throw error instanceof Refused ? error : translate(error);
	}
	return { ...new TableBuilder(limits).finish('xlsx'), sheets: names };
}

async function listSheets(bytes: Uint8Array): Promise<SheetInfo[]> {
	const sheets: SheetInfo[] = [];
	await readWorkbook(bytes, {
		sheets: ({ name, index, hidden, veryHidden }) => {
			sheets.push({ name, index, isHidden: Boolean(hidden || veryHidden) });
			return false;
		},
	});
	return sheets;
}

function sheetsToTry(sheets: readonly SheetInfo[], wanted?: string): SheetInfo[] {
	if (wanted === undefined) return sheets.toSorted((a, b) => Number(a.isHidden) - Number(b.isHidden));
	const named = sheets.filter((sheet) => sheet.name === wanted);
	return named.length > 0 ? named : refuse('no_such_sheet', { sheet: wanted });
}

async function readSheet(bytes: Uint8Array, sheet: SheetInfo, limits: TableLimits): Promise<TableBuilder> {
	const builder = new TableBuilder(limits);
	for await (const row of streamXlsxRows(bytes, { sheet: sheet.index })) {
		try {
			builder.add(row.index + 1, row.values.map(toCell));
		} catch (error) {
			throw error instanceof Refused ? new Refused(error.code, { sheet: sheet.name, ...error.data }) : error;
		}
	}
	return builder;
}

function toCell(value: unknown): Cell {
	if (value instanceof Date) return dateText(value);
	if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
	return null;
}

/** Sheets know no time zone: the reader puts their clock time in UTC fields. */
function dateText(date: Date): string | null {
	if (Number.isNaN(date.getTime())) return null;
	const [day = '', time = ''] = date.toISOString().slice(0, 19).split('T');
	return time === '00:00:00' ? day : `${day}T${time}`;
}

function translate(error: unknown): Refused {
	const name = error instanceof Error ? error.name : 'unknown';
	return new Refused(name === 'EncryptedFileError' ? 'encrypted' : 'damaged', { format: 'xlsx' });
}
