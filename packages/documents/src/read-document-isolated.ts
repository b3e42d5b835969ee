import { DOCUMENT_LIMITS } from './document.ts';
import type { DocumentLimits, DocumentResult } from './document.ts';
import { inChild, readerLimits } from './isolation.ts';
import type { ProcessLimits } from './isolation.ts';
import { Refused, refusalFrom } from './refusal.ts';

/** Reads a text document in a process of its own, which is killed when its time or memory is used up. */
export async function readDocumentIsolated(
	bytes: Uint8Array,
	fileName: string,
	options: Partial<DocumentLimits> & ProcessLimits = {},
): Promise<DocumentResult> {
	try {
		const limit = options.bytes ?? DOCUMENT_LIMITS.bytes;
		if (bytes.length > limit) throw new Refused('too_large', { limit, bytes: bytes.length });
		return (await inChild(
			{ kind: 'document', fileName, limits: readerLimits(options) },
			bytes,
			options,
		)) as DocumentResult;
	} catch (error) {
		return refusalFrom(error, fileName);
	}
}
