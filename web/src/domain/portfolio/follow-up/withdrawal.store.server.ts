import { sql } from 'kysely';
import type { Insertable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';

/** False when it is taken back already. */
export async function insert(db: Db, row: Insertable<Database['wording_withdrawal']>): Promise<boolean> {
	const written = await db
		.insertInto('wording_withdrawal')
		.values(row)
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.executeTakeFirst();
	return written !== undefined;
}

/** The withdrawal in force, undone now; undefined when there is none. */
export async function undo(db: Db, wordingId: string) {
	return db
		.updateTable('wording_withdrawal')
		.set({ undone_at: sql<Date>`now()` })
		.where('wording_id', '=', wordingId)
		.where('undone_at', 'is', null)
		.returning(['need_id as needId', 'need_from_state as fromState', 'need_from_reason as fromReason'])
		.executeTakeFirst();
}
