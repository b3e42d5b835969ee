import type { PdfLine } from './pdf-lines.ts';
import { withoutRunningHeads } from './running-heads.ts';
import { lineBlock } from './text-blocks.ts';
import type { TextBlock } from './text-blocks.ts';

interface Paragraph {
	lines: PdfLine[];
	isHeading: boolean;
}

const LARGER = 1.12;
const HEADING_LENGTH = 200;
const WIDE_GAP = 1.35;
const BULLET_GLYPH = /^[\u2022\u25CF\u25AA\u25A0\u25E6\u2023\u2043\uF0B7\uF0A7\u00B7]\s*/;

/** Headings, paragraphs and list items of a PDF, told by size of letters, gaps between lines and marks. */
export function pdfBlocks(pages: readonly (readonly PdfLine[])[]): TextBlock[] {
	const lines = withoutRunningHeads(pages).map((page) => page.map(withPlainBullet));
	const body = bodySize(lines.flat());
	const gap = usualGap(lines);
	const paragraphs = lines.reduce<Paragraph[]>((whole, page) => addPage(whole, page, body, gap), []);
	const sizes = [...new Set(paragraphs.filter(({ isHeading }) => isHeading).map(sizeOf))].toSorted(
		(a, b) => b - a,
	);
	return paragraphs.map((paragraph) => blockOf(paragraph, sizes));
}

const sizeOf = ({ lines }: Paragraph): number => lines[0]?.size ?? 0;

const withPlainBullet = (line: PdfLine): PdfLine => ({
	...line,
	text: line.text.replace(BULLET_GLYPH, '• '),
});

/** The size in which most of the text is set. */
function bodySize(lines: readonly PdfLine[]): number {
	const letters = new Map<number, number>();
	for (const { size, text } of lines) letters.set(size, (letters.get(size) ?? 0) + text.length);
	return [...letters].reduce((most, next) => (next[1] > most[1] ? next : most), [0, 0])[0];
}

/** The gap between lines of one paragraph: the smallest of those that are seen often. */
function usualGap(pages: readonly (readonly PdfLine[])[]): number {
	const seen = new Map<number, number>();
	for (const page of pages)
		page.forEach((line, index) => {
			const gap = Math.round(((page[index - 1]?.y ?? line.y) - line.y) * 2) / 2;
			if (gap > 0) seen.set(gap, (seen.get(gap) ?? 0) + 1);
		});
	const often = Math.max(0, ...seen.values()) / 2;
	return Math.min(...[...seen].flatMap(([gap, count]) => (count >= often ? [gap] : [])), 1000);
}

function addPage(whole: Paragraph[], page: readonly PdfLine[], body: number, gap: number): Paragraph[] {
	page.forEach((line, index) => {
		const isHeading = line.size > body * LARGER && line.text.length <= HEADING_LENGTH;
		const last = whole.at(-1);
		const before = page[index - 1];
		const goesOn = last !== undefined && last.isHeading === isHeading && continues(last, line, before, gap);
		if (goesOn) last.lines.push(line);
		else whole.push({ lines: [line], isHeading });
	});
	return whole;
}

function continues(last: Paragraph, line: PdfLine, before: PdfLine | undefined, gap: number): boolean {
	const end = last.lines.at(-1);
	if (!end) return false;
	const kind = lineBlock(line.text).kind;
	if (last.isHeading) return end.size === line.size && before === end && isNear(before, line, end.size * 1.3);
	if (kind !== 'paragraph') return false;
	if (lineBlock(end.text).kind === 'heading' && last.lines.length === 1) return false;
	// A sentence may go on over the foot of a page.
	if (before === undefined) return !/[.!?:]$/.test(end.text) && /^[\p{Ll}(]/u.test(line.text);
	if (end.text.endsWith(':')) return false;
	return isNear(before, line, gap);
}

function isNear(before: PdfLine, line: PdfLine, gap: number): boolean {
	const distance = before.y - line.y;
	return distance >= 0 && distance <= Math.max(gap, line.size) * WIDE_GAP;
}

function blockOf({ lines, isHeading }: Paragraph, sizes: readonly number[]): TextBlock {
	const text = joined(lines.map((line) => line.text));
	const block = lineBlock(text);
	if (block.kind === 'heading' && block.number !== null) return block;
	if (!isHeading) return block;
	const typed = /^(\d{1,3}(?:\.\d{1,3}){0,5})\.? (?=\S)(.*)$/.exec(text);
	if (typed) return { kind: 'heading', text: typed[2] ?? '', number: typed[1] ?? null, depth: null };
	return { kind: 'heading', text, number: null, depth: sizes.indexOf(lines[0]?.size ?? 0) + 1 };
}

/** A word cut at the end of a line is made whole; `kirjasto- ja` keeps its hyphen. */
function joined(lines: readonly string[]): string {
	return lines.reduce((text, line) => {
		const isCut = /\p{Ll}[-\u00AD]$/u.test(text) && /^\p{Ll}/u.test(line);
		if (!isCut) return `${text} ${line}`;
		return /^(?:ja|tai|sekä|eli|och|eller|samt|and|or)(?!\p{L})/u.test(line)
			? `${text} ${line}`
			: text.slice(0, -1) + line;
	});
}
