import {
	AlignmentType,
	BorderStyle,
	Paragraph,
	Tab,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	TextRun,
	WidthType,
} from 'docx';
import { cellText, isNumeric } from './cell-text.ts';
import { docxRuns } from './docx-text.ts';
import type { Fact, ReportCell, ReportColumn, ReportLanguage, ReportTable } from './report.ts';

/** Twips between the margins of an upright A4 page. */
export const TEXT_WIDTH = 9184;
const NARROW = 1250;
const HAIR = { style: BorderStyle.SINGLE, size: 4, color: 'C9D0D7' };
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_SIDES = { left: NONE, right: NONE, insideVertical: NONE };

/** A table whose header row comes again on every page. */
export function docxTable(table: ReportTable, language: ReportLanguage, colour: string): Table {
	const widths = columnWidths(table.columns);
	const edge = { style: BorderStyle.SINGLE, size: 12, color: colour };
	const row = (cells: readonly ReportCell[], bold: boolean): TableRow =>
		new TableRow({
			cantSplit: true,
			children: table.columns.map((column, at) => {
				const runs = docxRuns(cellText(cells[at] ?? null, column, table, language), { size: 19, bold });
				return cell(runs, column, widths[at] ?? NARROW);
			}),
		});
	const header = new TableRow({
		tableHeader: true,
		cantSplit: true,
		children: table.columns.map((column, at) =>
			cell(docxRuns(column.name, { size: 19, bold: true }), column, widths[at] ?? NARROW, { bottom: edge }),
		),
	});
	return new Table({
		layout: TableLayoutType.FIXED,
		width: { size: TEXT_WIDTH, type: WidthType.DXA },
		columnWidths: widths,
		borders: { ...NO_SIDES, top: NONE, bottom: HAIR, insideHorizontal: HAIR },
		margins: { top: 50, bottom: 50, left: 80, right: 80 },
		tableLook: { firstRow: true, noVBand: true },
		...(table.caption && { caption: table.caption }),
		rows: [
			header,
			...table.rows.map((cells) => row(cells, false)),
			...(table.totals ? [row(table.totals, true)] : []),
		],
	});
}

type Runs = ReturnType<typeof docxRuns>;

function cell(children: Runs, column: ReportColumn, width: number, borders?: { bottom: object }): TableCell {
	const alignment = isNumeric(column) ? AlignmentType.RIGHT : AlignmentType.LEFT;
	return new TableCell({
		width: { size: width, type: WidthType.DXA },
		...(borders && { borders: borders as { bottom: typeof HAIR } }),
		children: [new Paragraph({ alignment, spacing: { before: 0, after: 0 }, children })],
	});
}

/** Numbers and days take what they need; texts divide the rest. */
function columnWidths(columns: readonly ReportColumn[]): number[] {
	const shares = columns.map((column) => (column.kind === 'text' ? (column.width ?? 1) : 0));
	const all = shares.reduce((sum, share) => sum + share, 0);
	const fixed = columns.filter((column) => column.kind !== 'text').length;
	const narrow =
		all === 0 ? TEXT_WIDTH / columns.length : Math.min(NARROW, TEXT_WIDTH / (columns.length + 1));
	const rest = TEXT_WIDTH - fixed * narrow;
	return shares.map((share) => Math.floor(share === 0 ? narrow : (rest * share) / all));
}

/** Names and values as paragraphs with a hanging value: they are no table to a reader. */
export function docxFacts(facts: readonly Fact[]): Paragraph[] {
	return facts.map(
		({ name, value }) =>
			new Paragraph({
				indent: { left: 2800, hanging: 2800 },
				tabStops: [{ type: 'left', position: 2800 }],
				spacing: { after: 60 },
				children: [
					...docxRuns(name, { color: '4B5763' }),
					new TextRun({ children: [new Tab()] }),
					...docxRuns(value),
				],
			}),
	);
}
