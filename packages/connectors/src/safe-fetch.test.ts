import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer as createRawServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { fetchJson } from './fetch-json.ts';
import { safeFetch } from './safe-fetch.ts';
import type { ResolvedAddress } from './target.ts';

const servers: Server[] = [];

async function listening<T extends Server>(server: T): Promise<number> {
	servers.push(server);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return (server.address() as AddressInfo).port;
}

const serve = (listener: RequestListener) => listening(createServer(listener));

afterEach(async () => {
	for (const server of servers.splice(0)) {
		if ('closeAllConnections' in server) (server.closeAllConnections as () => void)();
		await new Promise((resolve) => server.close(resolve));
	}
});

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
const own = { allowPrivate: true };
const outcome = async (port: number, options = {}) => {
	const answer = await safeFetch(`http://127.0.0.1:${port}/`, { ...own, ...options });
	return answer.ok ? Buffer.from(answer.bytes).toString('utf8').slice(0, 100) : answer.code;
};

test.each([
	['identity', (text: string) => Buffer.from(text)],
	['gzip', gzipSync],
	['br', brotliCompressSync],
	['deflate', deflateSync],
])('reads an answer packed with %s', async (encoding, pack) => {
	const port = await serve((_, answer) =>
		answer.writeHead(200, { ...JSON_TYPE, 'content-encoding': encoding }).end(pack('{"nimi":"Ä"}')),
	);
	expect(await fetchJson(`http://127.0.0.1:${port}/`, own)).toMatchObject({
		ok: true,
		url: `http://127.0.0.1:${port}/`,
		json: { nimi: 'Ä' },
	});
});

test('an own server is not reached unless it is allowed', async () => {
	let calls = 0;
	const port = await serve((_, answer) => answer.end(String(calls++)));
	expect(await outcome(port, { allowPrivate: false, ports: [port] })).toBe('private_address');
	expect(calls).toBe(0);
});

test.each([
	['127.0.0.1', 'private_address'],
	['other.example', 'private_address'],
	['169.254.169.254', 'private_address'],
	['[::1]', 'private_address'],
	['2130706433', 'private_address'],
])('a redirect to %s is not followed', async (host, code) => {
	let inner = 0;
	const port = await serve((request, answer) => {
		if (request.url === '/inner') inner++;
		answer.writeHead(302, { location: `http://${host}:${port}/inner` }).end();
	});
	const resolve = async (): Promise<ResolvedAddress[]> => [{ address: '127.0.0.1', family: 4 }];
	const answer = await safeFetch(`http://start.example:${port}/`, {
		resolve,
		allowPrivate: ['start.example'],
		ports: [port],
	});
	expect(answer).toMatchObject({ ok: false, code });
	expect(inner).toBe(0);
});

test.each([
	['file:///etc/passwd', 'scheme_not_allowed'],
	['http://user:pw@start.example/', 'credentials_in_address'],
	['http://[', 'bad_answer'],
])('a redirect to %s is refused', async (location, code) => {
	const port = await serve((_, answer) => answer.writeHead(301, { location }).end());
	expect(await outcome(port)).toBe(code);
});

test('a name is resolved once per hop, and the connection goes to what was checked', async () => {
	const hits: string[] = [];
	const port = await serve((request, answer) => {
		hits.push(request.headers.host ?? '');
		answer.writeHead(request.url === '/again' ? 302 : 200, { location: '/' }).end('x');
	});
	const answers: ResolvedAddress[] = [
		{ address: '127.0.0.1', family: 4 },
		{ address: '169.254.169.254', family: 4 },
	];
	let calls = 0;
	const resolve = async () => answers.slice(calls, ++calls);
	const options = { resolve, allowPrivate: ['rebind.example'] };
	expect(await safeFetch(`http://rebind.example:${port}/`, options)).toMatchObject({ ok: true, status: 200 });
	expect(calls).toBe(1);
	calls = 0;
	expect(await safeFetch(`http://rebind.example:${port}/again`, options)).toMatchObject({
		code: 'private_address',
	});
	expect(calls).toBe(2);
	expect(hits).toEqual([`rebind.example:${port}`, `rebind.example:${port}`]);
});

test('redirects are followed three times, no more', async () => {
	const port = await serve((request, answer) => {
		const left = Number(request.url?.slice(1));
		if (left > 0) answer.writeHead(307, { location: `/${left - 1}` }).end();
		else answer.end('perillä');
	});
	expect(await safeFetch(`http://127.0.0.1:${port}/3`, own)).toMatchObject({
		status: 200,
		url: `http://127.0.0.1:${port}/0`,
	});
	expect(await safeFetch(`http://127.0.0.1:${port}/4`, own)).toMatchObject({
		code: 'too_many_redirects',
		data: { limit: 3 },
	});
});

test('secrets stay with the server they were meant for', async () => {
	const seen: unknown[] = [];
	const note = (request: IncomingMessage) =>
		seen.push(request.headers.authorization, request.headers.cookie, request.headers['x-api-key']);
	const second = await serve((request, answer) => {
		note(request);
		answer.end();
	});
	const first = await serve((_, answer) =>
		answer.writeHead(302, { location: `http://127.0.0.1:${second}/` }).end(),
	);
	await safeFetch(`http://127.0.0.1:${first}/`, {
		...own,
		headers: { Authorization: 'Bearer x', Cookie: 'a=b', 'X-Api-Key': 'k' },
	});
	expect(seen).toEqual([undefined, undefined, undefined]);
});

test('a posted body is not carried to another place', async () => {
	const port = await serve((_, answer) => answer.writeHead(307, { location: '/muu' }).end());
	expect(await outcome(port, { method: 'POST', body: 'salaisuus' })).toBe('redirect_refused');
});

const endless = (answer: ServerResponse) => {
	const more = (): void => {
		while (!answer.destroyed && answer.write(Buffer.alloc(65_536)));
		if (!answer.destroyed) answer.once('drain', more);
	};
	more();
};

const HOSTILE: [string, (answer: ServerResponse) => void, string][] = [
	['an endless body', (answer) => endless(answer.writeHead(200, JSON_TYPE)), 'too_large'],
	[
		'too long by its own word',
		(answer) => answer.writeHead(200, { ...JSON_TYPE, 'content-length': '999999999' }).write('{'),
		'too_large',
	],
	[
		'a gzip bomb',
		(answer) =>
			answer
				.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' })
				.end(gzipSync(Buffer.alloc(50_000_000))),
		'too_large',
	],
	[
		'a brotli bomb',
		(answer) =>
			answer
				.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'br' })
				.end(brotliCompressSync(Buffer.alloc(50_000_000))),
		'too_large',
	],
	[
		'a slow drip',
		(answer) => {
			answer.writeHead(200, JSON_TYPE);
			const drip = setInterval(() => answer.write(' '), 20);
			answer.on('close', () => clearInterval(drip));
		},
		'timeout',
	],
	['silence', () => {}, 'timeout'],
	[
		'the wrong type',
		(answer) => answer.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
		'wrong_type',
	],
	['no type', (answer) => answer.writeHead(200).end('{}'), 'wrong_type'],
	['204', (answer) => answer.writeHead(204).end(), 'empty_answer'],
	['nothing', (answer) => answer.writeHead(200, JSON_TYPE).end(), 'empty_answer'],
	[
		'half of what was promised',
		(answer) =>
			answer
				.writeHead(200, { ...JSON_TYPE, 'content-length': '1000' })
				.write('{"a":', () => answer.destroy()),
		'cut_short',
	],
	[
		'half of a chunked answer',
		(answer) => answer.writeHead(200, JSON_TYPE).write('{"a":', () => answer.destroy()),
		'cut_short',
	],
	[
		'half a gzip',
		(answer) =>
			answer
				.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' })
				.end(gzipSync('{"a":1}'.repeat(50)).subarray(0, 20)),
		'cut_short',
	],
	[
		'a gzip that is none',
		(answer) => answer.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end('{"a":1}'),
		'bad_encoding',
	],
	[
		'an unknown packing',
		(answer) => answer.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'zstd' }).end('x'),
		'bad_encoding',
	],
	[
		'twice packed',
		(answer) => answer.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip, gzip' }).end('x'),
		'bad_encoding',
	],
	['broken JSON', (answer) => answer.writeHead(200, JSON_TYPE).end('{"a":'), 'not_json'],
	[
		'JSON in Latin-1',
		(answer) => answer.writeHead(200, JSON_TYPE).end(Buffer.from('"\xe4"', 'latin1')),
		'not_json',
	],
	[
		'an error page',
		(answer) => answer.writeHead(500, { 'content-type': 'text/html' }).end('<p>'),
		'http_status',
	],
	[
		'endless headers',
		(answer) => answer.writeHead(200, { 'x-long': 'x'.repeat(20_000) }).end(),
		'bad_answer',
	],
];

test.each(HOSTILE)('%s is refused', async (_, behave, code) => {
	const port = await serve((__, answer) => void behave(answer.on('error', () => {})));
	const answer = await fetchJson(`http://127.0.0.1:${port}/`, {
		...own,
		maxBytes: 1_000_000,
		milliseconds: code === 'timeout' ? 300 : 10_000,
	});
	expect(answer).toMatchObject({ ok: false, code });
});

test('what is no HTTP is refused', async () => {
	const port = await listening(
		createRawServer((socket) =>
			socket
				.resume()
				.on('error', () => {})
				.end('SSH-2.0-x\r\n'),
		),
	);
	expect(await outcome(port)).toBe('bad_answer');
});

test('a closed port and a name server that never answers are told', async () => {
	const port = await serve(() => {});
	servers.pop()?.close();
	expect(await outcome(port)).toBe('connection_failed');
	const resolve = () => new Promise<never>(() => {});
	expect(await safeFetch('https://hidas.example/', { resolve, milliseconds: 50 })).toMatchObject({
		code: 'timeout',
	});
});
