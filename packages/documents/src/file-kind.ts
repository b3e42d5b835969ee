import { decodeText, looksBinary } from './encoding.ts';
import { refuse } from './refusal.ts';

/** What the bytes are, whatever the name says. `zip` still has to be told apart by its parts. */
export type FileKind = 'zip' | 'ole' | 'pdf' | 'html' | 'xml' | 'rtf' | 'image' | 'binary' | 'json' | 'text';

const SIGNATURES: [FileKind, number[]][] = [
	['zip', [0x50, 0x4b, 0x03, 0x04]],
	['zip', [0x50, 0x4b, 0x05, 0x06]],
	['ole', [0xd0, 0xcf, 0x11, 0xe0]],
	['pdf', [0x25, 0x50, 0x44, 0x46]],
	['image', [0x89, 0x50, 0x4e, 0x47]],
	['image', [0xff, 0xd8, 0xff]],
	['image', [0x47, 0x49, 0x46, 0x38]],
	['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];

/** Tells what a file is from its bytes. */
export function fileKind(bytes: Uint8Array): FileKind {
	for (const [kind, signature] of SIGNATURES) {
		if (signature.every((byte, index) => bytes[index] === byte)) return kind;
	}
	const { text } = decodeText(bytes.subarray(0, 4096));
	if (looksBinary(text)) return 'binary';
	const start = text.trimStart().slice(0, 20).toLowerCase();
	if (/^<(!doctype html|html|head|body|table|meta)/.test(start)) return 'html';
	if (start.startsWith('<?xml')) return 'xml';
	return /^[[{]/.test(start) ? 'json' : 'text';
}

/** An encrypted Office file and an old .xls or .doc share one container; the name of its stream tells which it is. */
export function refuseOle(bytes: Uint8Array, old: 'xls' | 'doc' = 'xls'): never {
	const marker = Buffer.from('EncryptedPackage', 'utf16le');
	const isEncrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(marker);
	return isEncrypted ? refuse('encrypted') : refuse('unsupported_type', { found: old });
}

/** The ending of a file name, lower case, without the dot; '' when there is none. */
export function fileEnding(fileName: string): string {
	return /\.([a-z0-9]{1,8})$/i.exec(fileName.trim())?.[1]?.toLowerCase() ?? '';
}
