import type { Insertable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';

export async function insertOpening(db: Db, opening: Insertable<Database['meeting_opening']>): Promise<void> {
	await db.insertInto('meeting_opening').values(opening).execute();
}

export async function insertClosing(db: Db, closing: Insertable<Database['meeting_closing']>): Promise<void> {
	await db.insertInto('meeting_closing').values(closing).execute();
}

/** False when there is nothing to take back. */
export async function undo(
	db: Db,
	table: 'meeting_opening' | 'meeting_closing',
	meetingId: string,
	personId: string,
): Promise<boolean> {
	const row = await db
		.updateTable(table)
		.set({ undone_at: new Date(), undone_by: personId })
		.where('meeting_id', '=', meetingId)
		.where('undone_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}
