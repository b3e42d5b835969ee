import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { projectFolder } from '../../web/src/platform/env.ts';
import { founded } from '../founded.ts';
import { at } from '../product.ts';
import expected from './expected-headers.json' with { type: 'json' };
import { routes } from './routes.ts';
import { each, get, seedTown, send, type Town } from './town.ts';

let town: Town;
beforeAll(async () => {
	town = await seedTown();
});

/** One request as it is written, for what no client would send. */
function raw(text: string): Promise<string> {
	const { port, hostname } = new URL(at());
	const { promise, resolve } = Promise.withResolvers<string>();
	let answer = '';
	const socket = connect(Number(port), hostname, () => socket.write(text));
	socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
	socket.once('close', () => resolve(answer)).once('error', () => resolve(answer));
	return promise;
}

const ask = (method: string, target: string, ...headers: string[]) =>
	raw([`${method} ${target} HTTP/1.1`, 'connection: close', ...headers, '', ''].join('\r\n'));

function headerFaults(what: string, headers: Headers): string[] {
	const wanted: Record<string, string> = { ...expected.all };
	if (headers.get('x-sveltekit-page')) Object.assign(wanted, expected.page);
	const told = headers.get('content-security-policy') ?? '';
	// Made for the frames and programs of others: what they may not have is told by the rest of the list.
	const isOpen = /\/public\/(data\/|oembed)/.test(what);
	const policy = what.includes('/public/embed/') ? told.replace('ancestors *', "ancestors 'none'") : told;
	const judged = new Headers(headers);
	judged.set('content-security-policy', policy);
	return [
		...Object.entries(wanted)
			.filter(([name, pattern]) => !new RegExp(pattern).test(judged.get(name) ?? ''))
			.map(([name]) => `${what} ${name}: ${headers.get(name)}`),
		...expected.never
			.filter((name) => headers.has(name) && !(isOpen && name === 'access-control-allow-origin'))
			.map((name) => `${what} ${name} is told`),
		...expected.neverInPolicy
			.filter((pattern) => new RegExp(pattern).test(policy))
			.map((pattern) => `${what} ${pattern}`),
	];
}

describe('the headers', () => {
	test('of every route are those of the list, for everyone', async () => {
		const faults: string[] = [];
		await each(routes, async (route) => {
			for (const cookie of [town.cookies.administrator, town.cookies.director, town.cookies.reader, '']) {
				const answer = await get(town.path(route), cookie);
				await answer.arrayBuffer();
				faults.push(...headerFaults(`${route.id} ${answer.status}`, answer.headers));
			}
		});
		expect(faults).toEqual([]);
	});

	test('are the same on every refusal, file and fault', async () => {
		const home = `/${town.slug}`;
		const style = /href="[./]*(_app\/[^"]+\.css)"/.exec(await (await get(`${home}/sign-in`)).text())?.[1];
		const answers: [number, Response][] = [
			[400, await get('/%ff')],
			[400, await get(`${home}/needs?q=%00`, town.cookies.reader)],
			[400, await send(`${home}/needs/new?/propose`, town.cookies.coordinator, {})],
			[401, await send(`${home}/needs/new?/propose`, '', {})],
			[403, await get(`${home}/settings/audit`, town.cookies.reader)],
			[403, await send(home, town.cookies.reader, {}, { origin: 'https://evil.example' })],
			[404, await get('/no-such-place')],
			[404, await get(`${home}/nothing/here`, town.cookies.reader)],
			[404, await get('/_app/immutable/nothing.js')],
			[405, await fetch(at(`${home}/sign-in`), { method: 'PUT', headers: { origin: new URL(at()).origin } })],
			[
				413,
				await send(`${home}/needs/new?/propose`, town.cookies.coordinator, { text: 'a'.repeat(11_900_000) }),
			],
			[200, await get(`/${style}`)],
			[200, await get('/health/live')],
			[303, await get(`${home}/needs`)],
		];
		for (const [status, answer] of answers) {
			await answer.arrayBuffer();
			expect(answer.status, answer.url).toBe(status);
			expect(headerFaults(`${status} ${answer.url}`, answer.headers)).toEqual([]);
		}
	});
});

describe('no answer', () => {
	const inside =
		/\bat \w+ \(|node_modules|\.server\.ts|\/web\/(src|build)|select .* from|insert into|relation "|SQLSTATE|postgres(ql)?:\/\//i;

	test('of a refusal or of a fault tells what is inside', async () => {
		const faults: string[] = [];
		const tried = [
			'/%ff',
			'/no',
			`/${town.slug}/needs/x`,
			`/${town.slug}/needs?q=%00`,
			`/${town.slug}/plans/0/scenarios/1`,
			'/found/x%00',
			`/${town.slug}/say/${'x'.repeat(5000)}`,
			`/${town.slug}/settings/people/'`,
		];
		for (const accept of ['text/html', 'application/json', '*/*'])
			for (const one of tried) {
				const answer = await fetch(at(one), {
					headers: { accept, cookie: town.cookies.administrator },
					redirect: 'manual',
				});
				const body = await answer.text();
				if (answer.status >= 500 || inside.test(body))
					faults.push(`${accept} ${one} ${answer.status}: ${inside.exec(body)?.[0]}`);
			}
		expect(faults).toEqual([]);
	});

	test('leads to another site, whatever it is asked', async () => {
		const place = await founded();
		const evil = [
			'//evil.example',
			'/\\evil.example',
			'https://evil.example',
			'/%09/evil.example',
			'\\\\evil.example',
			'/\t/evil.example',
			`/${place.slug}/../../evil.example`,
			`/${place.slug}@evil.example`,
			'javascript:alert(1)',
			`https:${place.slug}`,
			`/${place.slug}/\r\nset-cookie: a=b`,
		];
		for (const next of evil) {
			const signIn = await send(`/${place.slug}/sign-in?next=${encodeURIComponent(next)}`, '', {
				email: place.email,
				password: place.password,
			});
			const known = await get(`/${place.slug}/sign-in?next=${encodeURIComponent(next)}`, place.cookie);
			const language = await get(`/language?to=en&back=${encodeURIComponent(next)}`);
			for (const answer of [signIn, known, language]) {
				expect(answer.status, next).toBe(303);
				const to = new URL(answer.headers.get('location') ?? '', at());
				expect(to.origin, next).toBe(new URL(at()).origin);
				expect(answer.headers.getSetCookie().filter((line) => line.startsWith('a='))).toEqual([]);
			}
		}
	});

	test('takes the name of the site from a client', async () => {
		for (const target of [
			'/',
			`/${town.slug}`,
			`/${town.slug}/needs`,
			`/${town.slug}/sign-in`,
			'/nothing',
			'/found/x',
		]) {
			const answer = await ask(
				'GET',
				target,
				'host: evil.example',
				'x-forwarded-host: evil.example',
				'x-forwarded-proto: https',
				'forwarded: host=evil.example',
				'x-luotsi-host: evil.example',
				`cookie: ${town.cookies.director}`,
			);
			expect(answer).toMatch(/^HTTP\/1\.1 [234]/);
			expect(answer).not.toContain('evil.example');
		}
	});
});

describe('what is not for users is not there', () => {
	test('TRACE and other methods', async () => {
		for (const method of ['TRACE', 'TRACK', 'CONNECT', 'DEBUG', 'PROPFIND', 'DELETE'])
			expect(await ask(method, `/${town.slug}`, 'host: localhost', 'x-secret: zorbel-trace')).not.toMatch(
				/^HTTP\/1\.1 200|zorbel-trace/,
			);
	});

	test('two lengths, or a length and pieces', async () => {
		const smuggled = [
			['content-length: 5', 'content-length: 6'],
			['content-length: 5', 'transfer-encoding: chunked'],
			['transfer-encoding: xchunked'],
		];
		for (const headers of smuggled)
			expect(await ask('POST', '/', 'host: localhost', ...headers)).toMatch(/^HTTP\/1\.1 400/);
	});

	test.each([
		'/dev/gallery',
		'/metrics',
		'/.env',
		'/.git/config',
		'/debug',
		'/server.js',
		'/package.json',
		'/api',
		'/openapi.json',
		'/_app/../../package.json',
		'/_app/%2e%2e/%2e%2e/.env',
		'/health/live/../../.env',
		'/__data.json.map',
		'/web/src/hooks.server.ts',
		'/@vite/client',
		'/@fs/etc/passwd',
	])('nothing is served at %s', async (target) => {
		const answer = await ask('GET', target, 'host: localhost', 'accept: text/html');
		expect(answer).toMatch(/^HTTP\/1\.1 (404|400|403)/);
	});

	test('sources of the pages', async () => {
		const html = await (await get(`/${town.slug}/sign-in`)).text();
		const script = /href="[./]*(_app\/[^"]+\.js)"/.exec(html)?.[1];
		expect(await (await get(`/${script}`)).text()).not.toContain('sourceMappingURL');
		expect((await get(`/${script}.map`)).status).toBe(404);
	});
});

test('no file of the project holds a secret', () => {
	const { stdout, status } = spawnSync('git', ['ls-files', '-z'], { cwd: projectFolder(), encoding: 'utf8' });
	// Without a repository, as in a release, the list of files is not known.
	if (status !== 0) return;
	const files = stdout
		.split('\0')
		.filter((file) => file !== '' && !/package-lock\.json$|\.(png|woff2?|xlsx|pdf|docx)$/.test(file));
	const secret =
		/-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_\w{30,}|\bxox[bpars]-[\w-]{10,}|\bglpat-[\w-]{20}|\beyJ[\w-]{20,}\.eyJ[\w-]{10,}|\bnpm_\w{36}\b|postgres(ql)?:\/\/\w+:(?!password@|secret@)[^@\s:'"`$]{3,}@/;
	expect(files.length).toBeGreaterThan(100);
	expect(files.filter((file) => /(^|\/)\.env$|\.(pem|key|p12)$/.test(file))).toEqual([]);
	const found = files.filter((file) => secret.test(readFileSync(path.join(projectFolder(), file), 'utf8')));
	expect(found).toEqual([]);
});
