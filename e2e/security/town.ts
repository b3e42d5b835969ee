import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { accessRoles, type AccessRole } from '../../web/src/platform/permission/permissions.ts';
import { seedEveryTable } from '../../web/src/testing/seed-every-table.ts';
import { asOwner } from '../owner.ts';
import { at } from '../product.ts';
import { pathOf, tableOf, type Route } from './routes.ts';

/** A municipality with a row in every table, a person of every role, and one word that stands in all its texts. */
export interface Town {
	slug: string;
	tenantId: string;
	canary: string;
	/** Cookie header of a new session of the person with this role, whatever has been done to that person since. */
	session(role: AccessRole): Promise<string>;
	cookies: Record<AccessRole, string>;
	people: Record<AccessRole, string>;
	/** Ids of a table's rows, oldest first. */
	ids: Map<string, string[]>;
	linkToken: string;
	followToken: string;
	invitationToken: string;
	/** Address of a route with this town's own ids; `replaced` gives other ids by parameter. */
	path(route: Route, replaced?: Record<string, string>): string;
}

const hash = (token: string) => createHash('sha256').update(token).digest();

async function addSession(client: pg.Client, tenantId: string, personId: string): Promise<string> {
	const token = randomBytes(24).toString('base64url');
	await client.query(
		`insert into session (tenant_id, token_hash, person_id, expires_at) values ($1, $2, $3, now() + interval '1 day')`,
		[tenantId, hash(token), personId],
	);
	return token;
}

interface Holder {
	tenantId: string;
	personId: string;
	role: AccessRole;
}

/** Puts back the one right that the person of a role has, and no other. */
async function restore(client: pg.Client, { tenantId, personId, role }: Holder): Promise<void> {
	const person = [tenantId, personId];
	await client.query('update person set disabled_at = null where tenant_id = $1 and id = $2', person);
	await client.query(
		'delete from access_grant where tenant_id = $1 and person_id = $2 and access_role <> $3',
		[...person, role],
	);
	await client.query(
		`insert into access_grant (tenant_id, id, person_id, access_role, service_unit_id)
			select $1, $3, $2, $4, (select id from service_unit where tenant_id = $1 and $4 = 'unit_editor' order by id limit 1)
			on conflict do nothing`,
		[...person, randomUUID(), role],
	);
}

async function addPeople(client: pg.Client, tenantId: string, slug: string) {
	const people = {} as Record<AccessRole, string>;
	for (const role of accessRoles) {
		people[role] = randomUUID();
		await client.query('insert into person (tenant_id, id, name, email) values ($1, $2, $3, $4)', [
			tenantId,
			people[role],
			`Testaaja ${role}`,
			`${role}@${slug}.example`,
		]);
		await restore(client, { tenantId, personId: people[role], role });
	}
	return people;
}

// Made for proofs about the database, some rows would not hold together on a page.
async function mend(client: pg.Client, tenantId: string, tokens: { link: string; invitation: string }) {
	const run = (text: string, ...values: unknown[]) => client.query(text, [tenantId, ...values]);
	await run('update service_unit set link_token = $2 where tenant_id = $1', tokens.link);
	await run(
		`update invitation set token_hash = $2, expires_at = now() + interval '1 day' where tenant_id = $1`,
		hash(tokens.invitation),
	);
	await run(`update need set state = 'accepted' where tenant_id = $1`);
	await run('delete from merger_objection where tenant_id = $1');
	await run('delete from measure_retirement where tenant_id = $1');
	await run('delete from indicator_retirement where tenant_id = $1');
	await run('delete from need_merger where tenant_id = $1');
	await run('delete from import_row where tenant_id = $1');
	await run('delete from import_run where tenant_id = $1');
	await run(`update schedule set state = 'stopped' where tenant_id = $1`);
	await run(`insert into need_counter (tenant_id, last_number) values ($1, 2) on conflict do nothing`);
	// The chain begins anew: nobody did what the first event tells.
	await run('delete from audit_event where tenant_id = $1');
}

const notText = /(^|_)(hash|token|email|challenge|credential_id|verb|subject_type|format)$/;

/** Writes the word into every text that will take it; a text with a closed set of values will not. */
async function mark(client: pg.Client, tenantId: string, canary: string): Promise<void> {
	const { rows } = await client.query(`
		select table_name, column_name from information_schema.columns
		where table_schema = 'public' and data_type = 'text' and table_name not like 'audit%' order by 1, 2`);
	await client.query('begin');
	for (const { table_name: table, column_name: column } of rows) {
		if (notText.test(column)) continue;
		await client.query('savepoint mark');
		const text = `update "${table}" set "${column}" = $2 || ' ' || substr(md5(random()::text), 1, 6) where tenant_id = $1`;
		await client.query(text, [tenantId, canary]).catch(() => client.query('rollback to savepoint mark'));
	}
	await client.query('commit');
}

async function idsOf(client: pg.Client, tenantId: string): Promise<Map<string, string[]>> {
	const { rows } = await client.query(
		`select table_name from information_schema.columns where table_schema = 'public' and column_name = 'id' and data_type = 'uuid'`,
	);
	const ids = new Map<string, string[]>();
	for (const { table_name: table } of rows) {
		const found = await client.query(`select id from "${table}" where tenant_id = $1 order by id`, [
			tenantId,
		]);
		ids.set(
			table,
			found.rows.map(({ id }) => id),
		);
	}
	return ids;
}

/** Lets the product solve the seeded scenario, and gives the adopted plan the answer. */
async function plan(client: pg.Client, town: Pick<Town, 'slug' | 'tenantId' | 'cookies'>): Promise<void> {
	const [scenario] = (
		await client.query('select id, portfolio_id from scenario where tenant_id = $1', [town.tenantId])
	).rows;
	const answer = await send(
		`/${town.slug}/plans/${scenario.portfolio_id}/scenarios/${scenario.id}?/solve`,
		town.cookies.coordinator,
		{ scenarioId: scenario.id, key: randomUUID() },
	);
	if (answer.status >= 400) throw new Error(`Solving was answered with ${answer.status}.`);
	for (;;) {
		const { rows } = await client.query(
			`update plan set problem = s.problem, answer = s.answer, schedule_id = s.id
				from schedule s where s.tenant_id = plan.tenant_id and plan.tenant_id = $1 and s.state = 'done'
				and s.answer is not null returning plan.id`,
			[town.tenantId],
		);
		if (rows.length) return;
		await pause(50);
	}
}

/** Takes a table in, up to the question what its columns are: a run of which every page can be read. */
async function bringTable({
	slug,
	cookies,
	canary,
}: Pick<Town, 'slug' | 'cookies' | 'canary'>): Promise<void> {
	const form = new FormData();
	const table = `Tarve,Yksikkö,Kustannus\n${canary} toive,${canary},100\nToinen ${canary},Muu,-\n`;
	form.append('file', new File([table], `${canary}.csv`, { type: 'text/csv' }));
	form.append('key', randomUUID());
	const headers = { origin: new URL(at()).origin, accept: 'text/html', cookie: cookies.coordinator };
	const path = `/${slug}/needs/import?/upload`;
	const answer = await fetch(at(path), { method: 'POST', redirect: 'manual', headers, body: form });
	if (answer.status !== 303) throw new Error(`The table was answered with ${answer.status}.`);
}

/** A fresh municipality; with `isPlanned` its scenario is solved and its plan can be read. */
export async function seedTown({ isPlanned = true } = {}): Promise<Town> {
	const slug = `turva-${randomUUID().slice(0, 8)}`;
	const canary = `Zorbel${randomUUID().slice(0, 8)}`;
	const tokens = {
		link: randomBytes(24).toString('base64url'),
		follow: randomBytes(16).toString('hex'),
		invitation: randomBytes(24).toString('base64url'),
	};
	return asOwner(async (client) => {
		const tenantId = await seedEveryTable(client, slug);
		const people = await addPeople(client, tenantId, slug);
		await mend(client, tenantId, tokens);
		await client.query('update wording set follow_token = $2 where tenant_id = $1', [
			tenantId,
			tokens.follow,
		]);
		await mark(client, tenantId, canary);
		const cookies = {} as Record<AccessRole, string>;
		for (const role of accessRoles)
			cookies[role] = `luotsi-${slug}=${await addSession(client, tenantId, people[role])}`;
		if (isPlanned)
			await Promise.all([plan(client, { slug, tenantId, cookies }), bringTable({ slug, cookies, canary })]);
		const ids = await idsOf(client, tenantId);
		const town = { slug, tenantId, canary, people, cookies, ids };
		return {
			...town,
			linkToken: tokens.link,
			followToken: tokens.follow,
			invitationToken: tokens.invitation,
			session: (role) =>
				asOwner(async (owner) => {
					await restore(owner, { tenantId, personId: people[role], role });
					return `luotsi-${slug}=${await addSession(owner, tenantId, people[role])}`;
				}),
			path: (route, replaced = {}) =>
				pathOf(route, slug, (param) => replaced[param] ?? valueOf(route, param, ids, tokens)),
		};
	});
}

function valueOf(
	route: Route,
	param: string,
	ids: Town['ids'],
	tokens: { link: string; follow: string; invitation: string },
) {
	if (param === 'token') {
		if (route.id.includes('/follow/')) return tokens.follow;
		if (route.id.includes('/say/')) return tokens.link;
		// As in web/src/testing/seed-every-table.ts.
		if (route.id.includes('/feedback/')) return '0123456789abcdef'.repeat(2);
		return route.id.includes('/invitation/') ? tokens.invitation : 'x'.repeat(32);
	}
	// Typed from paper, and no more an id than a token is.
	if (param === 'code') return 'xxxxxxxx';
	if (param === 'format') return 'html';
	if (param === 'kind') return 'goal';
	if (param === 'file') return 'goals.json';
	const id = ids.get(tableOf(param))?.[0];
	if (!id) throw new Error(`${route.id}: no table for [${param}]; name it in e2e/security/routes.ts`);
	return id;
}

/** Sends a form as the page of the product itself would. */
export function send(
	path: string,
	cookie: string,
	fields: Record<string, string> | URLSearchParams,
	headers: Record<string, string> = {},
): Promise<Response> {
	const body = fields instanceof URLSearchParams ? fields : new URLSearchParams(fields);
	return fetch(at(path), {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: new URL(at()).origin, accept: 'text/html', cookie, ...headers },
		body,
	});
}

/** Sent by the page's script: the action answers, and the page is not drawn anew. */
export const byScript = { accept: 'application/json', 'x-sveltekit-action': 'true' };

/** Asks for a page as a browser would, without following. */
export function get(path: string, cookie = '', headers: Record<string, string> = {}): Promise<Response> {
	return fetch(at(path), { redirect: 'manual', headers: { accept: 'text/html', cookie, ...headers } });
}

/** The minute's jobs change these by themselves: what becomes of letters and schedules, and the year kept in sight. */
const keptByJobs = ['outgoing_mail', 'incoming_mail', 'schedule', 'duty_occurrence'];

/** One hash of all rows of the given tenants: equal when nothing was written. */
export function fingerprint(...towns: Pick<Town, 'tenantId'>[]): Promise<string> {
	return asOwner(async (client) => {
		const { rows } = await client.query(
			`select table_name from information_schema.columns where table_schema = 'public' and column_name = 'tenant_id'
				and table_name <> all ($1) order by 1`,
			[keptByJobs],
		);
		// One question for all tables: it is asked before and after each of hundreds of forms.
		const sums = rows.map(
			({ table_name: table }) =>
				`select '${table}' as name, md5(coalesce(string_agg(t::text, '' order by t::text), '')) as sum
					from "${table}" t where tenant_id = any ($1)`,
		);
		const found = await client.query(`${sums.join(' union all ')} order by name`, [
			towns.map(({ tenantId }) => tenantId),
		]);
		return found.rows.map(({ name, sum }) => `${name} ${sum}`).join('\n');
	});
}

/** Does some work for each item, a few at a time. */
export async function each<T>(items: readonly T[], work: (item: T) => Promise<void>, atATime = 6) {
	const waiting = [...items];
	const worker = async () => {
		for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
	};
	await Promise.all(Array.from({ length: atATime }, worker));
}
