import { beforeAll, describe, expect, test } from 'vitest';
import {
	accessRoles,
	permissionsOf,
	type AccessRole,
} from '../../web/src/platform/permission/permissions.ts';
import { at } from '../product.ts';
import { routes, type Route } from './routes.ts';
import { byScript, each, fingerprint, get, seedTown, send, type Town } from './town.ts';

let town: Town;
beforeAll(async () => {
	town = await seedTown();
});

type Who = AccessRole | 'visitor';
const everyone: Who[] = [...accessRoles, 'visitor'];
const isAllowed = (who: Who, permission: string) =>
	permission === 'open' || permissionsOf([who]).has(permission as never);

/** What a refusal looks like: 403 for one who is known, the sign-in page or 401 for one who is not. */
function isRefusal(who: Who, answer: Response): boolean {
	if (who !== 'visitor') return answer.status === 403;
	const isSentToSignIn =
		answer.status === 303 && /\/sign-in\?next=/.test(answer.headers.get('location') ?? '');
	return isSentToSignIn || answer.status === 401;
}

function fault(who: Who, what: string, permission: string, answer: Response): string | undefined {
	if (answer.status >= 500) return `${who} ${what}: ${answer.status}`;
	const isRefused = isRefusal(who, answer);
	if (isAllowed(who, permission) === isRefused) return `${who} ${what} (${permission}): ${answer.status}`;
	return undefined;
}

const actionsOf = (route: Route) => Object.entries(route.actions);

test('every route answers exactly the roles it declares', async () => {
	const faults: string[] = [];
	const asked = routes.flatMap((route) => everyone.map((who) => ({ route, who })));
	await each(asked, async ({ route, who }) => {
		if (!route.methods.includes('GET')) return;
		const answer = await get(town.path(route), who === 'visitor' ? '' : town.cookies[who]);
		await answer.arrayBuffer();
		const found = fault(who, route.id, route.view, answer);
		if (found) faults.push(found);
	});
	expect(faults).toEqual([]);
	expect(asked.length).toBeGreaterThan(300);
});

test('the data of every page is kept from those the page is kept from', async () => {
	const faults: string[] = [];
	const asked = routes
		.filter(({ isPage }) => isPage)
		.flatMap((route) => everyone.map((who) => ({ route, who })));
	await each(asked, async ({ route, who }) => {
		const cookie = who === 'visitor' ? '' : town.cookies[who];
		const path = town.path(route);
		const answer = await get(`${path === '/' ? '' : path}/__data.json`, cookie, {
			accept: 'application/json',
		});
		const body = await answer.text();
		const isGiven = answer.status === 200 && !/"type":"(error|redirect)"/.test(body);
		if (!isAllowed(who, route.view) && isGiven) faults.push(`${who} ${route.id}: ${body.slice(0, 80)}`);
	});
	expect(faults).toEqual([]);
});

test('every action answers exactly the roles it declares', async () => {
	const faults: string[] = [];
	const asked = routes.flatMap((route) =>
		actionsOf(route).flatMap(([action, permission]) =>
			everyone.map((who) => ({ route, action, permission, who })),
		),
	);
	await each(asked, async ({ route, action, permission, who }) => {
		// A session of its own: signing out, or ending the others, must not decide the next answer.
		const cookie = who === 'visitor' ? '' : await town.session(who);
		const query = action === 'default' ? '' : `?/${action}`;
		// Whoever is let in need not have the page drawn; a refusal is told as a page.
		const headers = isAllowed(who, permission) ? byScript : {};
		const answer = await send(`${town.path(route)}${query}`, cookie, {}, headers);
		await answer.arrayBuffer();
		const found = fault(who, `${route.id}?/${action}`, permission, answer);
		if (found) faults.push(found);
	});
	expect(faults).toEqual([]);
	expect(asked.length).toBeGreaterThan(300);
}, 240_000);

describe('who sends is asked', () => {
	const unsafe = routes.flatMap((route) => [
		...Object.keys(route.actions).map((action) => ({
			route,
			method: 'POST',
			query: action === 'default' ? '' : `?/${action}`,
		})),
		...route.methods.filter((method) => method !== 'GET').map((method) => ({ route, method, query: '' })),
	]);
	const foreign: Record<string, string>[] = [
		{ origin: 'https://evil.example' },
		{ origin: 'null' },
		{},
		{ origin: 'https://evil.example', 'content-type': 'text/plain' },
		{ origin: 'https://evil.example', 'content-type': 'application/json' },
		{ origin: 'https://evil.example', 'content-type': 'multipart/form-data; boundary=x' },
		{ 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' },
	];

	test('a form or a script of another site changes nothing, on any action', async () => {
		const cookie = Object.values(town.cookies).join('; ');
		const before = await fingerprint(town);
		const faults: string[] = [];
		await each(
			unsafe.flatMap((one) => foreign.map((headers) => ({ ...one, headers }))),
			async ({ route, method, query, headers }) => {
				const answer = await fetch(at(`${town.path(route)}${query}`), {
					method,
					redirect: 'manual',
					headers: { 'content-type': 'application/x-www-form-urlencoded', cookie, ...headers },
					// A body on what may be any method; the list has no GET.
					...{ body: 'id=1' },
				});
				await answer.arrayBuffer();
				if (answer.status !== 403)
					faults.push(`${method} ${route.id}${query} ${JSON.stringify(headers)}: ${answer.status}`);
			},
		);
		expect(faults).toEqual([]);
		expect(unsafe.length).toBeGreaterThan(50);
		expect(await fingerprint(town)).toBe(before);
	});

	test('reading changes nothing', async () => {
		const before = await fingerprint(town);
		await each(routes, async (route) => {
			if (!route.methods.includes('GET')) return;
			for (const path of [
				town.path(route),
				`${town.path(route)}?q=x&offset=0&page=2&sort=number&merged=1&/propose=1`,
			])
				for (const who of ['administrator', 'director', 'coordinator'] as const)
					await (await get(path, town.cookies[who])).arrayBuffer();
		});
		expect(await fingerprint(town)).toBe(before);
	});
});
