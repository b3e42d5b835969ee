/** A heading, paragraph or list item as it stands in a text, before it has a number. */
export type TextBlock =
	| { kind: 'heading'; text: string; number: string | null; depth: number | null }
	| { kind: 'paragraph' | 'bullet'; text: string; depth: number };

const HEADING_LENGTH = 140;

/** Cuts a text into blocks: one per heading line, list item, and run of other lines. */
export function readBlocks(text: string): TextBlock[] {
	const blocks: TextBlock[] = [];
	let isOpen = false;
	for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
		const next = line.trim() === '' ? null : lineBlock(line);
		const last = blocks.at(-1);
		if (next?.kind === 'paragraph' && isOpen && last && last.kind !== 'heading') {
			last.text += ` ${next.text}`;
		} else if (next) {
			blocks.push(next);
		}
		isOpen = next !== null && next.kind !== 'heading' && !next.text.endsWith(':');
	}
	return blocks;
}

/** What one line is by its own looks. */
export function lineBlock(line: string): TextBlock {
	const text = line.normalize('NFC').replace(/\s+/g, ' ').trim();
	return (
		markdownHeading(text) ??
		numberedHeading(text) ??
		bullet(line, text) ??
		capitalHeading(text) ?? { kind: 'paragraph', text, depth: 0 }
	);
}

function markdownHeading(text: string): TextBlock | null {
	const match = /^(#{1,6}) (.+?)(?: #+)?$/.exec(text);
	if (!match) return null;
	const title = match[2] ?? '';
	return (
		numberedHeading(title) ?? { kind: 'heading', text: title, number: null, depth: match[1]?.length ?? 1 }
	);
}

/** "5.2. Title"; a single number needs a title in capitals, since "1. Do this" is a list. */
function numberedHeading(text: string): TextBlock | null {
	const match = /^(\d{1,3}(?:\.\d{1,3}){0,5})\.? (\p{Lu}.*)$/u.exec(text);
	const [, number = '', title = ''] = match ?? [];
	if (!match || title.length > HEADING_LENGTH || /[.;,]$/.test(title)) return null;
	if (!number.includes('.') && !isCapitals(title)) return null;
	return { kind: 'heading', text: title, number, depth: null };
}

function capitalHeading(text: string): TextBlock | null {
	return isCapitals(text) && text.length <= HEADING_LENGTH
		? { kind: 'heading', text, number: null, depth: 1 }
		: null;
}

function isCapitals(text: string): boolean {
	return (text.match(/\p{Lu}/gu)?.length ?? 0) >= 3 && !/\p{Ll}/u.test(text);
}

function bullet(line: string, text: string): TextBlock | null {
	const match = /^(?:[-*•·–—]|\d{1,3}[.)]|[a-zåäö]\)) (.+)$/iu.exec(text);
	if (!match) return null;
	const indent = /^\s*/.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0;
	return { kind: 'bullet', text: match[1] ?? '', depth: Math.min(Math.floor(indent / 2), 4) };
}
