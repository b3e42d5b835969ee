import type { RequestEvent } from '@sveltejs/kit';
import { beforeAll, expect, test } from 'vitest';
import { openDatabase, openPool } from '#platform/db.server.ts';
import { runtime, setRuntime } from '#platform/runtime.server.ts';
import { handle, handleError } from './hooks.server.ts';
import { routePermissions } from './route-permissions.ts';
import { foundMunicipality, useDatabase } from './testing/municipality.server.ts';

useDatabase();
let slug: string;
beforeAll(async () => {
	slug = (await foundMunicipality()).actor.tenantSlug;
});

/** One request as the framework hands it to the guard; tells whether it got past it. */
async function ask(routeId: string | null, tenant: string, init: RequestInit & { query?: string } = {}) {
	const url = new URL(`http://localhost:3000/${tenant}/page${init.query ?? ''}`);
	const cookies = { get: (name: string) => (name === 'locale' ? undefined : 'x'.repeat(32)) };
	const event = {
		url,
		request: new Request(url, init),
		params: { tenant },
		route: { id: routeId },
		locals: {},
		cookies,
	};
	let isIn = false;
	const resolve = () => {
		isIn = true;
		return Promise.resolve(new Response('inside'));
	};
	const answer = await Promise.resolve()
		.then(() => handle({ event: event as unknown as RequestEvent, resolve }))
		.catch((cause: unknown) => cause as { status?: number; name?: string });
	return { isIn, status: answer.status };
}

const post = { method: 'POST', headers: { origin: 'http://localhost:3000' } };

test('a route that declares no permission is refused to everyone', async () => {
	expect(await ask('/[tenant]/(app)/not-declared', slug)).toEqual({ isIn: false, status: 404 });
	expect(await ask('/[tenant]/public', slug)).toEqual({ isIn: true, status: 200 });
});

test('an action that declares no permission is refused', async () => {
	expect(await ask('/[tenant]/sign-in', slug, { ...post, query: '?/other' })).toEqual({
		isIn: false,
		status: 404,
	});
	expect(await ask('/[tenant]/sign-in', slug, { ...post, query: '?/__proto__' })).toMatchObject({
		isIn: false,
	});
	expect(await ask('/[tenant]/sign-in', slug, post)).toEqual({ isIn: true, status: 200 });
	expect(await ask('constructor', slug)).toMatchObject({ isIn: false });
});

test('a municipality that is not there is refused', async () => {
	expect(await ask('/[tenant]/public', 'nowhere')).toEqual({ isIn: false, status: 404 });
});

test('when the guard cannot ask who it is, nobody gets past it', async () => {
	const before = runtime();
	const pool = openPool('postgres://nobody@127.0.0.1:1/nothing', 2, () => {});
	setRuntime({ ...before, db: openDatabase(pool) });
	const passed: string[] = [];
	for (const [id, { view }] of Object.entries(routePermissions))
		if (view !== 'open' && (await ask(id, slug)).isIn) passed.push(id);
	setRuntime(before);
	await pool.end();
	expect(passed).toEqual([]);
	expect(Object.keys(routePermissions).length).toBeGreaterThan(50);
});

test('a fault is told by a number only, and a database that is away as such', async () => {
	const event = { locals: { requestId: 'r1' }, route: { id: '/' } } as unknown as RequestEvent;
	const told = (error: Error) =>
		handleError({ kind: 'unknown', error, event } as unknown as Parameters<typeof handleError>[0]);
	expect(await told(new Error('select * from secret at /srv'))).toEqual({
		status: 500,
		message: 'failed',
		code: 'failed',
		id: 'r1',
	});
	const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
	expect(await told(away)).toMatchObject({ status: 503, message: 'failed' });
});
