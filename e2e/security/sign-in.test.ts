import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { founded, mintFoundingLink, sendFounding, type Founded } from '../founded.ts';
import { ask } from '../owner.ts';
import { at } from '../product.ts';
import { formsOf, filled } from './forms.ts';
import { routes } from './routes.ts';
import { each, get, seedTown, send, type Town } from './town.ts';

let place: Founded;
let town: Town;
beforeAll(async () => {
	[place, town] = await Promise.all([founded(), seedTown()]);
});

function signIn({ slug, email }: Pick<Founded, 'slug' | 'email'>, password: string, cookie = '', query = '') {
	return send(`/${slug}/sign-in${query}`, cookie, { email, password });
}

/** The session that an answer sets, as a Cookie header; without one the test has nothing to go on with. */
function sessionOf(answer: Response, slug: string): string {
	const line = answer.headers.getSetCookie().find((one) => one.startsWith(`luotsi-${slug}=`));
	expect(line, `a session in the answer ${answer.status}`).toBeDefined();
	return line!.split(';')[0]!;
}

const opens = async (slug: string, cookie: string) => (await get(`/${slug}/account`, cookie)).status === 200;

/** Sends a form of a page as it stands, found by its action. */
async function press(
	path: string,
	action: string,
	cookie: string,
	more: Record<string, string> = {},
): Promise<Response> {
	const html = await (await get(path, cookie)).text();
	const form = formsOf(html, at(path)).find((one) => one.action.endsWith(action));
	if (!form) throw new Error(`${path} has no form ${action}`);
	const body = filled(form);
	for (const [name, value] of Object.entries(more)) body.set(name, value);
	return send(form.action, cookie, body);
}

describe('a session', () => {
	test('is new at each sign-in, long, kept as a hash only, and never the one that was brought', async () => {
		const planted = `luotsi-${place.slug}=${'A'.repeat(32)}`;
		const first = sessionOf(await signIn(place, place.password, planted), place.slug);
		const second = sessionOf(await signIn(place, place.password, first), place.slug);
		expect(new Set([planted, first, second]).size).toBe(3);
		expect(first.split('=')[1]).toMatch(/^[\w-]{32}$/);
		expect(await opens(place.slug, planted)).toBe(false);
		const token = first.split('=')[1]!;
		const rows = await ask(
			`select token_hash = $1 as is_hash, position($2::bytea in token_hash) as plain from session where token_hash = $1`,
			[createHash('sha256').update(token).digest(), Buffer.from(token)],
		);
		expect(rows).toEqual([{ is_hash: true, plain: 0 }]);
	});

	test('ends at sign-out', async () => {
		const cookie = sessionOf(await signIn(place, place.password), place.slug);
		expect(await opens(place.slug, cookie)).toBe(true);
		await send(`/${place.slug}/sign-out`, cookie, {});
		expect(await opens(place.slug, cookie)).toBe(false);
	});

	test('ends when the password is changed elsewhere', async () => {
		const [here, there] = [await signIn(place, place.password), await signIn(place, place.password)].map(
			(answer) => sessionOf(answer, place.slug),
		) as [string, string];
		const changed = `${place.password} uusi`;
		const answer = await send(`/${place.slug}/account?/password`, here, {
			current_password: place.password,
			new_password: changed,
		});
		expect(answer.status).toBe(303);
		place.password = changed;
		expect(await opens(place.slug, there)).toBe(false);
		expect(await opens(place.slug, here)).toBe(true);
	});

	test.each([
		['a right is given', '?/give', { accessRole: 'coordinator', unitId: '' }],
		['a right is taken', '?/take', {}],
		['the person is disabled', '?/disable', {}],
	])('ends when %s', async (_, action, more) => {
		const cookie = await town.session('rater');
		expect(await opens(town.slug, cookie)).toBe(true);
		const path = `/${town.slug}/settings/people/${town.people.rater}`;
		const answer = await press(path, action, await town.session('administrator'), more);
		expect(answer.status).toBeLessThan(400);
		expect(await opens(town.slug, cookie)).toBe(false);
	});

	test.each([
		['twelve quiet hours', `seen_at = now() - interval '12 hours 1 minute'`],
		['fourteen days', `expires_at = now() - interval '1 second'`],
	])('ends after %s', async (_, change) => {
		const cookie = await town.session('reader');
		const hash = createHash('sha256').update(cookie.split('=')[1]!).digest();
		expect(await opens(town.slug, cookie)).toBe(true);
		await ask(`update session set ${change} where tenant_id = $1 and token_hash = $2`, [town.tenantId, hash]);
		expect(await opens(town.slug, cookie)).toBe(false);
		const answer = await get(`/${town.slug}/needs`, cookie);
		expect(answer.headers.get('location')).toMatch(/\/sign-in\?next=/);
	});

	test('lasts fourteen days at most, however it is used', async () => {
		const cookie = sessionOf(await signIn(place, place.password), place.slug);
		const hash = createHash('sha256').update(cookie.split('=')[1]!).digest();
		const [row] = await ask(
			`select expires_at <= created_at + interval '14 days' as is_bounded from session where token_hash = $1`,
			[hash],
		);
		expect(row).toEqual({ is_bounded: true });
	});
});

test('every cookie that any route sets is closed to scripts and to other sites', async () => {
	const lines: string[] = (await signIn(place, place.password)).headers.getSetCookie();
	lines.push(...(await get('/language?to=sv&back=/')).headers.getSetCookie());
	await each(routes, async (route) => {
		const answer = await get(town.path(route), await town.session('administrator'));
		await answer.arrayBuffer();
		lines.push(...answer.headers.getSetCookie());
	});
	expect(lines.length).toBeGreaterThan(1);
	for (const line of lines) {
		expect(line).toMatch(/; HttpOnly/i);
		expect(line).toMatch(/; SameSite=(Lax|Strict)/i);
		expect(line).toMatch(/; Path=\//i);
		expect(line).not.toMatch(/; Domain=/i);
	}
});

describe('a password', () => {
	test.each([
		['eleven characters', 'x'.repeat(11), 400],
		['129 characters', 'x'.repeat(129), 400],
		['twelve characters of any kind', 'ääkkösiä 🙂 on', 303],
		['128 characters', 'y'.repeat(128), 303],
	])('of %s', async (_, password, status) => {
		const slug = `sana-${crypto.randomUUID().slice(0, 8)}`;
		const given = { name: 'Sanala', slug, email: `a@${slug}.example`, password };
		const answer = await sendFounding(await mintFoundingLink(), given);
		expect(answer.status).toBe(status);
		if (status !== 303) return;
		expect((await signIn(given, password)).status).toBe(303);
		expect((await signIn(given, `${password.slice(0, -1)}z`)).status).not.toBe(303);
	});

	test('is kept as Argon2id at the cost that is recommended, each with its own salt', async () => {
		const rows = await ask(`select hash from password_credential where hash like '$argon2%'`);
		expect(rows.length).toBeGreaterThan(1);
		for (const { hash } of rows)
			expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w-]{22}\$[\w-]{43}$/);
		expect(new Set(rows.map(({ hash }) => String(hash).split('$')[4])).size).toBe(rows.length);
	});

	test('is not sent back to the page', async () => {
		const wrong = `väärä-${crypto.randomUUID()}`;
		const answer = await signIn({ slug: place.slug, email: 'joku@example.org' }, wrong);
		expect(answer.status).toBe(409);
		expect(await answer.text()).not.toContain(wrong);
	});
});

describe('guessing', () => {
	test('tells nothing of who is known', async () => {
		const plain = (text: string, email: string) =>
			text.replaceAll(email, 'x').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|nonce="[^"]*"|\b[\w-]{20,}/g, '');
		const other = { slug: place.slug, email: `nobody@${place.slug}.example` };
		const [known, unknown] = [await signIn(place, 'ei tämä sana'), await signIn(other, 'ei tämä sana')];
		expect(known.status).toBe(unknown.status);
		expect(plain(await known.text(), place.email)).toBe(plain(await unknown.text(), other.email));
	});

	test('at one account is stopped, also when all guesses come at once', async () => {
		const target = await founded('Arvattava');
		const statuses: number[] = [];
		await each(
			Array.from({ length: 40 }, (_, index) => index + 1),
			async () => void statuses.push((await signIn(target, 'arvaus arvaus')).status),
			40,
		);
		expect(statuses.filter((status) => status !== 429).length).toBe(10);
		expect((await signIn(target, target.password)).status).toBe(429);
	});

	test('from one address at many accounts is stopped', async () => {
		const target = await founded('Kokeiltava');
		const statuses: number[] = [];
		const guess = async (index: number) => {
			statuses.push(
				(await signIn({ slug: target.slug, email: `a${index}@example.org` }, 'arvaus arvaus')).status,
			);
		};
		await each(
			Array.from({ length: 60 }, (_, index) => index + 1),
			guess,
			20,
		);
		expect(statuses.filter((status) => status !== 429).length).toBe(50);
	});
});

test('a founding link works once, also when it is used twice at once', async () => {
	const used = await sendFounding(place.link, {
		name: 'Toinen',
		slug: 'toinen-kerta',
		email: 'b@example.org',
		password: 'pitkä sana tässä',
	});
	expect(used.status).toBe(409);
	const link = await mintFoundingLink();
	const answers = await Promise.all(
		['a', 'b', 'c', 'd'].map((name) =>
			sendFounding(link, {
				name: 'Kisala',
				slug: `kisa-${name}-${crypto.randomUUID().slice(0, 8)}`,
				email: 'a@example.org',
				password: 'pitkä sana tässä',
			}),
		),
	);
	expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409]);
});
