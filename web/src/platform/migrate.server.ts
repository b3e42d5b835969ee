import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const FOLDER = process.env.LUOTSI_MIGRATIONS ?? fileURLToPath(new URL('../../migrations/', import.meta.url));
const LOCK = 7_214_001;

export interface RoleUrls {
	app: string;
	jobs: string;
}

/** The powerless roles' passwords follow from the owner's, so every instance of the app knows them. */
function passwordFor(role: string, owner: URL): string {
	return createHash('sha256')
		.update(`luotsi\0${role}\0${owner.password}\0${owner.pathname}`)
		.digest('base64url');
}

function urlFor(role: string, ownerUrl: string): string {
	const url = new URL(ownerUrl.replace('@/', '@localhost-socket/'));
	url.username = role;
	url.password = url.password ? passwordFor(role, new URL(url)) : '';
	return url.href.replace('@localhost-socket/', '@/');
}

async function ensureRole(client: pg.Client, name: string, url: string): Promise<void> {
	const password = new URL(url.replace('@/', '@localhost-socket/')).password;
	const secret = password ? ` password '${password}'` : '';
	const known = await client.query('select 1 from pg_roles where rolname = $1', [name]);
	// Only a superuser may so much as name some of these of a role that is there; the start looks at them anyway.
	const powers = 'nosuperuser nocreatedb nocreaterole nobypassrls noinherit';
	await client.query(
		known.rowCount ? `alter role ${name} login${secret}` : `create role ${name} login ${powers}${secret}`,
	);
}

async function migrateOne(client: pg.Client, name: string, text: string): Promise<void> {
	await client.query('begin');
	try {
		await client.query(text);
		await client.query('insert into migration.done (name) values ($1)', [name]);
		await client.query('commit');
	} catch (error) {
		await client.query('rollback');
		throw new Error(`Migration ${name} failed; nothing of it was kept.`, { cause: error });
	}
}

/** Brings the database to this version, one file a transaction, and returns the URLs of the powerless roles. */
export async function migrate(ownerUrl: string): Promise<RoleUrls> {
	const client = new pg.Client({ connectionString: ownerUrl });
	client.on('error', () => {});
	await client.connect();
	const urls = { app: urlFor('luotsi_app', ownerUrl), jobs: urlFor('luotsi_jobs', ownerUrl) };
	try {
		await client.query('select pg_advisory_lock($1)', [LOCK]);
		await client.query(
			'create schema if not exists migration; create table if not exists migration.done (name text primary key, at timestamptz not null default now())',
		);
		const done = new Set((await client.query('select name from migration.done')).rows.map((row) => row.name));
		const files = readdirSync(FOLDER)
			.filter((name) => name.endsWith('.sql'))
			.sort();
		const missing = files.filter((name) => !done.has(name));
		const unknown = [...done].filter((name) => !files.includes(name));
		if (unknown.length)
			throw new Error(`The database is newer than this version of Luotsi (${unknown.join(', ')}).`);
		if (missing.length || done.size === 0) {
			await ensureRole(client, 'luotsi_app', urls.app);
			await ensureRole(client, 'luotsi_jobs', urls.jobs);
			await client.query('create schema if not exists pgboss; grant all on schema pgboss to luotsi_jobs');
		}
		await client.query('set search_path to public');
		for (const name of missing) await migrateOne(client, name, readFileSync(FOLDER + name, 'utf8'));
		return urls;
	} finally {
		await client.end();
	}
}
