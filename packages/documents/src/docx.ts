import { clausesOf } from './clauses.ts';
import type { DocumentLimits, DocumentText } from './document.ts';
import { wordBlocks } from './docx-blocks.ts';
import { readDocxTree } from './docx-tree.ts';
import { refuse } from './refusal.ts';

/** Reads a Word document as clauses: headings by their style, with the numbers that Word would show. */
export async function readDocx(bytes: Uint8Array, limits: DocumentLimits): Promise<DocumentText> {
	const blocks = wordBlocks(await readDocxTree(bytes, limits));
	const characters = blocks.reduce((sum, { text }) => sum + text.length, 0);
	if (characters > limits.characters) refuse('too_much_text', { limit: limits.characters });
	return { ok: true, format: 'docx', clauses: clausesOf(blocks) };
}
