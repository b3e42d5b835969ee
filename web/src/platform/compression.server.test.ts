import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compressed } from './compression.server.ts';

const words = 'Tarpeet tulevat yksiköistä. '.repeat(200);

function ask(encodings: string, type = 'text/html; charset=utf-8', body = words): Promise<Response> {
	const request = new Request('http://localhost/', { headers: { 'accept-encoding': encodings } });
	const answer = new Response(body, { status: 404, headers: { 'content-type': type, etag: '"a"' } });
	return compressed(request, answer);
}

test.each([
	['gzip, deflate, br, zstd', 'zstd', zstdDecompressSync],
	['gzip, zstd;q=0', 'gzip', gunzipSync],
	['GZIP;q=0.0, gzip;q=0.5', 'gzip', gunzipSync],
] as const)('%s gets %s', async (asked, given, read) => {
	const answer = await ask(asked);
	expect(answer.headers.get('content-encoding')).toBe(given);
	expect(answer.headers.get('vary')).toBe('accept-encoding');
	expect([answer.status, answer.headers.get('etag')]).toEqual([404, '"a"']);
	expect(read(Buffer.from(await answer.arrayBuffer())).toString()).toBe(words);
});

test.each([
	['identity', 'text/html', words],
	['', 'text/html', words],
	['gzip', 'text/event-stream', words],
	['gzip', 'text/html', 'short'],
])('%s of %s is sent as it is', async (asked, type, body) => {
	const answer = await ask(asked, type, body);
	expect(answer.headers.has('content-encoding')).toBe(false);
	expect(await answer.text()).toBe(body);
});
