import { cellText, dayText, isNumeric } from './cell-text.ts';
import type { Block, Fact, ListItem, Report, ReportLanguage, ReportTable, ReportText } from './report.ts';
import { settle, settleText } from './settle.ts';
import type { SettledText } from './settle.ts';

/** More columns than this need the page on its side. */
const UPRIGHT_COLUMNS = 6;
/** A run of characters without a place to break is given one, or it would run over the edge of its cell. */
const UNBROKEN = /[^\s\u200B-]{30}(?=[^\s\u200B-])/gu;

/** The report as the template reads it: every part has all its names, every text is a list of pieces. */
export function typstData(report: Report): object {
	const { language, author, colour, blocks, ...settled } = settle(report);
	return {
		title: breakable(settled.title),
		subtitle: settled.subtitle ?? null,
		language,
		author,
		colour,
		day: settled.date.split('-').map(Number),
		dayText: dayText(settled.date, language),
		contents: settled.words.contents,
		cover: settled.hasCover === true,
		facts: (settled.facts ?? []).map(factData),
		blocks: blocks.map((block) => blockData(block, language)),
	};
}

function blockData(block: Block, language: ReportLanguage): object {
	switch (block.kind) {
		case 'heading':
			return { ...block, number: block.number ?? null, text: textData(block.text) };
		case 'paragraph':
			return {
				...block,
				number: block.number ?? null,
				style: block.style ?? null,
				text: textData(block.text),
			};
		case 'list':
			return { ...block, ordered: block.ordered === true, items: block.items.map(itemData) };
		case 'facts':
			return { ...block, facts: block.facts.map(factData) };
		case 'table':
			return { kind: 'table', ...tableData(block, language) };
		case 'chart':
			return { ...block, table: block.table ? tableData(block.table, language) : null };
		default:
			return block;
	}
}

const factData = ({ name, value }: Fact): object => ({ name: breakable(name), value: textData(value) });

function itemData(item: ListItem): object {
	return {
		text: textData(item.text),
		ordered: item.ordered === true,
		items: (item.items ?? []).map(itemData),
	};
}

function tableData(table: ReportTable, language: ReportLanguage): object {
	const cells = (row: ReportTable['rows'][number]) =>
		table.columns.map((column, at) => textData(cellText(row[at] ?? null, column, table, language)));
	return {
		caption: breakable(table.caption),
		wide: table.columns.length > UPRIGHT_COLUMNS,
		columns: table.columns.map((column) => ({
			name: breakable(column.name),
			right: isNumeric(column),
			width: column.kind === 'text' ? (column.width ?? 1) : 0,
		})),
		rows: table.rows.map(cells),
		totals: table.totals ? cells(table.totals) : [],
	};
}

const breakable = (text: string): string => text.replace(UNBROKEN, '$&\u200B');

function textData(text: ReportText): SettledText {
	return settleText(text).map((piece) =>
		typeof piece === 'string' ? breakable(piece) : { ...piece, text: textData(piece.text) },
	);
}
