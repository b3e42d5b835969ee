import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import { newId, newToken } from '#platform/identifier.server.ts';

export type Who = { personId: string } | { addressHash: Buffer };

export interface Recipient {
	id: string;
	personId: string | null;
	isUnsubscribed: boolean;
}

/** The word of the link by which this recipient unsubscribes; the same in every letter. */
export async function tokenOf(db: Db, who: Who): Promise<string> {
	const column = 'personId' in who ? 'person_id' : 'address_hash';
	const value = 'personId' in who ? who.personId : who.addressHash;
	const find = () =>
		db.selectFrom('mail_recipient').select('token').where(column, '=', value).executeTakeFirst();
	const known = await find();
	if (known) return known.token;
	await db
		.insertInto('mail_recipient')
		.values({ id: newId(), token: newToken(), [column]: value })
		.onConflict((conflict) => conflict.columns(['tenant_id', column]).doNothing())
		.execute();
	return (await find())!.token;
}

export async function find(
	db: Db,
	by: { token: string } | { personId: string },
): Promise<Recipient | undefined> {
	return db
		.selectFrom('mail_recipient')
		.select(['id', 'person_id as personId', sql<boolean>`unsubscribed_at is not null`.as('isUnsubscribed')])
		.where('token' in by ? 'token' : 'person_id', '=', 'token' in by ? by.token : by.personId)
		.executeTakeFirst();
}

/** False when it was so already. */
export async function setUnsubscribed(db: Db, id: string, isUnsubscribed: boolean): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('mail_recipient')
		.set({ unsubscribed_at: isUnsubscribed ? sql<Date>`now()` : null })
		.where('id', '=', id)
		.where('unsubscribed_at', isUnsubscribed ? 'is' : 'is not', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}
