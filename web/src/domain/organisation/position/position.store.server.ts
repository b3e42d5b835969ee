import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Position, Tenure } from './position.ts';

export interface NewPosition {
	id: string;
	role_id: string;
	service_area_id: string | null;
	title: string;
	person_id: string | null;
	tenure: Tenure;
	days_per_month: number;
	valid_from: string;
	valid_to: string | null;
}

function positions(db: Db) {
	return db
		.selectFrom('position')
		.innerJoin('role', (join) =>
			join.onRef('role.tenant_id', '=', 'position.tenant_id').onRef('role.id', '=', 'position.role_id'),
		)
		.leftJoin('person', (join) =>
			join.onRef('person.tenant_id', '=', 'position.tenant_id').onRef('person.id', '=', 'position.person_id'),
		)
		.select([
			'position.id',
			'position.title',
			'position.role_id as roleId',
			'role.name as role',
			'position.service_area_id as serviceAreaId',
			'position.person_id as personId',
			'person.name as person',
			'position.tenure',
			'position.days_per_month as daysPerMonth',
			'position.valid_from as validFrom',
			'position.valid_to as validTo',
			'position.version',
		]);
}

export function list(db: Db): Promise<Position[]> {
	return positions(db).orderBy('role.name').orderBy('position.title').execute();
}

export function find(db: Db, id: string): Promise<Position | undefined> {
	return positions(db).where('position.id', '=', id).executeTakeFirst();
}

/** What the post refers to and this municipality does not have, or undefined. */
export async function firstMissing(
	db: Db,
	given: { roleIds: readonly string[]; areaId: string | null; personId: string | null },
): Promise<'role' | 'service_area' | 'person' | undefined> {
	const { rows } = await sql<{ roles: number; has_area: boolean; has_person: boolean }>`
		select (select count(*) from role where id = any(${given.roleIds}::uuid[])) as roles,
			${given.areaId}::uuid is null or exists (select from service_area where id = ${given.areaId}) as has_area,
			${given.personId}::uuid is null or exists (select from person where id = ${given.personId}) as has_person`.execute(
		db,
	);
	const [row] = rows;
	if (Number(row?.roles) !== new Set(given.roleIds).size) return 'role';
	if (!row?.has_area) return 'service_area';
	return row.has_person ? undefined : 'person';
}

export async function insertAll(db: Db, newPositions: readonly NewPosition[]): Promise<void> {
	await db
		.insertInto('position')
		.values([...newPositions])
		.execute();
}

export async function update(
	db: Db,
	id: string,
	version: number,
	values: Partial<Omit<NewPosition, 'id'>>,
): Promise<boolean> {
	const row = await db
		.updateTable('position')
		.set({ ...values, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}
