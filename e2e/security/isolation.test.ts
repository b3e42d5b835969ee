import { beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../owner.ts';
import { collectForms, submit } from './collect-forms.ts';
import { filled } from './forms.ts';
import { routes, tableOf, type Route } from './routes.ts';
import { each, fingerprint, get, seedTown, send, type Town } from './town.ts';

let mine: Town;
let theirs: Town;
beforeAll(async () => {
	[mine, theirs] = await Promise.all([seedTown(), seedTown()]);
});

const random = '0198c0de-dead-7eef-8bad-c0ffee000000';
const roles = ['administrator', 'director', 'coordinator'] as const;
const readable = routes.filter(({ methods, id }) => methods.includes('GET') && id.startsWith('/[tenant]'));

/** What tells two answers apart, once what differs each time is taken out. */
function shape(body: string, ...own: string[]): string {
	let text = body.replaceAll(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g, 'id');
	for (const one of own) text = text.replaceAll(one, 'own');
	return text.replaceAll(/nonce="[^"]*"|nonce-[^']*|\b[\w-]{22,}\b/g, 'once');
}

test('an id of another municipality is answered like one that nobody has', async () => {
	const faults: string[] = [];
	// A kind is a word of the address, not somebody's row.
	const asked = readable.flatMap((route) =>
		route.params.filter((param) => param !== 'kind').map((param) => ({ route, param })),
	);
	await each(asked, async ({ route, param }) => {
		const foreign =
			param === 'token' ? foreignToken(route) : (theirs.ids.get(tableOf(param))?.[0] ?? 'zzzzzzzz');
		const unknown = param === 'token' ? 'y'.repeat(32) : random;
		for (const role of roles) {
			const [a, b] = await Promise.all(
				[foreign, unknown].map((id) => get(mine.path(route, { [param]: id }), mine.cookies[role])),
			);
			const [told, nothing] = [await a!.text(), await b!.text()];
			if (
				a!.status !== b!.status ||
				(route.isPage && param !== 'token' && a!.status !== 404 && a!.status !== 403)
			)
				faults.push(`${role} ${route.id} [${param}]: ${a!.status} and ${b!.status}`);
			else if (shape(told, foreign) !== shape(nothing, unknown))
				faults.push(`${role} ${route.id} [${param}]: the answers differ`);
			if (told.includes(theirs.canary)) faults.push(`${role} ${route.id} [${param}]: their words`);
		}
	});
	expect(faults).toEqual([]);
	expect(asked.length).toBeGreaterThan(20);
});

const foreignToken = (route: Route) =>
	route.id.includes('/follow/')
		? theirs.followToken
		: route.id.includes('/say/')
			? theirs.linkToken
			: theirs.invitationToken;

test('nothing in an address or a header but the path says whose pages they are', async () => {
	const faults: string[] = [];
	const query = `tenant_id=${theirs.tenantId}&tenant=${theirs.slug}&org=${theirs.slug}`;
	const headers = {
		'x-tenant-id': theirs.tenantId,
		'x-forwarded-host': `${theirs.slug}.example`,
		'x-original-url': `/${theirs.slug}`,
	};
	await each(readable, async (route) => {
		const path = mine.path(route);
		const plain = await get(path, mine.cookies.director);
		const tried = await get(`${path}?${query}`, mine.cookies.director, headers);
		await plain.arrayBuffer();
		const told = await tried.text();
		if (plain.status !== tried.status) faults.push(`${route.id}: ${plain.status} and ${tried.status}`);
		if (told.includes(theirs.canary)) faults.push(`${route.id} tells their words`);
	});
	expect(faults).toEqual([]);
});

test('no page, file, search or count of mine has a word of theirs, and mine are seen', async () => {
	const faults: string[] = [];
	const seen = new Set<string>();
	const searched = theirs.canary.slice(2);
	await each(readable, async (route) => {
		const path = mine.path(route);
		const asked = {
			administrator: `${path}?format=json`,
			director: path,
			coordinator: `${path}?q=${searched}&find=${searched}&search=${searched}`,
			unit_editor: path,
		} as const;
		for (const [role, one] of Object.entries(asked)) {
			const told = await (await get(one, mine.cookies[role as keyof typeof asked])).text();
			if (told.includes(theirs.canary)) faults.push(`${role} ${one}`);
			if (told.includes(mine.canary)) seen.add(route.id);
		}
	});
	expect(faults).toEqual([]);
	expect(seen.size).toBeGreaterThan(20);
});

test('what is kept by a cache is told by whose it is', async () => {
	const faults: string[] = [];
	await each(readable, async (route) => {
		for (const cookie of [mine.cookies.director, '']) {
			const answer = await get(mine.path(route), cookie);
			await answer.arrayBuffer();
			const kept = answer.headers.get('cache-control') ?? 'nothing';
			const isPublic = route.view === 'public.read';
			const allowed = isPublic
				? /^(no-store|no-cache|private, max-age=0|public, max-age=\d+)$/
				: /^(no-store|no-cache)$/;
			if (!allowed.test(kept)) faults.push(`${route.id}: ${kept}`);
			if (answer.status === 200 && !isPublic && kept !== 'no-store') faults.push(`${route.id}: ${kept}`);
			// Pages of residents are the same for all who speak a language; any other is its reader's.
			const isForAll = route.id.startsWith('/[tenant]/public');
			const varies = answer.headers.get('vary') ?? '';
			if (isForAll && kept.startsWith('public') && !/accept-language, cookie/.test(varies))
				faults.push(`${route.id}: vary ${varies}`);
			if (route.isPage && !isForAll && kept.startsWith('public')) faults.push(`${route.id}: ${kept}`);
		}
	});
	expect(faults).toEqual([]);
});

test('no answer carries what nobody may read, and no public one a person', async () => {
	const tables = [
		`select encode(token_hash, 'hex') as secret from session where tenant_id = $1`,
		`select encode(token_hash, 'base64') as secret from session where tenant_id = $1`,
		`select encode(token_hash, 'hex') as secret from invitation where tenant_id = $1`,
	];
	const rows = await Promise.all(tables.map((text) => ask(text, [mine.tenantId])));
	const secrets = rows
		.flat()
		.map(({ secret }) => String(secret))
		.filter((secret) => secret.length > 15);
	secrets.push(...Object.values(mine.cookies).map((cookie) => cookie.split('=')[1]!), mine.invitationToken);
	const people = await ask('select name, email from person where tenant_id = $1', [mine.tenantId]);
	const personal = [...people.flatMap(({ name, email }) => [String(name), String(email)]), mine.linkToken];
	const faults: string[] = [];
	await each(readable, async (route) => {
		const path = mine.path(route);
		const isOwnToken = route.params.includes('token');
		for (const cookie of [mine.cookies.administrator, mine.cookies.reader, ''])
			for (const one of [path, `${path}/__data.json`]) {
				const told = await (await get(one, cookie)).text();
				if (!isOwnToken)
					for (const secret of secrets) if (told.includes(secret)) faults.push(`${route.id}: a secret`);
				if (cookie === '' && !isOwnToken)
					for (const word of personal) if (told.includes(word)) faults.push(`${route.id}: ${word}`);
				if (cookie === mine.cookies.reader && !isOwnToken && told.includes(mine.linkToken))
					faults.push(`${route.id}: a unit's link to a reader`);
			}
	});
	expect(faults).toEqual([]);
	expect(secrets.length).toBeGreaterThan(10);
});

describe('forms', () => {
	/** Every one of my ids gives way to one of theirs of the same table. */
	function swapped(text: string): string {
		let changed = text;
		for (const [table, ids] of mine.ids)
			for (const [index, id] of ids.entries())
				changed = changed.replaceAll(id, theirs.ids.get(table)?.[index] ?? random);
		return changed;
	}

	test('sent with their ids, their tenant or their name change nothing of theirs', async () => {
		const forms = await collectForms(mine);
		expect(forms.length).toBeGreaterThan(30);
		const before = await fingerprint(theirs);
		const faults: string[] = [];
		await each(forms, async (form) => {
			const foreign = new URLSearchParams(swapped(filled(form).toString()));
			for (const name of ['tenant_id', 'tenantId', 'tenant', 'org']) foreign.append(name, theirs.tenantId);
			const headers = { 'x-tenant-id': theirs.tenantId, 'x-tenant': theirs.slug };
			for (const path of [form.action, swapped(form.action)]) {
				const sign = path.includes('?') ? '&' : '?';
				const answer = await submit(
					mine,
					form,
					foreign,
					`${path}${sign}tenant_id=${theirs.tenantId}&tenant=${theirs.slug}`,
					headers,
				);
				const told = await answer.text();
				if (answer.status >= 500) faults.push(`${path}: ${answer.status}`);
				if (told.includes(theirs.canary)) faults.push(`${path} tells their words`);
			}
		});
		expect(faults).toEqual([]);
		expect(await fingerprint(theirs)).toBe(before);
	});

	test('a session opens no other municipality', async () => {
		const faults: string[] = [];
		const cookie = mine.cookies.administrator.replace(mine.slug, theirs.slug);
		await each(readable, async (route) => {
			if (route.view === 'public.read' || route.view === 'open') return;
			const answer = await get(theirs.path(route), `${cookie}; ${mine.cookies.administrator}`);
			await answer.arrayBuffer();
			if (answer.status !== 303) faults.push(`${route.id}: ${answer.status}`);
		});
		expect(faults).toEqual([]);
	});
});

// Last: from here on their name is also one of mine.
test('a name or an address that they hold is as free here as one that nobody holds', async () => {
	const [area] = await ask('select name from service_area where tenant_id = $1', [theirs.tenantId]);
	const [person] = await ask(`select email from person where tenant_id = $1 and email like 'rater@%'`, [
		theirs.tenantId,
	]);
	const cookie = await mine.session('administrator');
	const tried = async (path: string, fields: Record<string, string>) =>
		(await send(path, cookie, fields)).status;
	const invite = (email: string) =>
		tried(`/${mine.slug}/settings/people?/invite`, {
			name: 'Uusi',
			email,
			accessRole: 'reader',
			unitId: '',
			key: crypto.randomUUID(),
		});
	const add = (name: string) =>
		tried(`/${mine.slug}/settings/areas/new`, {
			name,
			governanceModel: 'embedded',
			key: crypto.randomUUID(),
		});
	expect([await invite(String(person!['email'])), await invite('nobody@example.org')]).toEqual([200, 200]);
	expect([await add(String(area!['name'])), await add(`Alue ${crypto.randomUUID()}`)]).toEqual([303, 303]);
	const kept = await ask('select count(*)::int as n from service_area where tenant_id = $1 and name = $2', [
		mine.tenantId,
		area!['name'],
	]);
	expect(kept).toEqual([{ n: 1 }]);
});
