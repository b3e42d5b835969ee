import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { AccessRole } from '#platform/permission/permissions.ts';
import type { Grant } from './grant.ts';

function grants(db: Db) {
	return db
		.selectFrom('access_grant')
		.leftJoin('service_unit', (join) =>
			join
				.onRef('service_unit.tenant_id', '=', 'access_grant.tenant_id')
				.onRef('service_unit.id', '=', 'access_grant.service_unit_id'),
		)
		.select([
			'access_grant.id',
			'access_grant.person_id as personId',
			'access_grant.access_role as accessRole',
			'access_grant.service_unit_id as unitId',
			'service_unit.name as unit',
			'access_grant.granted_at as grantedAt',
		]);
}

export function listOf(db: Db, personId: string): Promise<Grant[]> {
	return grants(db)
		.where('access_grant.person_id', '=', personId)
		.orderBy('access_grant.granted_at')
		.execute();
}

export function find(db: Db, id: string): Promise<Grant | undefined> {
	return grants(db).where('access_grant.id', '=', id).executeTakeFirst();
}

export async function firstMissing(
	db: Db,
	personId: string,
	unitId: string | null,
): Promise<'person' | 'service_unit' | undefined> {
	const { rows } = await sql<{ has_person: boolean; has_unit: boolean }>`
		select exists (select from person where id = ${personId}) as has_person,
			${unitId}::uuid is null or exists (select from service_unit where id = ${unitId}) as has_unit`.execute(
		db,
	);
	if (!rows[0]?.has_person) return 'person';
	return rows[0].has_unit ? undefined : 'service_unit';
}

/** False when the person already has the very same right. */
export async function insert(
	db: Db,
	grant: {
		id: string;
		person_id: string;
		access_role: AccessRole;
		service_unit_id: string | null;
		granted_by: string;
	},
): Promise<boolean> {
	const row = await db
		.insertInto('access_grant')
		.values(grant)
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function remove(db: Db, id: string): Promise<void> {
	await db.deleteFrom('access_grant').where('id', '=', id).execute();
}

/** How many people can administer; one at a time may change that, so two cannot remove each other. */
export async function countAdministratorsLocked(db: Db): Promise<number> {
	await db.selectFrom('tenant').select('version').forUpdate().execute();
	const row = await db
		.selectFrom('access_grant')
		.innerJoin('person', (join) =>
			join
				.onRef('person.tenant_id', '=', 'access_grant.tenant_id')
				.onRef('person.id', '=', 'access_grant.person_id'),
		)
		.select(sql<number>`count(distinct person.id)`.as('count'))
		.where('access_grant.access_role', '=', 'administrator')
		.where('person.disabled_at', 'is', null)
		.executeTakeFirstOrThrow();
	return row.count;
}

/** People in use who may speak for the units; a right without a unit speaks for none in particular. */
export function listEditors(
	db: Db,
	unitIds: readonly string[],
): Promise<{ personId: string; unitId: string }[]> {
	return db
		.selectFrom('access_grant')
		.innerJoin('person', (join) =>
			join
				.onRef('person.tenant_id', '=', 'access_grant.tenant_id')
				.onRef('person.id', '=', 'access_grant.person_id'),
		)
		.select(['person.id as personId', 'access_grant.service_unit_id as unitId'])
		.where('access_role', '=', 'unit_editor')
		.where('access_grant.service_unit_id', 'in', unitIds)
		.where('person.disabled_at', 'is', null)
		.$narrowType<{ unitId: string }>()
		.execute();
}
