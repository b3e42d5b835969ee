import type { Block, Fact, Inline, ListItem, Report, ReportCell, ReportTable, ReportText } from './report.ts';

/** Text as the writers take it: always a list of pieces. */
export type SettledText = readonly SettledInline[];

/** A piece of settled text. */
export type SettledInline =
	| string
	| { kind: 'strong'; text: SettledText }
	| { kind: 'emphasis'; text: SettledText }
	| { kind: 'link'; to: string; text: SettledText }
	| { kind: 'span'; language: string; text: SettledText };

/** Characters that XML may not hold, or that turn the direction of what follows. */
// oxlint-disable-next-line no-control-regex -- these are what is taken away
const UNPRINTABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\uFFF9-\uFFFF]/g;
const LINK = /^(https?:\/\/[^\s]+|mailto:[^\s]+@[^\s]+)$/i;
const LANGUAGE = /^[a-z]{2,3}$/;
const COLOUR = /^#[0-9a-f]{6}$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Plain text without what no format can hold. */
export function cleanText(text: string): string {
	return text
		.toWellFormed()
		.replace(/\r\n?|\u2028|\u2029|\v|\f/g, '\n')
		.replaceAll('\t', ' ')
		.replace(UNPRINTABLE, '');
}

/** One line of plain text, for titles and captions. */
export function cleanLine(text: string): string {
	return cleanText(text).replace(/\s+/g, ' ').trim();
}

/** Running text of pieces that every format can hold. */
export function settleText(text: ReportText): SettledText {
	return typeof text === 'string' ? [cleanText(text)] : text.flatMap(settleInline);
}

function settleInline(piece: Inline): SettledText {
	if (typeof piece === 'string') return [cleanText(piece)];
	const text = settleText(piece.text);
	if (piece.kind === 'link') return LINK.test(piece.to) ? [{ ...piece, text }] : text;
	if (piece.kind === 'span') return LANGUAGE.test(piece.language) ? [{ ...piece, text }] : text;
	return [{ ...piece, text }];
}

/** The words of a text without its markup. */
export function plainText(text: ReportText): string {
	if (typeof text === 'string') return text;
	return text.map((piece) => (typeof piece === 'string' ? piece : plainText(piece.text))).join('');
}

/**
 * The same report as every writer can take it: clean text, safe links, headings that start at 1 and leave no level out,
 * rows as wide as their table, tables and charts numbered when there are several.
 */
export function settle(report: Report): Report {
	const headings = new HeadingLevels();
	const captions = new Captions(report);
	return {
		...report,
		title: cleanLine(report.title) || '–',
		...(report.subtitle && { subtitle: cleanLine(report.subtitle) }),
		author: cleanLine(report.author),
		date: DAY.test(report.date) ? report.date : '1970-01-01',
		colour: COLOUR.test(report.colour) ? report.colour : '#16202a',
		...(report.facts && { facts: report.facts.map(settleFact) }),
		blocks: report.blocks.map((block) => settleBlock(block, headings, captions)),
	};
}

function settleBlock(block: Block, headings: HeadingLevels, captions: Captions): Block {
	switch (block.kind) {
		case 'heading': {
			const level = headings.next(block.level);
			const text = [cleanLine(plainText(block.text)) || '–'];
			return { ...block, level, text, ...(block.number && { number: cleanLine(block.number) }) };
		}
		case 'paragraph':
			return {
				...block,
				text: settleText(block.text),
				...(block.number && { number: cleanLine(block.number) }),
			};
		case 'list':
			return { ...block, items: block.items.map(settleItem) };
		case 'facts':
			return { ...block, facts: block.facts.map(settleFact) };
		case 'table':
			return { ...block, ...settleTable(block), caption: captions.ofTable(block.caption) };
		case 'chart':
			return {
				...block,
				caption: captions.ofChart(block.caption),
				alt: cleanLine(block.alt) || cleanLine(block.caption) || '–',
				svg: block.svg.toWellFormed(),
				...(block.table && { table: settleTable(block.table) }),
			};
		default:
			return block;
	}
}

const settleFact = ({ name, value }: Fact): Fact => ({ name: cleanLine(name), value: settleText(value) });

function settleItem(item: ListItem): ListItem {
	return {
		...item,
		text: settleText(item.text),
		...(item.items && { items: item.items.map(settleItem) }),
	};
}

function settleTable(table: ReportTable): ReportTable {
	const width = table.columns.length;
	const row = (cells: readonly ReportCell[]): ReportCell[] =>
		Array.from({ length: width }, (_, at) => settleCell(cells[at] ?? null));
	return {
		caption: cleanLine(table.caption),
		columns: table.columns.map((column) => ({ ...column, name: cleanLine(column.name) })),
		rows: table.rows.map(row),
		...(table.totals && { totals: row(table.totals) }),
	};
}

function settleCell(cell: ReportCell): ReportCell {
	if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
	return cell === null ? null : settleText(cell);
}

/** No level is left out on the way down, whatever the source has. */
class HeadingLevels {
	#last = 0;

	next(wanted: number): 1 | 2 | 3 | 4 {
		this.#last = Math.max(1, Math.min(wanted, this.#last + 1, 4));
		return this.#last as 1 | 2 | 3 | 4;
	}
}

class Captions {
	readonly #words: Report['words'];
	readonly #tables: { many: boolean; count: number };
	readonly #charts: { many: boolean; count: number };

	constructor({ words, blocks }: Report) {
		const many = (kind: Block['kind']) => blocks.filter((block) => block.kind === kind).length > 1;
		this.#words = words;
		this.#tables = { many: many('table'), count: 0 };
		this.#charts = { many: many('chart'), count: 0 };
	}

	ofTable = (caption: string): string => numbered(this.#words.table, this.#tables, caption);
	ofChart = (caption: string): string => numbered(this.#words.figure, this.#charts, caption);
}

function numbered(word: string, series: { many: boolean; count: number }, caption: string): string {
	series.count += 1;
	return series.many ? `${cleanLine(word)} ${series.count}. ${cleanLine(caption)}` : cleanLine(caption);
}
