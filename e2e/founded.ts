import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { PageOptions } from './browser.ts';
import { ask } from './owner.ts';
import { at } from './product.ts';
import { filled, formsOf } from './security/forms.ts';

export interface Founded {
	slug: string;
	tenantId: string;
	email: string;
	password: string;
	/** Cookie header of the first administrator, who is director too. */
	cookie: string;
	/** The link that was used up. */
	link: string;
}

/** Another link like the one told at the first start: that one works once in a run, and any test may come first. */
export async function mintFoundingLink(): Promise<string> {
	const token = randomBytes(24).toString('base64url');
	await ask('insert into gate.founding_token (token_hash) values ($1)', [
		createHash('sha256').update(token).digest(),
	]);
	return at(`/found/${token}`);
}

export interface Founding {
	name: string;
	slug: string;
	email: string;
	password: string;
}

/** Sends the founding form of the page as a browser would. */
export async function sendFounding(
	link: string,
	{ name, slug, email, password }: Founding,
): Promise<Response> {
	const page = await (await fetch(link, { headers: { accept: 'text/html' } })).text();
	const form = formsOf(page, link).find(({ fields }) => fields.some((field) => field.kind === 'password'));
	// A used link shows no form; whoever kept the page open sends it all the same.
	const action = form?.action ?? `${new URL(link).pathname}?/found`;
	const body = form ? filled(form) : new URLSearchParams();
	const given = { name, address: slug, 'administrator.name': 'Aino Pääkäyttäjä' };
	for (const [field, value] of Object.entries(given)) body.set(field, value);
	body.set('administrator.email', email);
	body.set('administrator.password', password);
	const headers = { origin: new URL(link).origin, accept: 'text/html' };
	return fetch(new URL(action, link), { method: 'POST', redirect: 'manual', headers, body });
}

/** A municipality of its own for whoever asks, founded through the real page; any file may call it in any order. */
export async function founded(name = 'Koekunta'): Promise<Founded> {
	const slug = `koe-${randomUUID().slice(0, 8)}`;
	const given = { name, slug, email: `aino@${slug}.example`, password: `Pitkä-${randomUUID()}` };
	const link = await mintFoundingLink();
	const answer = await sendFounding(link, given);
	if (answer.status !== 303) throw new Error(`Founding was answered with ${answer.status}.`);
	const cookie = answer.headers
		.getSetCookie()
		.map((line) => line.split(';')[0])
		.join('; ');
	const [row] = await ask('select tenant_id from gate.tenant_address where slug = $1', [slug]);
	const tenantId = String(row?.['tenant_id']);
	return { slug, tenantId, email: given.email, password: given.password, cookie, link };
}

/** A cookie as a browser keeps it. */
export function kept(name: string, value: string) {
	const sameSite = 'Lax' as const;
	const domain = new URL(at()).hostname;
	return { name, value, domain, path: '/', expires: -1, httpOnly: true, secure: false, sameSite };
}

/** The first administrator, signed in. */
export function stateOf({ cookie }: Founded): PageOptions['state'] {
	const cookies = cookie.split('; ').map((pair) => {
		const [name = '', value = ''] = pair.split(/=(.*)/s);
		return kept(name, value);
	});
	return { cookies, origins: [] };
}

/** Sends a form as the first administrator. Returns where one is led next. */
export async function send(
	{ slug, cookie }: Founded,
	path: string,
	fields: Record<string, string> | FormData,
): Promise<string> {
	const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
	body.append('key', randomUUID());
	const headers = { origin: new URL(at()).origin, accept: 'text/html', cookie };
	const answer = await fetch(at(`/${slug}/${path}`), { method: 'POST', redirect: 'manual', headers, body });
	if (answer.status !== 303) throw new Error(`${path} was answered with ${answer.status}.`);
	return answer.headers.get('location') ?? '';
}

/** Adds units to the library's area. Returns the path of each unit's own link, by the unit's name. */
export async function addUnits(town: Founded, names: readonly string[]): Promise<Record<string, string>> {
	const [area] = await ask(`select id from service_area where tenant_id = $1 and name = 'Kirjasto'`, [
		town.tenantId,
	]);
	for (const name of names)
		await send(town, 'settings/units/new', {
			name,
			kind: 'branch_library',
			serviceAreaId: String(area?.['id']),
		});
	const units = await ask('select name, link_token from service_unit where tenant_id = $1', [town.tenantId]);
	return Object.fromEntries(units.map((unit) => [unit['name'], `/${town.slug}/say/${unit['link_token']}`]));
}
