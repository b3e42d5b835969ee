import { getDocumentProxy } from 'unpdf';
import { clausesOf } from './clauses.ts';
import type { DocumentLimits, DocumentText } from './document.ts';
import { pdfBlocks } from './pdf-blocks.ts';
import { linesOf } from './pdf-lines.ts';
import type { PdfLine, TextPiece } from './pdf-lines.ts';
import { Refused, refuse } from './refusal.ts';

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

interface Pages {
	lines: PdfLine[][];
	unreadable: number[];
}

/** Reads the text of a PDF as clauses. Pictures of text are not read: such a file has no clauses. */
export async function readPdf(bytes: Uint8Array, limits: DocumentLimits): Promise<DocumentText> {
	const document = await open(bytes);
	const pages = document.numPages;
	if (pages > limits.pages) refuse('too_many_pages', { limit: limits.pages, pages });
	const { lines, unreadable } = await readPages(document, limits);
	if (pages > 0 && unreadable.length === pages) refuse('damaged', { format: 'pdf', page: 1 });
	return {
		ok: true,
		format: 'pdf',
		clauses: clausesOf(pdfBlocks(lines)),
		pages,
		...(unreadable.length > 0 && { unreadablePages: unreadable }),
	};
}

async function open(bytes: Uint8Array): Promise<PdfDocument> {
	try {
		// The reader takes the bytes over, so it is given its own.
		return await getDocumentProxy(new Uint8Array(bytes), {
			verbosity: 0,
			useSystemFonts: false,
			disableFontFace: true,
		});
	} catch (error) {
		const name = error instanceof Error ? error.name : '';
		throw new Refused(name === 'PasswordException' ? 'encrypted' : 'damaged', { format: 'pdf' });
	}
}

async function readPages(document: PdfDocument, limits: DocumentLimits): Promise<Pages> {
	const read: Pages = { lines: [], unreadable: [] };
	let characters = 0;
	for (let number = 1; number <= document.numPages; number++) {
		const pieces = await piecesOf(document, number);
		if (pieces === null) read.unreadable.push(number);
		else read.lines.push(linesOf(pieces));
		for (const { str } of pieces ?? []) characters += str.length;
		if (characters > limits.characters) refuse('too_much_text', { limit: limits.characters, page: number });
	}
	return read;
}

async function piecesOf(document: PdfDocument, number: number): Promise<TextPiece[] | null> {
	try {
		const page = await document.getPage(number);
		const { items } = await page.getTextContent();
		page.cleanup();
		return items.filter((item): item is typeof item & TextPiece => 'str' in item);
	} catch {
		return null;
	}
}
