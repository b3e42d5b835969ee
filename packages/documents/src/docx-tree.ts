import mammoth from 'mammoth';
import { Refused, refuse } from './refusal.ts';
import { guardOfficePackage } from './zip-guard.ts';
import type { PackageLimits } from './zip-guard.ts';

/** A node of a Word document as mammoth reads it; only what is used here. */
export interface WordNode {
	type: string;
	children?: WordNode[];
	/** Text. */
	value?: string;
	/** Paragraphs. */
	styleId?: string | null;
	styleName?: string | null;
	numbering?: { level: string | number; isOrdered: boolean } | null;
	/** Runs. */
	isBold?: boolean;
	/** Cells. */
	colSpan?: number;
	checked?: boolean;
}

/** The body of a Word document; notes, comments, heads and feet of pages and pictures are left out. */
export async function readDocxTree(bytes: Uint8Array, limits: PackageLimits): Promise<WordNode[]> {
	guardOfficePackage(bytes, 'docx', limits);
	let body: WordNode[] | undefined;
	try {
		await mammoth.convertToHtml(
			{ buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
			{
				externalFileAccess: false,
				transformDocument(document: WordNode): WordNode {
					body = document.children ?? [];
					return { ...document, children: [] };
				},
			},
		);
	} catch (error) {
		if (error instanceof RangeError) refuse('damaged', { format: 'docx', reason: 'too_deep' });
		throw error instanceof Refused ? error : new Refused('damaged', { format: 'docx' });
	}
	return body ?? refuse('damaged', { format: 'docx' });
}

/** All text under a node, white space made plain. */
export function textOf(node: WordNode): string {
	return rawText(node).normalize('NFC').replace(/\s+/g, ' ').trim();
}

function rawText(node: WordNode): string {
	switch (node.type) {
		case 'text':
			return node.value ?? '';
		case 'tab':
		case 'break':
			return ' ';
		case 'checkbox':
			return node.checked ? '☒ ' : '☐ ';
		case 'paragraph':
			return `${(node.children ?? []).map(rawText).join('')}\n`;
		default:
			return (node.children ?? []).map(rawText).join('');
	}
}
