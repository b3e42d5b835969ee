import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';

export async function digestHour(db: Db): Promise<number> {
	const row = await db.selectFrom('mail_setting').select('digest_hour').executeTakeFirst();
	return row?.digest_hour ?? 7;
}

/** Those for whom news is kept and who have got no summary of the day. */
export function listWaiting(db: Db, day: string): Promise<{ personId: string }[]> {
	return db
		.selectFrom('outgoing_mail as mail')
		.select(sql<string>`mail.person_id`.as('personId'))
		.distinct()
		.where('mail.state', '=', 'held')
		.where(
			sql<boolean>`not exists (select from outgoing_mail d where d.tenant_id = mail.tenant_id
				and d.once_key = 'digest:' || mail.person_id || ':' || ${day})`,
		)
		.execute();
}

/** Puts the news kept for one person in one letter; 0 when another did it first. */
export async function gather(db: Db, personId: string, day: string, replyKey: Buffer): Promise<number> {
	const digest = await db
		.insertInto('outgoing_mail')
		.values({
			id: newId(),
			once_key: `digest:${personId}:${day}`,
			kind: 'digest',
			person_id: personId,
			path: '/',
			reply_key: replyKey,
		})
		.onConflict((conflict) => conflict.columns(['tenant_id', 'once_key']).doNothing())
		.returning('id')
		.executeTakeFirst();
	if (!digest) return 0;
	const { numUpdatedRows } = await db
		.updateTable('outgoing_mail')
		.set({ state: 'digested', digest_id: digest.id, settled_at: sql<Date>`now()` })
		.where('person_id', '=', personId)
		.where('state', '=', 'held')
		.executeTakeFirst();
	return Number(numUpdatedRows);
}

/** What is no longer wanted is not kept for a summary. */
export async function dropUnwanted(db: Db): Promise<void> {
	await db
		.updateTable('outgoing_mail as mail')
		.set({ state: 'unwanted', failure: 'not_chosen', settled_at: sql<Date>`now()` })
		.where('mail.state', '=', 'held')
		.where(
			sql<boolean>`exists (select from mail_preference p where p.tenant_id = mail.tenant_id
				and p.person_id = mail.person_id and p.kind = mail.kind and p.delivery = 'never')`,
		)
		.execute();
}
