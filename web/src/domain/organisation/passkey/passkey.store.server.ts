import type { Db } from '#platform/db.server.ts';
import type { Passkey } from './passkey.ts';

export interface NewPasskey {
	id: string;
	person_id: string;
	credential_id: string;
	public_key: Buffer;
	counter: number;
	transports: string[];
	name: string;
}

export function listOf(db: Db, personId: string): Promise<Passkey[]> {
	return db
		.selectFrom('passkey')
		.select(['id', 'name', 'created_at as createdAt', 'last_used_at as lastUsedAt'])
		.where('person_id', '=', personId)
		.orderBy('created_at')
		.execute();
}

/** What the browser must know of the person and of the passkeys there already are. */
export async function findOwner(db: Db, personId: string) {
	const [owner, passkeys, tenant] = await Promise.all([
		db.selectFrom('person').select(['name', 'email']).where('id', '=', personId).executeTakeFirst(),
		db
			.selectFrom('passkey')
			.select(['credential_id', 'transports'])
			.where('person_id', '=', personId)
			.execute(),
		db.selectFrom('tenant').select('name').executeTakeFirst(),
	]);
	return owner && tenant && { ...owner, municipality: tenant.name, passkeys };
}

/** False when the credential is already known. */
export async function insert(db: Db, passkey: NewPasskey): Promise<boolean> {
	const row = await db
		.insertInto('passkey')
		.values(passkey)
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function remove(db: Db, id: string, personId: string): Promise<string | undefined> {
	const row = await db
		.deleteFrom('passkey')
		.where('id', '=', id)
		.where('person_id', '=', personId)
		.returning('name')
		.executeTakeFirst();
	return row?.name;
}

/** The passkey with its owner, unless the owner's account is disabled. */
export function findByCredential(db: Db, credentialId: string) {
	return db
		.selectFrom('passkey')
		.innerJoin('person', (join) =>
			join.onRef('person.tenant_id', '=', 'passkey.tenant_id').onRef('person.id', '=', 'passkey.person_id'),
		)
		.select([
			'passkey.id',
			'passkey.person_id as personId',
			'passkey.credential_id as credentialId',
			'passkey.public_key as publicKey',
			'passkey.counter',
		])
		.where('passkey.credential_id', '=', credentialId)
		.where('person.disabled_at', 'is', null)
		.executeTakeFirst();
}

/** False when the passkey was used elsewhere between reading and now. */
export async function noteUse(
	db: Db,
	passkey: { id: string; counter: number },
	counter: number,
): Promise<boolean> {
	const row = await db
		.updateTable('passkey')
		.set({ counter, last_used_at: new Date() })
		.where('id', '=', passkey.id)
		.where('counter', '=', passkey.counter)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}
