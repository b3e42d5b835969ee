import { createServer } from 'node:https';
import { expect, test } from 'vitest';
import { makeCertificate } from '../testing/certificate.ts';
import { answering, listening } from '../testing/peer.ts';
import { probeOnce } from '../testing/probe-once.ts';
import { connector } from './http.ts';

const PAGE = '<title>Kirjasto</title><h1>Hae  aineistoa</h1><p>Lainaa ja varaa</p>';
const HTML = 'text/html; charset=utf-8';

test.each([
	[200, {}, 'working', null],
	[200, { words: 'hae AINEISTOA; varaa' }, 'working', null],
	[200, { words: 'varaa; Huoltokatko' }, 'malformed', 'words_missing'],
	[503, {}, 'unreachable', 'http_status'],
	[404, {}, 'malformed', 'http_status'],
	[500, {}, 'malformed', 'http_status'],
	[429, {}, 'unknown', 'http_status'],
	[404, { status: 404 }, 'working', null],
])('%i with %j is %s', async (status, settings, state, note) => {
	const port = await answering(HTML, PAGE, status);
	expect(await probeOnce(connector, { address: `http://127.0.0.1:${port}/`, ...settings })).toMatchObject({
		state,
		note,
	});
});

test('words are found in a Latin-1 page too', async () => {
	const port = await answering('text/html; charset=ISO-8859-1', 'x');
	expect(await probeOnce(connector, { address: `http://127.0.0.1:${port}/`, words: 'x' })).toMatchObject({
		state: 'working',
	});
});

const pair = makeCertificate(30);

test.skipIf(!pair)('the certificate’s days are counted, and few are told', async () => {
	const port = await listening(createServer({ ...pair }, (_, answer) => answer.end(PAGE)));
	const resolve = async () => [{ address: '127.0.0.1', family: 4 as const }];
	const address = `https://oma.example:${port}/`;
	const run = { reach: { resolve, ca: pair?.cert } };
	const few = await probeOnce(connector, { address, days: 30 }, run);
	expect(few).toMatchObject({ state: 'working', note: 'certificate_ends_soon', data: { days: 29 } });
	expect(few.figures).toContainEqual({ key: 'certificate', part: null, value: 29 });
	expect(await probeOnce(connector, { address, days: 28 }, run)).toMatchObject({ note: null, data: {} });
	const late = { ...run, now: Date.now() + 60 * 86_400_000 };
	expect(await probeOnce(connector, { address }, late)).toMatchObject({ data: { days: -31 } });
	expect(await probeOnce(connector, { address }, { reach: { resolve } })).toMatchObject({
		state: 'unreachable',
		note: 'certificate_refused',
	});
});
