import {
	AlignmentType,
	BorderStyle,
	Document,
	Header,
	HeadingLevel,
	ImageRun,
	Packer,
	PageBreak,
	PageNumber,
	Paragraph,
	Tab,
	TableOfContents,
	TextRun,
} from 'docx';
import type { Table } from 'docx';
import { dayText, languageTag } from './cell-text.ts';
import { docxNumbering, docxStyles } from './docx-styles.ts';
import { docxFacts, docxTable, TEXT_WIDTH } from './docx-table.ts';
import { docxRuns } from './docx-text.ts';
import type { Block, ListItem, Report, ReportTable, ReportText } from './report.ts';
import { plainText, settle } from './settle.ts';
import { EMPTY_PNG, svgSize } from './svg-size.ts';

type Part = Paragraph | Table | TableOfContents;

const LEVELS = [
	HeadingLevel.HEADING_1,
	HeadingLevel.HEADING_2,
	HeadingLevel.HEADING_3,
	HeadingLevel.HEADING_4,
];
const STYLES = { lead: 'Lead', quote: 'Quote', small: 'Small' };
const PICTURE_WIDTH = 610;

/** The report as a Word document with Word's own styles, so that it can be written on in the office. */
export async function writeDocx(report: Report): Promise<Uint8Array> {
	const settled = settle(report);
	const writer = new Writer(settled);
	const parts = [...front(settled), ...settled.blocks.flatMap((block) => writer.parts(block))];
	const tag = languageTag(settled.language);
	const file = new Document({
		title: settled.title,
		creator: settled.author,
		lastModifiedBy: settled.author,
		...(settled.subtitle && { subject: settled.subtitle }),
		styles: docxStyles(writer.colour, tag),
		numbering: docxNumbering(writer.numberedLists),
		hyphenation: { autoHyphenation: true },
		sections: [
			{
				properties: {
					titlePage: settled.hasCover === true,
					page: {
						size: { width: 11906, height: 16838 },
						margin: { top: 1750, bottom: 1360, left: 1361, right: 1361 },
					},
				},
				headers: { default: runningHead(settled) },
				children: parts,
			},
		],
	});
	return new Uint8Array(await Packer.toBuffer(file));
}

function runningHead({ author, title, date, language }: Report): Header {
	const line = (left: string, right: (string | TextRun)[], bold: boolean): Paragraph =>
		new Paragraph({
			tabStops: [{ type: 'right', position: TEXT_WIDTH }],
			spacing: { after: 0 },
			children: [
				...docxRuns(left, { size: 17, color: '4B5763', bold }),
				new TextRun({ size: 17, color: '4B5763', children: [new Tab(), ...right.map(String)] }),
			],
		});
	const pages = [PageNumber.CURRENT, ' (', PageNumber.TOTAL_PAGES, ')'];
	return new Header({ children: [line(author, pages, true), line(title, [dayText(date, language)], false)] });
}

function front({ title, subtitle, author, facts = [], colour, hasCover, words, blocks }: Report): Part[] {
	const edge = { style: BorderStyle.SINGLE, size: 18, space: 8, color: colour.slice(1) };
	const above = new Paragraph({
		spacing: { after: hasCover ? 3000 : 360 },
		border: { bottom: edge },
		children: docxRuns(author, { bold: true, color: colour.slice(1), size: 26 }),
	});
	const head: Part[] = [
		above,
		new Paragraph({ heading: HeadingLevel.TITLE, children: docxRuns(title) }),
		...(subtitle ? [new Paragraph({ style: 'Subtitle', children: docxRuns(subtitle) })] : []),
		...docxFacts(facts),
	];
	return hasCover ? [...head, pageBreak(), ...contents(words.contents, blocks), pageBreak()] : head;
}

function contents(name: string, blocks: readonly Block[]): Part[] {
	const cachedEntries = blocks.flatMap((block) =>
		block.kind === 'heading' && block.level <= 2
			? [{ title: [block.number, plainText(block.text)].filter(Boolean).join(' '), level: block.level }]
			: [],
	);
	const head = new Paragraph({ style: 'Subtitle', children: docxRuns(name, { bold: true }) });
	return [head, new TableOfContents(name, { hyperlink: true, headingStyleRange: '1-2', cachedEntries })];
}

const pageBreak = (): Paragraph => new Paragraph({ children: [new PageBreak()] });

class Writer {
	readonly #report: Report;
	readonly colour: string;
	numberedLists = 0;

	constructor(report: Report) {
		this.#report = report;
		this.colour = report.colour.slice(1);
	}

	parts(block: Block): Part[] {
		switch (block.kind) {
			case 'heading':
				return [new Paragraph({ heading: LEVELS[block.level - 1] ?? LEVELS[0], children: numbered(block) })];
			case 'paragraph':
				return [
					new Paragraph({ ...(block.style && { style: STYLES[block.style] }), children: numbered(block) }),
				];
			case 'list':
				return this.#items(block.items, block.ordered ? this.#nextNumbering() : 'bullets', 0);
			case 'facts':
				return docxFacts(block.facts);
			case 'table':
				return this.#table(block);
			case 'chart':
				return this.#chart(block);
			default:
				return [pageBreak()];
		}
	}

	#nextNumbering(): string {
		this.numberedLists += 1;
		return `numbers${this.numberedLists}`;
	}

	#items(items: readonly ListItem[], reference: string, level: number): Paragraph[] {
		return items.flatMap((item) => {
			const own = new Paragraph({
				numbering: { reference, level: Math.min(level, 8) },
				spacing: { after: 80 },
				children: docxRuns(item.text),
			});
			if (!item.items?.length) return [own];
			const inner = item.ordered ? this.#nextNumbering() : 'bullets';
			return [own, ...this.#items(item.items, inner, level + 1)];
		});
	}

	#table(table: ReportTable, withCaption = true): Part[] {
		const caption = new Paragraph({ style: 'Caption', children: docxRuns(table.caption) });
		if (table.columns.length === 0) return withCaption ? [caption] : [];
		return [
			...(withCaption && table.caption ? [caption] : []),
			docxTable(table, this.#report.language, this.colour),
			// Two tables without a paragraph between them would become one.
			new Paragraph({ spacing: { after: 120 }, children: [] }),
		];
	}

	#chart({ caption, svg, alt, table }: Extract<Block, { kind: 'chart' }>): Part[] {
		const size = svgSize(svg);
		const picture = new ImageRun({
			type: 'svg',
			data: Buffer.from(svg, 'utf8'),
			fallback: { type: 'png', data: EMPTY_PNG },
			transformation: {
				width: PICTURE_WIDTH,
				height: Math.round((PICTURE_WIDTH * size.height) / size.width),
			},
			altText: { name: caption, title: caption, description: alt },
		});
		return [
			new Paragraph({ style: 'Caption', children: docxRuns(caption) }),
			new Paragraph({ alignment: AlignmentType.LEFT, children: [picture] }),
			...(table ? this.#table(table, false) : []),
		];
	}
}

function numbered({ number, text }: { number?: string; text: ReportText }): ReturnType<typeof docxRuns> {
	return [...(number ? docxRuns(`${number} `) : []), ...docxRuns(text)];
}
