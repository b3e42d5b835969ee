import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Locale } from '#platform/locale/locale.ts';

const FRESH = '10 minutes';

/** `otherSessions` counts live ones, this one (by its hash) left out. */
export function find(db: Db, personId: string, tokenHash: Buffer) {
	return db
		.selectFrom('person')
		.leftJoin('password_credential', (join) =>
			join
				.onRef('password_credential.tenant_id', '=', 'person.tenant_id')
				.onRef('password_credential.person_id', '=', 'person.id'),
		)
		.select([
			'person.name',
			'person.email',
			'person.locale',
			'person.version',
			'password_credential.hash',
			sql<number>`(
				select count(*) from session where session.tenant_id = person.tenant_id and session.person_id = person.id
				and token_hash <> ${tokenHash} and expires_at > now())`.as('otherSessions'),
			sql<boolean>`exists (
				select from session where session.tenant_id = person.tenant_id and session.person_id = person.id
				and token_hash = ${tokenHash} and created_at > now() - ${FRESH}::interval)`.as('isFresh'),
		])
		.where('person.id', '=', personId)
		.executeTakeFirst();
}

export async function update(
	db: Db,
	personId: string,
	version: number,
	values: { name: string; locale: Locale },
): Promise<boolean> {
	const row = await db
		.updateTable('person')
		.set({ ...values, version: version + 1 })
		.where('id', '=', personId)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

/** Whoever knows the password has no use for a link made for one who had forgotten it. */
export async function withdrawSignInLinks(db: Db, personId: string): Promise<void> {
	await db
		.updateTable('sign_in_link')
		.set({ withdrawn_at: sql<Date>`now()` })
		.where('person_id', '=', personId)
		.where('used_at', 'is', null)
		.where('withdrawn_at', 'is', null)
		.execute();
}

export async function putPassword(db: Db, personId: string, hash: string): Promise<void> {
	await db
		.updateTable('password_credential')
		.set({ hash, changed_at: new Date() })
		.where('person_id', '=', personId)
		.execute();
}
