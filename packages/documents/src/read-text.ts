import { decodeText } from './encoding.ts';
import type { DecodedText } from './encoding.ts';
import { fileKind, refuseOle } from './file-kind.ts';
import { refusalFrom, refuse } from './refusal.ts';
import type { Refusal } from './refusal.ts';

/** Text of a file, or why there is none. */
export type TextResult = ({ ok: true } & DecodedText) | Refusal;

/** Reads the bytes of a .txt or .md file; line ends become \n. Default limit 5 000 000 bytes. */
export function readText(bytes: Uint8Array, fileName: string, limit = 5_000_000): TextResult {
	try {
		if (bytes.length === 0) refuse('empty_file');
		if (bytes.length > limit) refuse('too_large', { limit, bytes: bytes.length });
		const kind = fileKind(bytes);
		if (kind === 'ole') refuseOle(bytes);
		if (kind !== 'text' && kind !== 'json') refuse('unsupported_type', { found: kind });
		const { text, encoding } = decodeText(bytes);
		if (text.trim() === '') refuse('empty_file');
		return {
			ok: true,
			text: text.replace(/\r\n?/g, '\n').toWellFormed().replaceAll('\0', '\uFFFD'),
			encoding,
		};
	} catch (error) {
		return refusalFrom(error, fileName);
	}
}
