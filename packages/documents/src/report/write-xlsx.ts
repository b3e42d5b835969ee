import { writeXlsx as writeWorkbook } from 'hucre/xlsx';
import { sheetCell } from '../write-table.ts';
import { cellText, decimalsOf } from './cell-text.ts';
import type { Block, ListItem, Report, ReportCell, ReportColumn, ReportTable } from './report.ts';
import { plainText, settle } from './settle.ts';

type Sheet = Parameters<typeof writeWorkbook>[0]['sheets'][number];
type Value = string | number | Date | null;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const HEADER = { font: { bold: true }, border: { bottom: { style: 'thin' as const } } };

/**
 * The report as a workbook: each table a sheet with its numbers and days as such, and a last sheet with the text.
 * What looks like a formula stays text.
 */
export async function writeXlsx(report: Report): Promise<Uint8Array> {
	const settled = settle(report);
	const names = new Set<string>();
	const sheets = tablesOf(settled).map((table) => tableSheet(table, settled, names));
	return writeWorkbook({
		sheets: [...sheets, textSheet(settled, names)],
		properties: { title: settled.title, creator: settled.author },
	});
}

function tablesOf({ blocks }: Report): ReportTable[] {
	return blocks.flatMap((block) => {
		if (block.kind === 'table') return [block];
		return block.kind === 'chart' && block.table ? [{ ...block.table, caption: block.caption }] : [];
	});
}

function tableSheet(table: ReportTable, report: Report, names: Set<string>): Sheet {
	const rows = table.totals ? [...table.rows, table.totals] : table.rows;
	const values = rows.map((row) =>
		table.columns.map((column, at) => value(row[at] ?? null, column, table, report)),
	);
	return {
		name: sheetName(table.caption, names),
		columns: table.columns.map((column, at) => ({
			width: widthOf([column.name, ...values.map((row) => row[at] ?? null)]),
			...numberFormat(column, table),
		})),
		rows: [table.columns.map((column) => sheetCell(column.name) as string), ...values],
		cells: new Map(table.columns.map((_, at) => [`0,${at}`, { style: HEADER }])),
		freezePane: { rows: 1 },
		a11y: { summary: table.caption, headerRow: 0 },
	};
}

function value(cell: ReportCell, column: ReportColumn, table: ReportTable, { language }: Report): Value {
	if (cell === null || typeof cell === 'number') return cell;
	const text = plainText(cell);
	if (column.kind === 'date' && DAY.test(text)) return new Date(`${text}T00:00:00Z`);
	return sheetCell(plainText(cellText(cell, column, table, language))) as string;
}

function numberFormat(column: ReportColumn, table: ReportTable): { numFmt?: string } {
	const decimals = decimalsOf(column, table);
	const digits = decimals ? `.${'0'.repeat(decimals)}` : '';
	if (column.kind === 'money') return { numFmt: `#,##0${digits} "€"` };
	if (column.kind === 'date') return { numFmt: 'd.m.yyyy' };
	return column.kind === 'number' && decimals !== undefined ? { numFmt: `#,##0${digits}` } : {};
}

function widthOf(values: readonly Value[]): number {
	const longest = Math.max(...values.map((each) => (each instanceof Date ? 10 : String(each ?? '').length)));
	return Math.min(60, Math.max(10, longest + 2));
}

/** A sheet's name is short, alone of its kind, and without some characters. */
function sheetName(caption: string, names: Set<string>): string {
	const base =
		caption
			.replace(/[[\]:*?/\\]/g, ' ')
			.replace(/^'+|'+$/g, '')
			.trim() || '–';
	for (let count = 1; ; count++) {
		const end = count === 1 ? '' : ` ${count}`;
		const name = `${Array.from(base)
			.slice(0, 28 - end.length)
			.join('')
			.slice(0, 31 - end.length)
			.toWellFormed()
			.trim()}${end}`;
		if (names.has(name.toLowerCase())) continue;
		names.add(name.toLowerCase());
		return name;
	}
}

function textSheet(report: Report, names: Set<string>): Sheet {
	const facts = (report.facts ?? []).map(({ name, value: told }) => [name, plainText(told)]);
	const head = [[report.title, ''], [report.author, report.subtitle ?? ''], ...facts];
	const rows = [...head, ...report.blocks.flatMap(textRows)];
	return {
		name: sheetName(report.words.text, names),
		columns: [{ width: 28 }, { width: 90 }],
		rows: rows.map((row) => row.map((text) => sheetCell(text) as string)),
		cells: new Map([['0,0', { style: { font: { bold: true, size: 14 } } }]]),
	};
}

function textRows(block: Block): string[][] {
	switch (block.kind) {
		case 'heading':
		case 'paragraph':
			return [
				block.kind === 'heading'
					? [headingText(block.number, plainText(block.text)), '']
					: [block.number ?? '', plainText(block.text)],
			];
		case 'list':
			return block.items.flatMap((item) => itemRows(item, 0));
		case 'facts':
			return block.facts.map(({ name, value: told }) => [name, plainText(told)]);
		case 'chart':
			return [['', `${block.caption}: ${block.alt}`]];
		default:
			return [];
	}
}

const headingText = (number: string | undefined, text: string): string =>
	number ? `${number} ${text}` : text;

function itemRows(item: ListItem, depth: number): string[][] {
	const own = ['', `${'   '.repeat(depth)}• ${plainText(item.text)}`];
	return [own, ...(item.items ?? []).flatMap((inner) => itemRows(inner, depth + 1))];
}
