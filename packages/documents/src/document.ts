import type { Clause } from './clauses.ts';
import type { Refusal } from './refusal.ts';

/** A text document cut into numbered clauses. */
export interface DocumentText {
	ok: true;
	format: 'docx' | 'pdf' | 'text';
	/** Empty when the file holds no text, such as a scanned PDF. */
	clauses: Clause[];
	/** PDF: all pages, and the numbers of those that could not be read. */
	pages?: number;
	unreadablePages?: number[];
}

/** A document's clauses, or why there are none. */
export type DocumentResult = DocumentText | Refusal;

/** Ceilings for one document. */
export interface DocumentLimits {
	/** Bytes of the file. */
	bytes: number;
	/** Characters of the text. */
	characters: number;
	/** PDF: pages. */
	pages: number;
	/** DOCX: bytes of all parts after unpacking. */
	unpackedBytes: number;
	/** DOCX: parts in the package. */
	parts: number;
}

/** Limits used where the caller gives none. */
export const DOCUMENT_LIMITS: DocumentLimits = {
	bytes: 20_000_000,
	characters: 2_000_000,
	pages: 1000,
	unpackedBytes: 100_000_000,
	parts: 2_000,
};
