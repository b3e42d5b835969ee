import type pg from 'pg';

/** A table, view or function through which rows of another tenant could be reached, and how. */
export interface Leak {
	rule: string;
	object: string;
	detail: string;
}

interface Subject {
	client: pg.Client;
	role: string;
	mine: string;
	theirs: string;
}

interface Table {
	name: string;
	has_rls: boolean;
	is_forced: boolean;
	is_owned: boolean;
	has_tenant: boolean;
	is_tenant_required: boolean;
	verbs: string[];
	kind: string;
	options: string[] | null;
}

const TABLES = `
	select c.relname as name, c.relrowsecurity as has_rls, c.relforcerowsecurity as is_forced,
		pg_get_userbyid(c.relowner) = $1 as is_owned, c.relkind as kind, c.reloptions as options,
		coalesce((select true from pg_attribute a where a.attrelid = c.oid and attname = 'tenant_id'), false) as has_tenant,
		coalesce((select attnotnull from pg_attribute a where a.attrelid = c.oid and attname = 'tenant_id'), false) as is_tenant_required,
		array(select verb from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) verb
			where has_table_privilege($1, c.oid, verb)) as verbs
	from pg_class c join pg_namespace n on n.oid = c.relnamespace
	where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'f') order by 1`;

const POLICIES = `
	select tablename as name, count(*) filter (where permissive = 'PERMISSIVE')::int as permissive,
		bool_and(coalesce(qual, '') like '%current_setting%') as reads_setting,
		bool_and(coalesce(with_check, '') like '%current_setting%') as checks_setting
	from pg_policies where schemaname = 'public' group by 1`;

const KEYS = `
	select con.conrelid::regclass::text as name, con.conname as key, con.contype as type,
		exists (select 1 from pg_attribute where attrelid = con.conrelid and attname = 'tenant_id' and attnum = any (con.conkey)) as has_tenant
	from pg_constraint con join pg_namespace n on n.oid = con.connamespace
	where n.nspname = 'public' and con.contype in ('p', 'u', 'f', 'x')
	union all
	select i.indrelid::regclass::text, i.indexrelid::regclass::text, 'u',
		exists (select 1 from pg_attribute where attrelid = i.indrelid and attname = 'tenant_id' and attnum = any (i.indkey::int2[]))
	from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
	where n.nspname = 'public' and i.indisunique`;

const POWERS = `
	select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as has_power,
		(select count(*)::int from pg_auth_members where member = r.oid) as memberships
	from pg_roles r where rolname = $1`;

const DEFINERS = `
	select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
	where n.nspname = 'public' and p.prosecdef and has_function_privilege($1, p.oid, 'execute')`;

/** What the catalogue alone tells: row-level security on, forced, one policy, keys that carry the tenant. */
export async function catalogueLeaks(client: pg.Client, role: string): Promise<Leak[]> {
	const leaks: Leak[] = [];
	const tell = (rule: string, object: string, detail: string) => leaks.push({ rule, object, detail });
	const [powers] = (await client.query(POWERS, [role])).rows;
	if (!powers || powers.has_power || powers.memberships > 0)
		tell('role-has-power', role, JSON.stringify(powers));
	const tables: Table[] = (await client.query(TABLES, [role])).rows;
	const policies = new Map((await client.query(POLICIES)).rows.map((row) => [row.name, row]));
	for (const table of tables)
		for (const [rule, detail] of tableFaults(table, policies.get(table.name))) tell(rule, table.name, detail);
	for (const key of (await client.query(KEYS)).rows)
		if (!key.has_tenant) tell('key-without-tenant', key.name, key.key);
	for (const definer of (await client.query(DEFINERS, [role])).rows)
		tell('runs-as-owner', definer.name, 'security definer');
	return leaks;
}

interface Policy {
	permissive: number;
	reads_setting: boolean;
	checks_setting: boolean;
}

function* tableFaults(table: Table, policy: Policy | undefined): Generator<[string, string]> {
	if (table.verbs.length === 0) return;
	if (table.kind !== 'r') {
		if (!table.options?.includes('security_invoker=true'))
			yield ['sees-as-owner', `relation of kind ${table.kind}`];
		return;
	}
	if (!table.has_rls) yield ['security-off', 'row-level security is off'];
	if (!table.is_forced) yield ['not-forced', 'the owner sees past it'];
	if (table.is_owned) yield ['owned-by-app', 'the app role owns it'];
	if (!table.has_tenant || !table.is_tenant_required)
		yield ['no-tenant', 'tenant_id is missing or may be null'];
	const excess = table.verbs.filter((verb) => ['TRUNCATE', 'REFERENCES', 'TRIGGER'].includes(verb));
	if (excess.length) yield ['excess-verb', excess.join(', ')];
	if (!policy) yield ['no-policy', 'no policy at all'];
	else if (policy.permissive !== 1) yield ['many-policies', 'permissive policies are ORed'];
	else if (!policy.reads_setting || !policy.checks_setting)
		yield ['loose-policy', 'does not compare with the tenant set'];
}

async function attempt<T>(
	{ client, role }: Subject,
	tenant: string | null,
	work: () => Promise<T>,
): Promise<T | string> {
	await client.query('begin');
	try {
		if (tenant) await client.query(`select set_config('app.tenant', $1, true)`, [tenant]);
		await client.query(`set local role ${role}`);
		return await work();
	} catch (error) {
		return (error as { code?: string }).code ?? String(error);
	} finally {
		await client.query('rollback');
	}
}

async function verbLeaks(subject: Subject, table: Table): Promise<Leak[]> {
	const { client, mine, theirs } = subject;
	const leaks: Leak[] = [];
	const name = client.escapeIdentifier(table.name);
	const count = async (where: string, values: string[] = []) =>
		Number((await client.query(`select count(*) from ${name} ${where}`, values)).rows[0].count);
	const tell = (rule: string, detail: unknown) =>
		leaks.push({ rule, object: table.name, detail: String(detail) });
	const before = await count('where tenant_id = $1', [theirs]);
	if (before === 0) tell('not-seeded', 'no row of the other tenant: nothing would be proved');
	const seen = await attempt(subject, mine, () => count('where tenant_id <> $1', [mine]));
	if (seen !== 0) tell('select', seen);
	const unset = await attempt(subject, null, () => count(''));
	if (typeof unset === 'number' && unset > 0) tell('select-unset', unset);
	const left = await attempt(subject, mine, async () => {
		await client.query(`delete from ${name}`);
		await client.query('reset role');
		return count('where tenant_id = $1', [theirs]);
	});
	if (typeof left === 'number' && left < before) tell('delete', `${before - left} rows`);
	// Without WHERE only the USING and CHECK of update apply; with it the select policy does too.
	for (const [rule, statement, values] of [
		['update', `update ${name} set tenant_id = tenant_id where tenant_id = $1`, [theirs]],
		['update-move', `update ${name} set tenant_id = $1`, [theirs]],
	] as const) {
		const moved = await attempt(
			subject,
			mine,
			async () => (await client.query(statement, [...values])).rowCount,
		);
		if (typeof moved === 'number' && moved > 0) tell(rule, `${moved} rows`);
	}
	leaks.push(...(await insertLeaks(subject, table)));
	return leaks;
}

async function insertLeaks(subject: Subject, table: Table): Promise<Leak[]> {
	if (!table.verbs.includes('INSERT')) return [];
	const { client, mine, theirs } = subject;
	const name = client.escapeIdentifier(table.name);
	const [row] = (await client.query(`select * from ${name} where tenant_id = $1 limit 1`, [theirs])).rows;
	if (!row) return [];
	const columns = Object.keys(row);
	const text = `insert into ${name} select * from jsonb_populate_record(null::${name}, $1)`;
	const copy = (
		await client.query(`select to_jsonb(t) as row from ${name} t where tenant_id = $1 limit 1`, [theirs])
	).rows[0].row;
	const answer = await attempt(subject, mine, async () => {
		await client.query(text, [JSON.stringify(copy)]);
		return 'accepted';
	});
	// 42501 is the policy's refusal; a unique key's refusal would come later.
	return answer === '42501'
		? []
		: [{ rule: 'insert', object: table.name, detail: `${answer} (${columns.length} columns)` }];
}

/** Every table and verb, as one tenant aimed at the other's rows, and with no tenant set. */
export async function reachableLeaks(
	client: pg.Client,
	role: string,
	mine: string,
	theirs: string,
	only?: string,
): Promise<Leak[]> {
	const tables: Table[] = (await client.query(TABLES, [role])).rows;
	const leaks: Leak[] = [];
	for (const table of tables) {
		if (table.kind !== 'r' || table.verbs.length === 0 || !table.has_tenant) continue;
		if (only && table.name !== only) continue;
		leaks.push(...(await verbLeaks({ client, role, mine, theirs }, table)));
	}
	return leaks;
}
