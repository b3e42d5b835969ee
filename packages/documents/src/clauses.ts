import { ClauseNumbers } from './clause-numbers.ts';
import { statesDuty } from './duty.ts';
import { readBlocks } from './text-blocks.ts';
import type { TextBlock } from './text-blocks.ts';

/** One numbered piece of a document: a heading, a paragraph or an item of a list. */
export interface Clause {
	/** Unique in the document: as written for numbered headings (`5.2`), else counted on under its heading (`5.2.1`). */
	number: string;
	kind: 'heading' | 'paragraph' | 'bullet';
	/** Depth: 1 for a chapter, one more for each step inward. */
	level: number;
	text: string;
	/** Paragraphs and bullets of more than one sentence: the sentences. */
	sentences?: string[];
	/** The text lays a duty on somebody ("tulee olla", "vastaa", "ska", "must"). */
	obligation: boolean;
}

/**
 * Splits a plain or Markdown text into numbered clauses. Headings are `5.2. TITLE`, lines in capitals and `#` lines;
 * blank lines part paragraphs. The same text always gives the same numbers.
 */
export function readClauses(text: string): Clause[] {
	return clausesOf(readBlocks(text));
}

/** Numbers the blocks of a document, keeping the numbers that headings bring along. */
export function clausesOf(blocks: readonly TextBlock[]): Clause[] {
	const numbers = new ClauseNumbers(
		blocks.flatMap((block) => (block.kind === 'heading' && block.number ? [block.number] : [])),
	);
	return blocks.map((block) => {
		const { number, level } = block.kind === 'heading' ? numbers.heading(block) : numbers.item(block.depth);
		const sentences = block.kind === 'heading' ? [] : sentencesOf(block.text);
		return {
			number,
			kind: block.kind,
			level,
			text: block.text,
			...(sentences.length > 1 && { sentences }),
			obligation: block.kind !== 'heading' && statesDuty(block.text),
		};
	});
}

const SENTENCES = new Intl.Segmenter('fi', { granularity: 'sentence' });

function sentencesOf(text: string): string[] {
	return Array.from(SENTENCES.segment(text), ({ segment }) => segment.trim()).filter(
		(sentence) => sentence !== '',
	);
}
