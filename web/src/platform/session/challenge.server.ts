import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { inTenant } from '../db.server.ts';
import { newId } from '../identifier.server.ts';
import { runtime } from '../runtime.server.ts';

const LIFE = '5 minutes';

export interface Challenge {
	id: string;
	challenge: string;
}

/** A value to be signed once, soon, by the given person or (null) by whoever signs in. */
export async function make(tenantId: string, personId: string | null): Promise<Challenge> {
	const made = { id: newId(), challenge: randomBytes(32).toString('base64url') };
	await inTenant(runtime().db, tenantId, 'change', async (db) => {
		await db
			.deleteFrom('passkey_challenge')
			.where('expires_at', '<', sql<Date>`now()`)
			.execute();
		const expires_at = sql<Date>`now() + ${LIFE}::interval`;
		await db
			.insertInto('passkey_challenge')
			.values({ ...made, person_id: personId, expires_at })
			.execute();
	});
	return made;
}

/** Used up at once, also when what was signed turns out wrong. */
export function take(tenantId: string, id: string, personId: string | null): Promise<string | undefined> {
	return inTenant(runtime().db, tenantId, 'change', async (db) => {
		const row = await db
			.deleteFrom('passkey_challenge')
			.where('id', '=', id)
			.where('person_id', 'is not distinct from', personId)
			.where('expires_at', '>', sql<Date>`now()`)
			.returning('challenge')
			.executeTakeFirst();
		return row?.challenge;
	});
}
