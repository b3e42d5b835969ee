import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectFolder } from '#platform/env.ts';
import { useDatabase } from './municipality.server.ts';
import { seedEveryTable } from './seed-every-table.ts';
import { catalogueLeaks, reachableLeaks } from './tenant-isolation.ts';

const ROLE = 'luotsi_app';
const database = useDatabase();
let client: pg.Client;
let mine: string;
let theirs: string;

beforeAll(async () => {
	client = new pg.Client({ connectionString: database.ownerUrl() });
	await client.connect();
	mine = await seedEveryTable(client, 'oma');
	theirs = await seedEveryTable(client, 'toinen');
});
afterAll(() => client.end());

async function leaks(only?: string) {
	return [
		...(await catalogueLeaks(client, ROLE)),
		...(await reachableLeaks(client, ROLE, mine, theirs, only)),
	];
}

test('no table, verb or key lets one tenant reach another', async () => {
	expect(await leaks()).toEqual([]);
});

describe('a hole made on purpose is found', { timeout: 60_000 }, async () => {
	async function withMutation(statement: string, only: string): Promise<number> {
		await client.query(statement);
		return (await leaks(only)).length;
	}

	async function mutate(mutations: { name: string; harm: string; mend: string }[]) {
		const missed: string[] = [];
		for (const { name, harm, mend } of mutations) {
			if ((await withMutation(harm, name)) === 0) missed.push(harm);
			await client.query(mend);
		}
		expect(missed).toEqual([]);
		expect(mutations.length).toBeGreaterThan(30);
		expect(await catalogueLeaks(client, ROLE)).toEqual([]);
	}

	async function tables(): Promise<string[]> {
		const { rows } = await client.query(
			`select relname from pg_class c join pg_namespace n on n.oid = relnamespace where nspname = 'public' and relkind = 'r' order by 1`,
		);
		return rows.map((row) => row.relname);
	}

	test('each policy dropped', async () => {
		const isolated = `tenant_id = nullif(current_setting('app.tenant', true), '')::uuid`;
		await mutate(
			(await tables()).map((name) => ({
				name,
				harm: `drop policy tenant on "${name}"`,
				mend: `create policy tenant on "${name}" to ${ROLE} using (${isolated}) with check (${isolated})`,
			})),
		);
	});

	test('each policy opened when no tenant is set', async () => {
		const isolated = `tenant_id = nullif(current_setting('app.tenant', true), '')::uuid`;
		await mutate(
			(await tables()).map((name) => ({
				name,
				harm: `alter policy tenant on "${name}" using (${isolated} or nullif(current_setting('app.tenant', true), '') is null) with check (${isolated})`,
				mend: `alter policy tenant on "${name}" using (${isolated}) with check (${isolated})`,
			})),
		);
	});

	test('each FORCE and each row-level security taken off', async () => {
		const names = await tables();
		await mutate([
			...names.map((name) => ({
				name,
				harm: `alter table "${name}" no force row level security`,
				mend: `alter table "${name}" force row level security`,
			})),
			...names.map((name) => ({
				name,
				harm: `alter table "${name}" disable row level security`,
				mend: `alter table "${name}" enable row level security`,
			})),
		]);
	});

	test('each composite foreign key replaced by one without the tenant', async () => {
		const { rows } = await client.query(`
			select conrelid::regclass::text as name, conname, pg_get_constraintdef(c.oid) as definition, confrelid::regclass::text as parent,
				(select attname from pg_attribute where attrelid = conrelid and attnum = conkey[2]) as col,
				(select attname from pg_attribute where attrelid = confrelid and attnum = confkey[2]) as key
			from pg_constraint c join pg_namespace n on n.oid = connamespace
			where contype = 'f' and nspname = 'public' and cardinality(conkey) = 2`);
		await client.query('create schema if not exists hole');
		const mutations = rows.map((row) => {
			// A bare key needs a unique target; a twin of the parent keeps the other tables as they are.
			const twin = `hole.${row.parent.replaceAll('"', '')}`;
			return {
				name: row.name.replaceAll('"', ''),
				harm: `create table if not exists ${twin} (id uuid primary key); insert into ${twin} select ${row.key} from ${row.parent} on conflict do nothing;
					alter table ${row.name} drop constraint ${row.conname}; alter table ${row.name} add constraint ${row.conname} foreign key (${row.col}) references ${twin} (id)`,
				mend: `alter table ${row.name} drop constraint ${row.conname}; alter table ${row.name} add constraint ${row.conname} ${row.definition}`,
			};
		});
		await mutate(mutations);
	});
});

const matrix = path.resolve(projectFolder(), '../shared/tools/rls/rls-matrix.mjs');
test.runIf(existsSync(matrix))(
	'the independent matrix finds no failure',
	() => {
		// It imports pg, so its copy runs where pg is found.
		const cache = path.join(projectFolder(), 'node_modules/.cache');
		mkdirSync(cache, { recursive: true });
		const copy = path.join(mkdtempSync(path.join(cache, 'matrix-')), 'rls-matrix.mjs');
		copyFileSync(matrix, copy);
		const given = [database.ownerUrl(), ROLE, 'public', 'tenant_id', 'app.tenant', mine, theirs];
		const run = spawnSync(process.execPath, [copy, ...given], { encoding: 'utf8' });
		rmSync(path.dirname(copy), { recursive: true });
		expect(run.stderr).toBe('');
		expect(run.stdout).toContain('"failures":0');
	},
	60_000,
);
