import { textOf } from './docx-tree.ts';
import type { WordNode } from './docx-tree.ts';
import { lineBlock } from './text-blocks.ts';
import type { TextBlock } from './text-blocks.ts';

const HEADING_STYLE = /^(?:heading|otsikko|rubrik) ?([1-9])$/i;
const TITLE_STYLE = /^(?:title|otsikko|rubrik)$/i;
const CONTENTS_STYLE = /^(?:toc|sisluet|innehåll|table of contents)/i;
const BOLD_HEADING = 100;

/** Paragraphs, list items and table rows of a Word document, in order. */
export function wordBlocks(body: readonly WordNode[]): TextBlock[] {
	const outline = new Outline();
	const blocks = body.flatMap((node) => blocksOf(node, outline));
	return withOutline(blocks);
}

function blocksOf(node: WordNode, outline: Outline): TextBlock[] {
	if (node.type === 'table') return tableBlocks(node, outline);
	if (node.type !== 'paragraph') return (node.children ?? []).flatMap((child) => blocksOf(child, outline));
	const text = textOf(node);
	if (text === '' || CONTENTS_STYLE.test(styleOf(node))) return [];
	return [headingBlock(node, text, outline) ?? itemBlock(node, text)];
}

/** A box of one cell is text; of a real table each row is a paragraph. */
function tableBlocks(table: WordNode, outline: Outline): TextBlock[] {
	return (table.children ?? []).flatMap((row): TextBlock[] => {
		const cells = row.children ?? [];
		if (cells.length === 1) return blocksOf({ type: 'box', children: cells }, outline);
		const texts = cells.map(textOf).filter((text) => text !== '');
		return texts.length === 0 ? [] : [{ kind: 'paragraph', text: texts.join(' – '), depth: 0 }];
	});
}

const styleOf = ({ styleName, styleId }: WordNode): string => styleName ?? styleId ?? '';

function headingDepth(node: WordNode): number | null {
	const style = [node.styleName ?? '', node.styleId ?? ''];
	const match = style.map((name) => HEADING_STYLE.exec(name)).find((found) => found !== null);
	if (match) return Number(match[1]);
	return TITLE_STYLE.test(styleOf(node)) ? 0 : null;
}

function headingBlock(node: WordNode, text: string, outline: Outline): TextBlock | null {
	const depth = headingDepth(node);
	if (depth === null) return null;
	const typed = /^(\d{1,3}(?:\.\d{1,3}){0,5})\.? (?=\S)(.*)$/.exec(text);
	if (typed) return { kind: 'heading', text: typed[2] ?? '', number: typed[1] ?? null, depth: null };
	const number = node.numbering?.isOrdered ? outline.next(Number(node.numbering.level) + 1) : null;
	return { kind: 'heading', text, number, depth };
}

function itemBlock(node: WordNode, text: string): TextBlock {
	if (node.numbering) return { kind: 'bullet', text, depth: Math.min(Number(node.numbering.level) || 0, 4) };
	const block = lineBlock(text);
	const isHeading = block.kind === 'paragraph' && isTitleLike(text) && isBold(node);
	return isHeading ? { kind: 'heading', text, number: null, depth: 9 } : block;
}

function isTitleLike(text: string): boolean {
	return text.length <= BOLD_HEADING && /\p{L}{2}/u.test(text) && !/[.:;,]$/.test(text);
}

/** Many write headings as bold paragraphs. */
function isBold(node: WordNode): boolean {
	const runs = (node.children ?? []).filter((child) => textOf(child) !== '');
	return runs.length > 0 && runs.every((run) => run.type === 'run' && run.isBold === true);
}

/** Where a title stands over headings without numbers, the headings get the numbers of an outline. */
function withOutline(blocks: TextBlock[]): TextBlock[] {
	const headings = blocks.filter((block) => block.kind === 'heading');
	const isNumbered = headings.some(({ number }) => number !== null);
	if (isNumbered || headings[0]?.depth !== 0) return blocks;
	const outline = new Outline();
	return blocks.map((block) => {
		if (block.kind !== 'heading' || block.depth === null || block.depth > 6) return block;
		return { ...block, number: block.depth === 0 ? '0' : outline.next(block.depth), depth: null };
	});
}

/** Counts 1, 1.1, 1.2, 2 as Word numbers its headings. */
class Outline {
	readonly #counts: number[] = [];

	next(level: number): string {
		this.#counts.length = Math.min(this.#counts.length, level);
		while (this.#counts.length < level - 1) this.#counts.push(1);
		this.#counts[level - 1] = (this.#counts[level - 1] ?? 0) + 1;
		return this.#counts.join('.');
	}
}
