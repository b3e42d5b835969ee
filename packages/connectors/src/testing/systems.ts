import type { Connector } from '../connector.ts';
import { connector as finna } from '../systems/finna.ts';
import finnaSample from '../systems/finna.sample.json' with { type: 'json' };
import { connector as http } from '../systems/http.ts';
import { connector as kirjastohakemisto } from '../systems/kirjastohakemisto.ts';
import { connector as koha } from '../systems/koha.ts';
import kohaSample from '../systems/koha.sample.json' with { type: 'json' };
import { connector as oai } from '../systems/oai-pmh.ts';
import oaiSample from '../systems/oai-pmh.sample.json' with { type: 'json' };
import { connector as sip2 } from '../systems/sip2.ts';
import { checksumOf } from '../systems/sip2.codec.ts';
import sip2Sample from '../systems/sip2.sample.json' with { type: 'json' };
import { connector as sru } from '../systems/sru.ts';
import sruSample from '../systems/sru.sample.json' with { type: 'json' };
import { httpPeer, socketPeer } from './peer.ts';

/** A system that works, as recorded, and how a connection to it is set. */
export interface WorkingSystem {
	connector: Connector;
	type: string;
	start(): Promise<number>;
	settings(port: number, hasTls: boolean): Record<string, unknown>;
}

/** The one secret of all; no measurement may hold it. */
export const SECRET = 'kanarialintu';

const JSON_TYPE = 'application/json';
const served = (type: string, answerTo: (path: string) => string) => () =>
	httpPeer((request, answer) => {
		request.resume();
		answer.writeHead(200, { 'content-type': type }).end(answerTo(request.url ?? '/'));
	});

const web = (
	connector: Connector,
	type: string,
	answerTo: (path: string) => string,
	more: Record<string, unknown> = {},
): WorkingSystem => ({
	connector,
	type,
	start: served(type, answerTo),
	settings: (port, hasTls) => ({
		address: `http${hasTls ? 's' : ''}://127.0.0.1:${port}/`,
		...more,
	}),
});

const branches = { type: 'library', total: 1, items: [{ id: 1, city: 1, name: 'Pääkirjasto' }] };

function kohaAnswer(path: string): string {
	if (path.includes('token')) return JSON.stringify(kohaSample.token);
	return JSON.stringify(path.includes('libraries') ? kohaSample.libraries : []);
}

function sip2System(): Promise<number> {
	const whole = `${sip2Sample.status.replace('98YNNYNN', '98YYYYYY').slice(0, -6)}`;
	return socketPeer((socket) =>
		socket.on('data', (bytes) =>
			socket.write(bytes.toString().startsWith('93') ? sip2Sample.login : `${whole}${checksumOf(whole)}\r`),
		),
	);
}

/** Every connector with a working system. */
export const WORKING: readonly WorkingSystem[] = [
	web(http, 'text/html', () => '<h1>Kirjasto</h1>', { words: 'kirjasto' }),
	web(sru, 'text/xml', () => sruSample.hits, { query: 'x' }),
	web(oai, 'text/xml', (path) => (path.includes('Identify') ? oaiSample.identify : oaiSample.list)),
	web(koha, JSON_TYPE, kohaAnswer, { client: 'x', secret: SECRET }),
	web(finna, JSON_TYPE, () => JSON.stringify(finnaSample.search)),
	web(kirjastohakemisto, JSON_TYPE, () => JSON.stringify(branches), { consortium: 1 }),
	{
		connector: sip2,
		type: '',
		start: sip2System,
		settings: (port, hasTls) => ({
			host: '127.0.0.1',
			port,
			security: hasTls ? 'tls' : 'plain',
			user: 'x',
			password: SECRET,
		}),
	},
];
