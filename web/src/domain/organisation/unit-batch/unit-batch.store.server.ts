import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { DirectoryUnit, UnitBatch, batchSources } from './unit-batch.ts';

export interface KnownUnit {
	id: string;
	name: string;
	directoryId: number | null;
}

/** Units that are one of these: by the directory's own number, or by name when no number has been given yet. */
export function listKnown(db: Db, given: readonly DirectoryUnit[]): Promise<KnownUnit[]> {
	const ids = given.map(({ directoryId }) => directoryId);
	const names = given.map(({ name }) => name.toLowerCase());
	return db
		.selectFrom('service_unit')
		.select(['id', 'name', 'directory_id as directoryId'])
		.where(sql<boolean>`directory_id = any(${ids}::bigint[]) or lower(name) = any(${names}::text[])`)
		.execute();
}

export async function hasArea(db: Db, id: string): Promise<boolean> {
	return (
		(await db.selectFrom('service_area').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
	);
}

export async function insert(db: Db, id: string, source: (typeof batchSources)[number]): Promise<void> {
	await db.insertInto('unit_batch').values({ id, source }).execute();
}

export async function insertUnits(
	db: Db,
	units: readonly (DirectoryUnit & { id: string; areaId: string; batchId: string; linkToken: string })[],
): Promise<string[]> {
	if (units.length === 0) return [];
	const values = units.map((unit) => ({
		id: unit.id,
		service_area_id: unit.areaId,
		unit_batch_id: unit.batchId,
		name: unit.name,
		kind: unit.kind,
		directory_id: unit.directoryId,
		address: unit.address,
		devices: unit.devices,
		opening_hours: JSON.stringify(unit.openingHours),
		link_token: unit.linkToken,
	}));
	const rows = await db
		.insertInto('service_unit')
		.values(values)
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.execute();
	return rows.map(({ id }) => id);
}

/** Devices and hours follow the directory; name and kind stay as people wrote them. Returns how many changed. */
export async function refresh(db: Db, units: readonly (DirectoryUnit & { id: string })[]): Promise<number> {
	const { rows } = await sql`
		update service_unit set directory_id = fresh."directoryId", devices = fresh.devices,
			opening_hours = fresh."openingHours", address = coalesce(service_unit.address, fresh.address)
		from jsonb_to_recordset(${JSON.stringify(units)}::jsonb)
			as fresh(id uuid, "directoryId" bigint, devices text[], "openingHours" jsonb, address text)
		where service_unit.id = fresh.id and (directory_id, service_unit.devices, opening_hours)
			is distinct from (fresh."directoryId", fresh.devices, fresh."openingHours")
		returning service_unit.id`.execute(db);
	return rows.length;
}

export async function findLatest(db: Db): Promise<UnitBatch | undefined> {
	return db
		.selectFrom('unit_batch')
		.innerJoin('service_unit', (join) =>
			join
				.onRef('service_unit.tenant_id', '=', 'unit_batch.tenant_id')
				.onRef('service_unit.unit_batch_id', '=', 'unit_batch.id'),
		)
		.select(['unit_batch.id', 'unit_batch.created_at as createdAt', sql<number>`count(*)`.as('count')])
		.where('undone_at', 'is', null)
		.groupBy(['unit_batch.tenant_id', 'unit_batch.id', 'unit_batch.created_at'])
		.orderBy('unit_batch.created_at', 'desc')
		.limit(1)
		.executeTakeFirst();
}

export async function markUndone(db: Db, id: string): Promise<boolean> {
	const row = await db
		.updateTable('unit_batch')
		.set({ undone_at: sql<Date>`now()` })
		.where('id', '=', id)
		.where('undone_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

/** Removes the batch's units that nobody and nothing refers to yet. */
export async function removeUnused(db: Db, batchId: string): Promise<{ id: string; name: string }[]> {
	const { rows } = await sql<{ id: string; name: string }>`
		delete from service_unit unit where unit_batch_id = ${batchId}
			and not exists (select from need where need.tenant_id = unit.tenant_id and service_unit_id = unit.id)
			and not exists (select from wording where wording.tenant_id = unit.tenant_id and service_unit_id = unit.id)
			and not exists (select from person where person.tenant_id = unit.tenant_id and service_unit_id = unit.id)
			and not exists (select from access_grant a where a.tenant_id = unit.tenant_id and a.service_unit_id = unit.id)
			and not exists (select from invitation i where i.tenant_id = unit.tenant_id and i.service_unit_id = unit.id)
		returning id, name`.execute(db);
	return rows;
}
