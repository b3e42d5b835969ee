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
	full_time_percent?: number;
	deputy_position_id?: string | null;
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
		.leftJoin('position as deputy', (join) =>
			join
				.onRef('deputy.tenant_id', '=', 'position.tenant_id')
				.onRef('deputy.id', '=', 'position.deputy_position_id'),
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
			'position.full_time_percent as fullTimePercent',
			'position.deputy_position_id as deputyId',
			'deputy.title as deputy',
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
	given: {
		roleIds: readonly string[];
		areaId: string | null;
		personId: string | null;
		deputyId?: string | null | undefined;
	},
): Promise<'role' | 'service_area' | 'person' | 'position' | undefined> {
	const deputyId = given.deputyId ?? null;
	const { rows } = await sql<{ roles: number; has_area: boolean; has_person: boolean; has_deputy: boolean }>`
		select (select count(*) from role where id = any(${given.roleIds}::uuid[])) as roles,
			${given.areaId}::uuid is null or exists (select from service_area where id = ${given.areaId}) as has_area,
			${given.personId}::uuid is null or exists (select from person where id = ${given.personId}) as has_person,
			${deputyId}::uuid is null or exists (select from position where id = ${deputyId}) as has_deputy`.execute(
		db,
	);
	const [row] = rows;
	if (Number(row?.roles) !== new Set(given.roleIds).size) return 'role';
	if (!row?.has_area) return 'service_area';
	if (!row.has_person) return 'person';
	return row.has_deputy ? undefined : 'position';
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
