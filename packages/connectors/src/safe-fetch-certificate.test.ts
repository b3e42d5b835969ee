import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { safeFetch } from './safe-fetch.ts';
import type { ResolvedAddress } from './target.ts';
import { makeCertificate } from './testing/certificate.ts';

const pair = makeCertificate();

test.skipIf(!pair)('a certificate of nobody known, or of another host, is refused', async () => {
	const server = createServer({ ...pair }, (_, answer) => answer.end('hei'));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const resolve = async (): Promise<ResolvedAddress[]> => [{ address: '127.0.0.1', family: 4 }];
	const ask = (host: string, ca?: string) =>
		safeFetch(`https://${host}:${port}/`, { resolve, allowPrivate: true, ...(ca && { ca }) });
	expect(await ask('oma.example')).toMatchObject({ code: 'certificate_refused' });
	expect(await ask('muu.example', pair?.cert)).toMatchObject({ code: 'certificate_refused' });
	expect(await ask('oma.example', pair?.cert)).toMatchObject({ ok: true, status: 200 });
	server.close();
	server.closeAllConnections();
});
