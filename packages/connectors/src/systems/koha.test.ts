import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import type { ProbeMemory } from '../probe.ts';
import { checkSettings } from '../settings.ts';
import { httpPeer } from '../testing/peer.ts';
import { probeOnce } from '../testing/probe-once.ts';
import sample from './koha.sample.json' with { type: 'json' };
import { connector } from './koha.ts';

const NOW = Date.parse('2027-03-15T12:00:00+02:00');
const SECRET = 'sala+&=isuus';

interface Behaviour {
	/** Status instead of the answer, by path. */
	statuses?: Record<string, number>;
	/** Tokens no longer taken. */
	dead?: Set<string>;
}

/** Answers as Koha does: a token for the right secret, lists for the token, totals in a header. */
async function koha({ statuses = {}, dead = new Set() }: Behaviour = {}) {
	const asked: string[] = [];
	let tokens = 0;
	const port = await httpPeer(async (request, answer) => {
		const path = new URL(request.url ?? '/', 'http://koha.example').pathname.replace('/api/v1/', '');
		asked.push(path);
		const json = (body: unknown, status = 200, headers = {}) =>
			answer.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
		if (statuses[path]) return void json({ error: 'x', error_code: 'x' }, statuses[path]);
		if (path === 'oauth/token') {
			const form = new URLSearchParams(await bodyOf(request));
			const isRight = form.get('client_secret') === SECRET && form.get('client_id') === 'luotsi';
			if (!isRight) return void json({ error: 'invalid_client' }, 403);
			return void json({ ...sample.token, access_token: `merkki-${++tokens}` });
		}
		const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
		if (!token.startsWith('merkki-') || dead.has(token)) return void json({ error: 'x' }, 401);
		const list = LISTS[path];
		json(list, list ? 200 : 404, { 'x-base-total-count': path === 'items' ? '184200' : '31' });
	});
	const input = { address: `http://127.0.0.1:${port}/api/v1/`, client: 'luotsi', secret: SECRET };
	const probe = (settings = {}, run = {}) =>
		probeOnce(connector, { ...input, ...settings }, { now: NOW, ...run });
	return { probe, asked, input };
}

const LISTS: Record<string, unknown> = {
	libraries: sample.libraries,
	checkouts: sample.checkouts,
	items: sample.items,
	jobs: sample.jobs,
	'erm/licenses': sample.licences,
};

async function bodyOf(request: IncomingMessage): Promise<string> {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part as Buffer);
	return Buffer.concat(parts).toString();
}

test('libraries, totals, stuck jobs and ending licences, and nothing of patrons', async () => {
	const { probe } = await koha();
	const found = await probe();
	expect(found).toMatchObject({ state: 'working', note: 'jobs_stuck', data: { count: 1 } });
	expect(Object.fromEntries(found.figures.map(({ key, value }) => [key, value]))).toEqual({
		libraries: 3,
		checkouts: 31,
		items: 184_200,
		jobs: 2,
		stuckJobs: 1,
		endingLicences: 1,
	});
	expect(JSON.stringify(found)).not.toMatch(/4711|merkki|sala/);
});

test('one token serves many probes, until it ends or is no longer taken', async () => {
	const dead = new Set<string>();
	const { probe, asked } = await koha({ dead });
	const memory: ProbeMemory = new Map();
	const tokens = () => asked.filter((path) => path === 'oauth/token').length;
	await probe({}, { memory });
	await probe({}, { memory, now: NOW + 3_000_000 });
	expect(tokens()).toBe(1);
	await probe({}, { memory, now: NOW + 3_600_000 });
	expect([tokens(), memory.size]).toEqual([2, 1]);
	dead.add('merkki-2');
	expect(await probe({}, { memory, now: NOW + 3_600_000 })).toMatchObject({ state: 'working' });
	expect(tokens()).toBe(3);
	expect([...memory.keys()].join()).not.toContain(SECRET);
});

test.each([
	[{ 'oauth/token': 400 }, 'wrong_credentials', 'login_refused'],
	[{ 'oauth/token': 503 }, 'unreachable', 'http_status'],
	[{ libraries: 401 }, 'wrong_credentials', 'login_refused'],
	[{ libraries: 500 }, 'malformed', 'http_status'],
	[{ checkouts: 503 }, 'unreachable', 'http_status'],
	[{ jobs: 403, 'erm/licenses': 404 }, 'working', 'partly_refused'],
])('%j is %s', async (statuses, state, note) => {
	const { probe } = await koha({ statuses });
	const found = await probe();
	expect(found).toMatchObject({ state, note });
	expect(found.data.lists).toBe(note === 'partly_refused' ? 'jobs,licences' : undefined);
});

test('a wrong secret is told as that', async () => {
	const { probe } = await koha();
	expect(await probe({ secret: 'muu' })).toMatchObject({ state: 'wrong_credentials', note: 'login_refused' });
});

test('libraries and licences are brought over', async () => {
	const { input } = await koha({ statuses: { 'erm/licenses': 403 } });
	const whole = await koha();
	const fetched = async (values: Record<string, unknown>) => {
		const checked = checkSettings(connector.settings, values);
		if (!checked.ok) throw new Error(checked.code);
		return connector.fetch(checked.settings, { today: '2027-03-15', reach: { allowPrivate: true } });
	};
	expect(await fetched(whole.input)).toEqual({
		ok: true,
		found: {
			libraries: [
				{ code: 'PAA', name: 'Pääkirjasto' },
				{ code: 'RAN', name: 'Rantakylän kirjasto' },
			],
			licences: sample.licences.map(({ license_id: id, name, ended_on: endedOn }) => ({ id, name, endedOn })),
			refused: [],
		},
	});
	expect(await fetched(input)).toMatchObject({ found: { licences: [], refused: ['licences'] } });
	expect(await fetched({ ...whole.input, secret: 'muu' })).toMatchObject({ code: 'login_refused' });
});
