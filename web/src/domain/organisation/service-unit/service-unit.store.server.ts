import type { Db } from '#platform/db.server.ts';
import type { OpeningDay, ServiceUnit, UnitKind } from './service-unit.ts';

export interface NewUnit {
	id: string;
	name: string;
	kind: UnitKind;
	service_area_id: string;
	address: string | null;
	link_token: string;
	external_key?: string | null;
	directory_id?: number | null;
	devices?: string[];
	opening_hours?: string;
}

function units(db: Db) {
	return db
		.selectFrom('service_unit')
		.innerJoin('service_area', (join) =>
			join
				.onRef('service_area.tenant_id', '=', 'service_unit.tenant_id')
				.onRef('service_area.id', '=', 'service_unit.service_area_id'),
		)
		.select([
			'service_unit.id',
			'service_unit.name',
			'service_unit.kind',
			'service_unit.service_area_id as serviceAreaId',
			'service_area.name as serviceArea',
			'service_unit.address',
			'service_unit.devices',
			'service_unit.external_key as externalKey',
			'service_unit.link_token as linkToken',
			'service_unit.closed_on as closedOn',
			'service_unit.version',
		]);
}

export function list(db: Db): Promise<ServiceUnit[]> {
	return units(db).orderBy('service_area.position').orderBy('service_unit.name').execute();
}

export function find(db: Db, id: string): Promise<ServiceUnit | undefined> {
	return units(db).where('service_unit.id', '=', id).executeTakeFirst();
}

export async function openingHours(db: Db, id: string): Promise<OpeningDay[]> {
	const row = await db
		.selectFrom('service_unit')
		.select('opening_hours')
		.where('id', '=', id)
		.executeTakeFirst();
	return (row?.opening_hours ?? []) as OpeningDay[];
}

export function findByLink(db: Db, token: string): Promise<ServiceUnit | undefined> {
	return units(db)
		.where('service_unit.link_token', '=', token)
		.where('closed_on', 'is', null)
		.executeTakeFirst();
}

/** False when the name or an outside key is already another unit's. */
export async function insert(db: Db, unit: NewUnit): Promise<boolean> {
	const row = await db
		.insertInto('service_unit')
		.values(unit)
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function hasArea(db: Db, id: string): Promise<boolean> {
	return (
		(await db.selectFrom('service_area').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
	);
}

export async function isNameFree(db: Db, name: string, exceptId: string): Promise<boolean> {
	const other = await db
		.selectFrom('service_unit')
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
	values: Partial<Omit<NewUnit, 'id'>> & { closed_on?: string | null },
): Promise<boolean> {
	const row = await db
		.updateTable('service_unit')
		.set({ ...values, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}
