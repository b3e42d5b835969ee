import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOwner } from '../owner.ts';
import { filled, formsOf } from './forms.ts';
import { ownProduct, type OwnProduct } from './own-product.ts';

// A product of its own, told everything (LOG_LEVEL=trace) and that it stands behind https; the tests follow each other.
const origin = 'https://luotsi.example.org';
const password = 'Salakanarialintu 1';
const slug = 'yksinala';
let product: OwnProduct;
let cookie = '';

beforeAll(async () => {
	const settings = {
		ORIGIN: origin,
		LOG_LEVEL: 'trace',
		SECURITY_CONTACT: 'mailto:security@example.org',
		TRUST_PROXY: 'true',
	};
	product = await ownProduct(settings);
});
afterAll(async () => {
	const code = await product.stop();
	if (code !== 0) throw new Error(`The product did not stop in order: exit code ${code}.`);
});

function send(
	path: string,
	fields: Record<string, string> | URLSearchParams,
	headers: Record<string, string> = {},
) {
	const body = new URLSearchParams(fields);
	return fetch(product.url + path, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin, accept: 'text/html', cookie, ...headers },
		body,
	});
}

const get = (path: string) =>
	fetch(product.url + path, { redirect: 'manual', headers: { accept: 'text/html', cookie } });

test('a new installation has no account, no municipality and one link', async () => {
	const tables = await asOwner(async (client) => {
		const { rows } = await client.query(
			`select relname as name from pg_class c join pg_namespace n on n.oid = relnamespace where nspname = 'public' and relkind = 'r'`,
		);
		const counts: Record<string, number> = {};
		for (const { name } of rows)
			counts[name] = Number((await client.query(`select count(*) from "${name}"`)).rows[0].count);
		counts['link'] = Number((await client.query('select count(*) from gate.founding_token')).rows[0].count);
		return counts;
	}, product.data);
	expect(Object.entries(tables).filter(([, count]) => count > 0)).toEqual([['link', 1]]);
	for (const guess of ['admin', 'luotsi', 'demo', 'root'])
		expect((await get(`/${guess}/sign-in`)).status).toBe(404);
	expect(product.foundingLink).toMatch(/\/found\/[\w-]{32}$/);
});

test('behind https the session is bound to this very address', async () => {
	const path = new URL(product.foundingLink).pathname;
	const page = await (await get(path)).text();
	const form = formsOf(page, product.url + path).find(({ fields }) =>
		fields.some(({ kind }) => kind === 'password'),
	)!;
	const body = filled(form);
	const given = {
		name: 'Yksinäla',
		address: slug,
		'administrator.name': 'Aino\r\nrivi',
		'administrator.email': 'aino@example.org',
		'administrator.password': password,
	};
	for (const [name, value] of Object.entries(given)) body.set(name, value);
	const answer = await send(form.action, body);
	expect(answer.status).toBe(303);
	const [line = ''] = answer.headers.getSetCookie();
	expect(line).toMatch(new RegExp(`^__Host-luotsi-${slug}=[\\w-]{32};.*Secure`));
	expect(line).not.toMatch(/Domain=/i);
	cookie = line.split(';')[0]!;
	expect((await get(`/${slug}/start`)).status).toBe(200);
	expect((await get('/language?to=sv')).headers.getSetCookie().every((one) => /; Secure/.test(one))).toBe(
		true,
	);
	expect((await send(form.action, body, { cookie: '' })).status).toBe(409);
});

test('behind https every answer asks for https from now on', async () => {
	for (const path of ['/', `/${slug}`, '/nothing/here', '/_app/version.json', '/health/live', '/%ff'])
		expect((await get(path)).headers.get('strict-transport-security'), path).toMatch(/^max-age=\d{8}/);
});

test('whom to tell of a weakness is said', async () => {
	const text = await (await get('/.well-known/security.txt')).text();
	expect(text).toMatch(/^Contact: mailto:security@example\.org$/m);
	const expires = new Date(/^Expires: (\S+)$/m.exec(text)?.[1] ?? '');
	expect(expires.getTime()).toBeGreaterThan(Date.now());
	expect(expires.getTime()).toBeLessThan(Date.now() + 366 * 86_400_000);
});

/** A header as no client of today would write it. */
function odd(headers: Record<string, string>): Promise<number> {
	const { promise, resolve } = Promise.withResolvers<number>();
	const sent = request(
		`${product.url}/${slug}/needs?q=Hakukanaria%0d%0a%1b[31m`,
		{ headers: { ...headers, cookie } },
		(answer) => {
			answer.resume();
			resolve(answer.statusCode ?? 0);
		},
	);
	sent.once('error', () => resolve(0)).end();
	return promise;
}

test('the log keeps no secret, and nobody writes a line into it', async () => {
	const wrong = 'Vääräkanarialintu 2';
	await send(`/${slug}/sign-in`, { email: 'aino@example.org', password: wrong });
	await send(`/${slug}/account?/password`, { current_password: wrong, new_password: wrong });
	await odd({
		'x-forwarded-for': '1.2.3.4',
		'user-agent': 'x {"level":50}',
		authorization: 'Bearer Tokenkanaria',
	});
	const log = product.log();
	const shown = log.split('\n').filter((line) => !line.startsWith('There is no municipality yet'));
	expect(log).toContain('"msg":"answered"');
	const secrets = [
		password,
		wrong,
		'kanarialintu',
		'Tokenkanaria',
		cookie.split('=')[1]!,
		product.foundingLink.split('/').at(-1)!,
	];
	for (const secret of secrets) expect(shown.filter((line) => line.includes(secret))).toEqual([]);
	const odds = shown.filter(
		(line) => line !== '' && !line.startsWith('{') && !line.startsWith('Luotsi is ready'),
	);
	expect(odds).toEqual([]);
	// oxlint-disable-next-line no-control-regex
	expect(log).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
});

test('without the database nothing is let in and nothing is told, and with it all is as before', async () => {
	await product.takeDatabaseAway();
	const inside = /ECONN|ENOENT|Connection terminated|\.s\.PGSQL|\bat \w+ \(|node_modules|select /i;
	for (const path of [
		`/${slug}`,
		`/${slug}/needs`,
		`/${slug}/settings/people`,
		`/${slug}/public`,
		'/unknown-town/needs',
		'/',
	]) {
		const answer = await get(path);
		expect(answer.status, path).toBe(503);
		expect(await answer.text()).not.toMatch(inside);
	}
	const told = await send(`/${slug}/needs/new?/propose`, { text: 'Tarve ilman kantaa' });
	expect(told.status).toBe(503);
	expect((await get('/health/live')).status).toBe(200);
	await product.giveDatabaseBack();
	expect((await get(`/${slug}/needs`)).status).toBe(200);
});
