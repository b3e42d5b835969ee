import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { AccessRole } from '#platform/permission/permissions.ts';
import type { PersonInList } from './person.ts';

export interface NewPerson {
	id: string;
	name: string;
	email: string;
	locale: 'fi' | 'sv' | 'en';
	service_unit_id: string | null;
}

/** False when the e-mail is already somebody's. */
export async function insert(db: Db, person: NewPerson): Promise<boolean> {
	const row = await db
		.insertInto('person')
		.values(person)
		.onConflict((conflict) => conflict.columns(['tenant_id', 'email']).doNothing())
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function insertGrant(
	db: Db,
	grant: {
		id: string;
		person_id: string;
		access_role: AccessRole;
		service_unit_id: string | null;
		granted_by: string | null;
	},
): Promise<void> {
	await db
		.insertInto('access_grant')
		.values(grant)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

export async function putPassword(db: Db, personId: string, hash: string): Promise<void> {
	await db
		.insertInto('password_credential')
		.values({ person_id: personId, hash })
		.onConflict((conflict) =>
			conflict.columns(['tenant_id', 'person_id']).doUpdateSet({ hash, changed_at: new Date() }),
		)
		.execute();
}

/** A link made before the account was closed must not open it when the account is opened again. */
export async function withdrawSignInLinks(db: Db, personId: string): Promise<void> {
	await db
		.updateTable('sign_in_link')
		.set({ withdrawn_at: sql<Date>`now()` })
		.where('person_id', '=', personId)
		.where('used_at', 'is', null)
		.where('withdrawn_at', 'is', null)
		.execute();
}

export function findByEmail(db: Db, email: string) {
	return db
		.selectFrom('person')
		.leftJoin('password_credential', (join) =>
			join
				.onRef('password_credential.tenant_id', '=', 'person.tenant_id')
				.onRef('password_credential.person_id', '=', 'person.id'),
		)
		.select(['person.id', 'person.name', 'person.disabled_at', 'password_credential.hash'])
		.where('person.email', '=', email)
		.executeTakeFirst();
}

function people(db: Db) {
	return db
		.selectFrom('person')
		.leftJoin('service_unit', (join) =>
			join
				.onRef('service_unit.tenant_id', '=', 'person.tenant_id')
				.onRef('service_unit.id', '=', 'person.service_unit_id'),
		)
		.select([
			'person.id',
			'person.name',
			'person.email',
			'person.service_unit_id as unitId',
			'service_unit.name as unit',
			'person.disabled_at as disabledAt',
			'person.version',
			sql<AccessRole[]>`coalesce((
				select json_agg(distinct access_role) from access_grant
				where access_grant.tenant_id = person.tenant_id and person_id = person.id), '[]')`.as('roles'),
			sql<Date | null>`(
				select max(seen_at) from session
				where session.tenant_id = person.tenant_id and person_id = person.id)`.as('lastSeenAt'),
		]);
}

export function list(db: Db): Promise<PersonInList[]> {
	return people(db).orderBy('person.name').execute();
}

export function find(db: Db, id: string): Promise<PersonInList | undefined> {
	return people(db).where('person.id', '=', id).executeTakeFirst();
}

export async function hasUnit(db: Db, id: string): Promise<boolean> {
	return (
		(await db.selectFrom('service_unit').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
	);
}

export async function update(
	db: Db,
	id: string,
	version: number,
	values: { name?: string; service_unit_id?: string | null; disabled_at?: Date | null },
): Promise<boolean> {
	const row = await db
		.updateTable('person')
		.set({ ...values, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}
