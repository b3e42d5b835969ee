import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Role } from './role.ts';

export interface NewRole {
	id: string;
	name: string;
	external_key: string | null;
}

const columns = ['id', 'name', 'external_key as externalKey', 'version'] as const;

export function list(db: Db): Promise<Role[]> {
	return db.selectFrom('role').select(columns).orderBy('name').execute();
}

export function find(db: Db, id: string): Promise<Role | undefined> {
	return db.selectFrom('role').select(columns).where('id', '=', id).executeTakeFirst();
}

/** False when the name or the outside key is already another role's. */
export async function insert(db: Db, role: NewRole): Promise<boolean> {
	const row = await db
		.insertInto('role')
		.values(role)
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function insertAll(db: Db, roles: readonly NewRole[]): Promise<void> {
	await db
		.insertInto('role')
		.values([...roles])
		.execute();
}

/** The name or key that another role already has, or undefined. */
export async function takenBy(db: Db, role: NewRole): Promise<string | undefined> {
	const other = await db
		.selectFrom('role')
		.select(['name', 'external_key'])
		.where('id', '!=', role.id)
		.where((eb) => eb.or([eb('name', '=', role.name), eb('external_key', '=', role.external_key)]))
		.executeTakeFirst();
	return other && (other.name === role.name ? role.name : (role.external_key ?? undefined));
}

export async function update(db: Db, version: number, { id, ...values }: NewRole): Promise<boolean> {
	const row = await db
		.updateTable('role')
		.set({ ...values, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

/** Posts, efforts of needs and closed periods that name the role. */
export async function countUses(db: Db, id: string): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select (select count(*) from position where role_id = ${id})
			+ (select count(*) from need_effort where role_id = ${id})
			+ (select count(*) from closed_period where role_id = ${id})
			+ (select count(*) from level_target where role_id = ${id})
			+ (select count(*) from assessment where role_id = ${id}) as count`.execute(db);
	return Number(rows[0]?.count ?? 0);
}

export async function remove(db: Db, id: string, version: number): Promise<boolean> {
	const row = await db
		.deleteFrom('role')
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}
