import type { Db } from '#platform/db.server.ts';
import type { AccessRole } from '#platform/permission/permissions.ts';

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
	grant: { id: string; person_id: string; access_role: AccessRole; service_unit_id: string | null; granted_by: string | null },
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
		.onConflict((conflict) => conflict.columns(['tenant_id', 'person_id']).doUpdateSet({ hash, changed_at: new Date() }))
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

export function list(db: Db) {
	return db
		.selectFrom('person')
		.select((eb) => [
			'person.id',
			'person.name',
			'person.email',
			'person.service_unit_id',
			'person.disabled_at',
			'person.version',
			eb
				.selectFrom('access_grant')
				.select((inner) => inner.fn.agg<AccessRole[]>('array_agg', ['access_role']).as('roles'))
				.whereRef('access_grant.tenant_id', '=', 'person.tenant_id')
				.whereRef('access_grant.person_id', '=', 'person.id')
				.as('roles'),
		])
		.orderBy('person.name')
		.execute();
}
