import { request, type IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { readEnv } from '../web/src/platform/env.ts';
import { openFront, originOf } from './front.ts';
import { logTo } from './log.ts';
import { freePort } from './testing/free-port.ts';

const log = logTo(process.stderr, 'silent');

async function frontOn(settings: NodeJS.ProcessEnv = {}) {
	const port = await freePort();
	const front = await openFront(readEnv({ PORT: String(port), ...settings }), log);
	return { port, front, at: (path: string) => `http://127.0.0.1:${port}${path}` };
}

test('during the start the process is live, and every page says that it is starting', async () => {
	const { front, at } = await frontOn();
	expect((await fetch(at('/health/live'))).status).toBe(200);
	const page = await fetch(at('/anything?x=1'));
	expect(page.status).toBe(503);
	expect(page.headers.get('retry-after')).toBe('2');
	expect(await page.text()).toContain('Luotsi käynnistyy');
	await front.close();
});

test('a client cannot set the headers that the application trusts', async () => {
	const { port, front } = await frontOn({ ORIGIN: 'https://luotsi.example.org' });
	const seen = Promise.withResolvers<IncomingHttpHeaders>();
	front.open((incoming, response) => {
		seen.resolve(incoming.headers);
		response.end();
	});
	const forged = {
		host: 'evil.example',
		'x-luotsi-host': 'evil.example',
		'x-luotsi-address': '6.6.6.6',
		'x-forwarded-for': '6.6.6.6',
	};
	request({ port, host: '127.0.0.1', headers: forged }).end();
	expect(await seen.promise).toMatchObject({
		'x-luotsi-protocol': 'https',
		'x-luotsi-host': 'luotsi.example.org',
		'x-luotsi-address': '127.0.0.1',
	});
	await front.close();
});

test('behind a trusted proxy the address is the last one the proxy added', async () => {
	const { at, front } = await frontOn({ TRUST_PROXY: 'true' });
	front.open((incoming, response) => response.end(incoming.headers['x-luotsi-address']));
	const response = await fetch(at('/'), { headers: { 'x-forwarded-for': '6.6.6.6, 192.0.2.7' } });
	expect(await response.text()).toBe('192.0.2.7');
	await front.close();
});

test.each([
	['localhost:3000', {}, 'http://localhost:3000'],
	['127.0.0.1:3000', {}, 'http://127.0.0.1:3000'],
	['evil.example', {}, 'http://localhost:3000'],
	['localhost.evil.example', {}, 'http://localhost:3000'],
	['localhost:99999', {}, 'http://localhost:3000'],
	[undefined, {}, 'http://localhost:3000'],
	['127.0.0.1:3000', { ORIGIN: 'https://luotsi.example.org' }, 'https://luotsi.example.org'],
])('host %s with %o is served as %s', (host, settings, origin) => {
	expect(originOf({ headers: { host } }, readEnv(settings))).toBe(origin);
});

test('closing waits for the answer under way and takes no new request', async () => {
	const { at, front } = await frontOn();
	const reached = Promise.withResolvers<void>();
	front.open(async (_request, response) => {
		reached.resolve();
		await pause(300);
		response.end('whole');
	});
	const answer = fetch(at('/')).then((response) => response.text());
	await reached.promise;
	const closed = front.close();
	await expect(fetch(at('/'))).rejects.toThrow();
	expect(await answer).toBe('whole');
	await closed;
});

test('a taken port is told with its holder and another port', async () => {
	const port = await freePort();
	const other = createServer().listen(port, '127.0.0.1');
	await new Promise((resolve) => other.once('listening', resolve));
	await expect(openFront(readEnv({ PORT: String(port), DATA_DIR: '/nowhere' }), log)).rejects.toThrow(
		new RegExp(
			`^Port ${port} is taken by process ${process.pid} \\(.+\\)\\. Use another: PORT=\\d+ npm start$`,
		),
	);
	other.close();
});
