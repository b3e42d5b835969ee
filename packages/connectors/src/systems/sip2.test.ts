import { existsSync, readFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:tls';
import { expect, test } from 'vitest';
import { makeCertificate } from '../testing/certificate.ts';
import { listening, socketPeer } from '../testing/peer.ts';
import { probeOnce } from '../testing/probe-once.ts';
import { Sip2Message, checksumOf } from './sip2.codec.ts';
import { connector } from './sip2.ts';
import sample from './sip2.sample.json' with { type: 'json' };

const RECORDED = new URL('../../../../../shared/data/connectors/sip2/', import.meta.url);
const isHere = existsSync(RECORDED);
const account = { host: '127.0.0.1', security: 'plain', user: 'scclient', password: 'clientpwd' };

/** Answers each message with the next text; then closes or stays. */
async function library(answers: readonly string[], { closes = false } = {}) {
	const heard: string[] = [];
	const port = await socketPeer((socket) => {
		let next = 0;
		socket.on('data', (bytes) => {
			heard.push(bytes.toString('latin1'));
			const answer = answers[next++];
			if (answer !== undefined) socket.write(Buffer.from(answer, 'latin1'));
			if (closes && next >= answers.length) socket.end();
		});
	});
	const probe = (settings = {}) =>
		probeOnce(connector, { ...account, port, ...settings }, { reach: { milliseconds: 1000 } });
	return { probe, heard };
}

const sealed = (text: string, sequence: number) => {
	const whole = `${text}AY${sequence}AZ`;
	return `${whole}${checksumOf(whole)}\r`;
};
const status = (flags: string, fields = 'AOUWOLS|AMÄhtäri|BXYYYYYYYYYNYNYYYY|') =>
	sealed(`98${flags}60000320261122    0727142.00${fields}`, 1);

test('signs in, asks for the status, and sends nothing else', async () => {
	const { probe, heard } = await library([sample.login, sample.status]);
	expect(await probe({ location: 'lab', institution: 'UWOLS' })).toMatchObject({
		state: 'refusing_loans',
		note: 'loans_and_returns_refused',
		figures: [{ key: 'login' }, { key: 'status' }],
	});
	expect(heard).toEqual(['9300CNscclient|COclientpwd|CPlab|AY0AZF257\r', '9900802.00AY1AZFCA0\r']);
});

test.each([
	['YYYYYY', 'working', null],
	['YYNYYY', 'refusing_loans', 'loans_refused'],
	['YNYYYY', 'refusing_loans', 'returns_refused'],
	['YNNYNN', 'refusing_loans', 'loans_and_returns_refused'],
	['NYYYYY', 'refusing_loans', 'system_offline'],
])('a status of %s is %s', async (flags, state, note) => {
	const { probe } = await library([sample.login, status(flags)]);
	expect(await probe()).toMatchObject({ state, note });
});

test.each([
	['a refused sign-in', [sample.refused], 'wrong_credentials', 'login_refused'],
	['a resend asked for', [sample.login, sample.resend], 'malformed', 'resend_asked'],
	['a wrong checksum', [sample.login, sample.status.replace('EDDB', '0000')], 'malformed', 'bad_checksum'],
	['an answer to another question', [sample.login, sample.login], 'malformed', 'unexpected_message'],
	['an answer about a patron', [sealed('24  Y', 0)], 'malformed', 'unexpected_message'],
	['a status without its parts', [sample.login, sealed('98YYYYYY', 1)], 'malformed', 'unknown_shape'],
	['another library', [sample.login, status('YYYYYY', 'AOLPL|')], 'malformed', 'other_institution'],
	['half a message', [sample.login, sample.status.slice(0, 30)], 'malformed', 'cut_short'],
	['silence and an end', [''], 'unreachable', 'closed_during_request'],
])('%s is told apart', async (_, answers, state, note) => {
	const { probe } = await library(answers, { closes: true });
	const found = await probe({ institution: 'UWOLS' });
	expect(found).toMatchObject({ state, note, figures: [] });
	expect(JSON.stringify(found)).not.toContain('clientpwd');
});

test('a server without error detection is understood, and so is one whose checksums are wrong when told', async () => {
	const bare = [sample.login, sample.status].map((text) => text.replace(/AY.*\r/, '\r\n'));
	const { probe } = await library(bare);
	expect(await probe()).toMatchObject({ state: 'refusing_loans' });
	const wrong = await library(['941AY0AZ0000\r', status('YYYYYY').replace(/AZ..../, 'AZ0000')]);
	expect(await wrong.probe({ detection: 'off' })).toMatchObject({ state: 'working' });
	expect(wrong.heard[0]).toBe('9300CNscclient|COclientpwd|\r');
});

test.each(['a|AAkortti', 'a\r2300119700101', 'a\n', '\u0000', 'täysi€'])(
	'a password that could end its field is not sent: %j',
	async (password) => {
		const { probe, heard } = await library([sample.login]);
		expect(await probe({ password })).toMatchObject({
			state: 'unknown',
			note: 'bad_setting',
			data: { key: 'password', reason: 'not_sip2' },
		});
		expect(heard).toEqual([]);
	},
);

test('a message shows its kind alone', () => {
	const login = Sip2Message.login({ user: 'a', password: 'salainen', location: '' }, 0);
	expect(JSON.stringify({ login })).toBe('{"login":"93"}');
	expect(Object.getOwnPropertyNames(Sip2Message).toSorted()).toEqual([
		'length',
		'login',
		'name',
		'prototype',
		'status',
	]);
});

const pair = makeCertificate();

test.skipIf(!pair)('over TLS the certificate must be known', async () => {
	const server = createTlsServer({ ...pair }, (socket) => {
		socket.on('error', () => {}).once('data', () => socket.write(sample.login));
		socket.on(
			'data',
			(bytes) => bytes.toString().startsWith('99') && socket.write(status('YYYYYY'), 'latin1'),
		);
	});
	const port = await listening(server);
	const input = { ...account, host: 'oma.example', port, security: 'tls' };
	const resolve = async () => [{ address: '127.0.0.1', family: 4 as const }];
	expect(await probeOnce(connector, input, { reach: { resolve } })).toMatchObject({
		state: 'unreachable',
		note: 'certificate_refused',
	});
	expect(await probeOnce(connector, input, { reach: { resolve, ca: pair?.cert } })).toMatchObject({
		state: 'working',
	});
});

const EXPECTED: Record<string, [string, string]> = {
	wrongpw: ['wrong_credentials', 'login_refused'],
	statusFirst: ['malformed', 'unexpected_message'],
	badcksum: ['malformed', 'resend_asked'],
	noErrDet: ['refusing_loans', 'loans_and_returns_refused'],
	crlf: ['refusing_loans', 'loans_and_returns_refused'],
	garbage: ['unreachable', 'closed_during_request'],
	twoAtOnce: ['refusing_loans', 'loans_and_returns_refused'],
	statusPaperOut: ['refusing_loans', 'loans_and_returns_refused'],
	utf8: ['malformed', 'resend_asked'],
};

test.skipIf(!isHere)(
	'every recorded failure is told, byte for byte, at once or message by message',
	async () => {
		const lines = readFileSync(new URL('failure-modes.txt', RECORDED), 'utf8').trim().split('\n');
		expect(lines).toHaveLength(Object.keys(EXPECTED).length);
		for (const line of lines) {
			const [, name = '', json = '', end = ''] = /^(\w+)\s+(".*") \[(.*)\]$/.exec(line) ?? [];
			const bytes = JSON.parse(json) as string;
			const closes = end === 'server closed';
			const [state, note] = EXPECTED[name] ?? [];
			const atOnce = await library([bytes], { closes });
			expect([name, await atOnce.probe()]).toMatchObject([name, { state, note }]);
			const inTurn = await library(bytes.match(/[^\r]*\r|^$/g) ?? [], { closes });
			expect([name, await inTurn.probe()]).toMatchObject([name, { state, note }]);
		}
	},
);
