import type pg from 'pg';

/** The app refuses to run with a role that could see past row-level security. */
export async function assertPowerless(pool: pg.Pool): Promise<void> {
	const { rows } = await pool.query(`
		select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as has_power,
			exists (select 1 from pg_auth_members where member = r.oid) as is_member,
			exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
				where n.nspname = 'public' and c.relkind = 'r' and (c.relowner = r.oid or not c.relrowsecurity or not c.relforcerowsecurity)) as sees_past
		from pg_roles r where rolname = current_user`);
	const role = rows[0];
	if (role?.has_power || role?.is_member || role?.sees_past)
		throw new Error(
			`The database role of the app has too much power: ${JSON.stringify(role)}. Luotsi does not start.`,
		);
}

/** An acknowledged write must be on disk; a server set otherwise is refused, except in tests that say so. */
export async function assertDurable(pool: pg.Pool): Promise<void> {
	if (process.env.LUOTSI_TEST_UNSAFE_DATABASE === '1') return;
	const { rows } = await pool.query(
		`select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes') and setting = 'off'`,
	);
	if (rows.length)
		throw new Error(
			`The database would lose acknowledged writes: ${rows.map((row) => row.name).join(', ')} is off. Turn it on and start again.`,
		);
}
