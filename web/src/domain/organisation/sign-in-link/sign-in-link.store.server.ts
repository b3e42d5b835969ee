import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import { validDays } from './sign-in-link.ts';

export interface NewSignInLink {
	id: string;
	person_id: string;
	token_hash: Buffer;
	made_by: string;
}

export function findPerson(db: Db, id: string) {
	return db.selectFrom('person').select(['name', 'disabled_at']).where('id', '=', id).executeTakeFirst();
}

export async function insert(db: Db, link: NewSignInLink): Promise<void> {
	await db
		.insertInto('sign_in_link')
		.values({ ...link, expires_at: sql<Date>`now() + make_interval(days => ${validDays})` })
		.execute();
}

function open(db: Db) {
	return db.updateTable('sign_in_link').where('used_at', 'is', null).where('withdrawn_at', 'is', null);
}

export async function withdrawOf(db: Db, personId: string): Promise<void> {
	await open(db)
		.set({ withdrawn_at: sql<Date>`now()` })
		.where('person_id', '=', personId)
		.execute();
}

/** Whose link it is, while it opens something and its owner's account is open. */
export function findOpen(db: Db, tokenHash: Buffer) {
	return db
		.selectFrom('sign_in_link')
		.innerJoin('person', (join) =>
			join
				.onRef('person.tenant_id', '=', 'sign_in_link.tenant_id')
				.onRef('person.id', '=', 'sign_in_link.person_id'),
		)
		.select(['person.name', 'person.email'])
		.where('token_hash', '=', tokenHash)
		.where('used_at', 'is', null)
		.where('withdrawn_at', 'is', null)
		.where('expires_at', '>', sql<Date>`now()`)
		.where('person.disabled_at', 'is', null)
		.executeTakeFirst();
}

/** Marks the link used; undefined when it opens nothing any more. */
export function use(db: Db, tokenHash: Buffer) {
	return open(db)
		.from('person')
		.set({ used_at: sql<Date>`now()` })
		.whereRef('person.tenant_id', '=', 'sign_in_link.tenant_id')
		.whereRef('person.id', '=', 'sign_in_link.person_id')
		.where('token_hash', '=', tokenHash)
		.where('expires_at', '>', sql<Date>`now()`)
		.where('person.disabled_at', 'is', null)
		.returning(['sign_in_link.id', 'person.id as personId'])
		.executeTakeFirst();
}
