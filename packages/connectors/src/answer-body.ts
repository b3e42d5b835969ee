import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { refuse } from './refusal.ts';

/** Reads the whole body, unpacked, refusing more than `limit` bytes packed or unpacked. */
export async function readBody(answer: IncomingMessage, limit: number): Promise<Uint8Array> {
	const declared = Number(answer.headers['content-length'] ?? 0);
	if (declared > limit) refuse('too_large', { limit });
	const unpack = decoderFor(answer.headers['content-encoding']);
	if (!unpack) return collect(answer, limit);
	// Errors of the source must reach the reader of the unpacked stream; pipe alone does not carry them.
	answer.on('error', (error) => unpack.destroy(error));
	try {
		return await collect(answer.pipe(unpack), limit);
	} finally {
		answer.destroy();
	}
}

function decoderFor(encoding: string | undefined): (Readable & NodeJS.ReadWriteStream) | null {
	switch (encoding?.trim().toLowerCase() ?? 'identity') {
		case 'identity':
		case '':
			return null;
		case 'gzip':
		case 'x-gzip':
			return createGunzip();
		case 'br':
			return createBrotliDecompress();
		case 'deflate':
			return createInflate();
		default:
			return refuse('bad_encoding', { encoding: (encoding ?? '').slice(0, 40) });
	}
}

async function collect(stream: Readable, limit: number): Promise<Uint8Array> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of stream as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > limit) refuse('too_large', { limit });
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
