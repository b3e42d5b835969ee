import MarkdownIt from 'markdown-it';
import type { Block, Inline, ListItem, ReportCell } from './report.ts';

/** HTML stands as the text it is; addresses become links only where they are written as links. */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

type Token = ReturnType<typeof markdown.parse>[number];

/**
 * The blocks of a Markdown text: headings, paragraphs, lists, quotes, tables. `under` is the level of the heading that the
 * text stands under: its own first level comes one below.
 */
export function blocksOfMarkdown(text: string, under: 0 | 1 | 2 | 3 = 0): Block[] {
	return blocks(new Tokens(markdown.parse(text, {})), under);
}

class Tokens {
	readonly #all: readonly Token[];
	#at = 0;

	constructor(all: readonly Token[]) {
		this.#all = all;
	}

	next(): Token | undefined {
		return this.#all[this.#at++];
	}

	/** The pieces of the inline token that comes next, and what closes it. */
	inline(): Inline[] {
		const pieces = inlines(this.next()?.children ?? []);
		this.next();
		return pieces;
	}
}

function blocks(tokens: Tokens, under: number, end?: string): Block[] {
	const found: Block[] = [];
	for (let token = tokens.next(); token && token.type !== end; token = tokens.next()) {
		found.push(...blocksAt(token, tokens, under));
	}
	return found;
}

function blocksAt(token: Token, tokens: Tokens, under: number): Block[] {
	switch (token.type) {
		case 'heading_open': {
			const level = Math.min(4, Number(token.tag.slice(1)) + under) as 1 | 2 | 3 | 4;
			return [{ kind: 'heading', level, text: tokens.inline() }];
		}
		case 'paragraph_open':
			return [{ kind: 'paragraph', text: tokens.inline() }];
		case 'bullet_list_open':
			return [{ kind: 'list', items: listItems(tokens, 'bullet_list_close') }];
		case 'ordered_list_open':
			return [{ kind: 'list', ordered: true, items: listItems(tokens, 'ordered_list_close') }];
		case 'blockquote_open':
			return blocks(tokens, under, 'blockquote_close').map((block) =>
				block.kind === 'paragraph' ? { ...block, style: 'quote' } : block,
			);
		case 'table_open':
			return [table(tokens)];
		case 'fence':
		case 'code_block':
			return [{ kind: 'paragraph', text: token.content.trimEnd() }];
		default:
			return [];
	}
}

/** An item holds its paragraphs as lines of one text, and the list under it. */
function listItems(tokens: Tokens, end: string): ListItem[] {
	const items: ListItem[] = [];
	for (let token = tokens.next(); token && token.type !== end; token = tokens.next()) {
		if (token.type === 'list_item_open') items.push(listItem(blocks(tokens, 0, 'list_item_close')));
	}
	return items;
}

function listItem(inside: readonly Block[]): ListItem {
	const texts: Inline[][] = [];
	const items: ListItem[] = [];
	let ordered = false;
	for (const block of inside) {
		if (block.kind === 'list') {
			items.push(...block.items);
			ordered = block.ordered === true;
		} else if ('text' in block) texts.push(typeof block.text === 'string' ? [block.text] : [...block.text]);
		else if (block.kind === 'table') texts.push(...block.rows.map(rowText));
	}
	const text = texts.flatMap((part, at) => (at === 0 ? part : ['\n', ...part]));
	return { text, ...(items.length > 0 && { items, ordered }) };
}

const rowText = (row: readonly ReportCell[]): Inline[] =>
	row.flatMap((cell, at): Inline[] => {
		const own = cell === null || typeof cell === 'number' ? [String(cell ?? '')] : cell;
		return [...(at === 0 ? [] : [' – ']), ...(typeof own === 'string' ? [own] : own)];
	});

function table(tokens: Tokens): Block {
	const rows: Inline[][][] = [];
	for (let token = tokens.next(); token && token.type !== 'table_close'; token = tokens.next()) {
		if (token.type === 'tr_open') rows.push([]);
		if (token.type === 'th_open' || token.type === 'td_open') rows.at(-1)?.push(tokens.inline());
	}
	const [head = [], ...body] = rows;
	const columns = head.map((cell) => ({ name: words(cell), kind: 'text' as const }));
	return { kind: 'table', caption: '', columns, rows: body };
}

function words(pieces: readonly Inline[]): string {
	return pieces
		.map((piece) =>
			typeof piece === 'string' ? piece : words(typeof piece.text === 'string' ? [piece.text] : piece.text),
		)
		.join('');
}

interface Open {
	close: string;
	wrap: (text: Inline[]) => Inline;
	text: Inline[];
}

function inlines(tokens: readonly Token[]): Inline[] {
	const root: Inline[] = [];
	const open: Open[] = [];
	const add = (piece: Inline): unknown => (open.at(-1)?.text ?? root).push(piece);
	for (const token of tokens) {
		const wrap = wrapOf(token);
		if (wrap) open.push({ close: token.type.replace('_open', '_close'), wrap, text: [] });
		else if (token.type === open.at(-1)?.close) {
			const closed = open.pop();
			if (closed) add(closed.wrap(closed.text));
		} else if (token.type === 'softbreak') add(' ');
		else if (token.type === 'hardbreak') add('\n');
		else if (token.content) add(token.content);
	}
	return root;
}

function wrapOf(token: Token): Open['wrap'] | null {
	if (token.type === 'strong_open') return (text) => ({ kind: 'strong', text });
	if (token.type === 'em_open') return (text) => ({ kind: 'emphasis', text });
	if (token.type === 'link_open')
		return (text) => ({ kind: 'link', to: String(token.attrGet('href') ?? ''), text });
	return null;
}
