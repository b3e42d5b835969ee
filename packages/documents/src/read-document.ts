import { readClauses } from './clauses.ts';
import { DOCUMENT_LIMITS } from './document.ts';
import type { DocumentLimits, DocumentResult, DocumentText } from './document.ts';
import { fileEnding, fileKind, refuseOle } from './file-kind.ts';
import { readText } from './read-text.ts';
import { Refused, refusalFrom, refuse } from './refusal.ts';

/**
 * Reads DOCX, PDF, plain or Markdown text, told apart by content, and cuts it into clauses.
 * Runs in this process: for files from outside use `readDocumentIsolated`.
 */
export async function readDocument(
	bytes: Uint8Array,
	fileName: string,
	limits: Partial<DocumentLimits> = {},
): Promise<DocumentResult> {
	try {
		return await read(bytes, fileName, { ...DOCUMENT_LIMITS, ...limits });
	} catch (error) {
		return refusalFrom(error, fileName);
	}
}

async function read(bytes: Uint8Array, fileName: string, limits: DocumentLimits): Promise<DocumentText> {
	if (bytes.length === 0) refuse('empty_file');
	if (bytes.length > limits.bytes) refuse('too_large', { limit: limits.bytes, bytes: bytes.length });
	const kind = fileKind(bytes);
	const ending = fileEnding(fileName);
	if (kind === 'ole') refuseOle(bytes, 'doc');
	if (kind === 'zip') {
		const { readDocx } = await import('./docx.ts');
		return readDocx(bytes, limits);
	}
	if (kind === 'pdf' || (ending === 'pdf' && looksLikePdf(bytes))) {
		const { readPdf } = await import('./pdf.ts');
		return readPdf(bytes, limits);
	}
	if (ending === 'docx' || ending === 'pdf')
		refuse('content_does_not_match_name', { named: ending, found: kind });
	return plainText(bytes, fileName, limits);
}

/** Some programs write something before the signature, or leave it out; the objects of a PDF show it still. */
function looksLikePdf(bytes: Uint8Array): boolean {
	const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
	return head.includes('%PDF-') || /\d+ \d+ obj\b/.test(head);
}

function plainText(bytes: Uint8Array, fileName: string, limits: DocumentLimits): DocumentText {
	const read = readText(bytes, fileName, limits.bytes);
	if (!read.ok) throw new Refused(read.code, read.data);
	if (read.text.length > limits.characters) refuse('too_much_text', { limit: limits.characters });
	return { ok: true, format: 'text', clauses: readClauses(read.text) };
}
