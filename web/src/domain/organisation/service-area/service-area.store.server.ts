import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { GovernanceModel } from '../tenant/tenant.ts';
import type { ServiceArea } from './service-area.ts';

export interface NewArea {
	id: string;
	name: string;
	governance_model: GovernanceModel;
}

function areas(db: Db) {
	return db
		.selectFrom('service_area')
		.select(['id', 'name', 'governance_model as governanceModel', 'position', 'version']);
}

export function list(db: Db): Promise<ServiceArea[]> {
	return areas(db).orderBy('position').orderBy('name').execute();
}

export function find(db: Db, id: string): Promise<ServiceArea | undefined> {
	return areas(db).where('id', '=', id).executeTakeFirst();
}

/** Last in the order; false when the name is already another area's. */
export async function insert(db: Db, area: NewArea): Promise<boolean> {
	const row = await db
		.insertInto('service_area')
		.values({ ...area, position: sql<number>`(select coalesce(max(position), 0) + 1 from service_area)` })
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function insertAll(db: Db, newAreas: readonly NewArea[]): Promise<void> {
	await db
		.insertInto('service_area')
		.values(newAreas.map((area, index) => ({ ...area, position: index + 1 })))
		.execute();
}

export async function isNameFree(db: Db, name: string, exceptId: string): Promise<boolean> {
	const other = await db
		.selectFrom('service_area')
		.select('id')
		.where('name', '=', name)
		.where('id', '!=', exceptId)
		.executeTakeFirst();
	return other === undefined;
}

export async function update(
	db: Db,
	id: string,
	version: number,
	values: Omit<NewArea, 'id'>,
): Promise<boolean> {
	const row = await db
		.updateTable('service_area')
		.set({ ...values, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

/** Units, posts and strategies that belong to the area. */
export async function countUses(db: Db, id: string): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select (select count(*) from service_unit where service_area_id = ${id})
			+ (select count(*) from position where service_area_id = ${id})
			+ (select count(*) from strategy where service_area_id = ${id}) as count`.execute(db);
	return Number(rows[0]?.count ?? 0);
}

export async function remove(db: Db, id: string, version: number): Promise<boolean> {
	const row = await db
		.deleteFrom('service_area')
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}
