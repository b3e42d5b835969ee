import type { Insertable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { Signature } from './record.ts';

export async function listSignatures(db: Db, meetingId: string): Promise<Signature[]> {
	const rows = await db
		.selectFrom('minutes_signature')
		.select(['attendance_id as attendanceId', 'office', 'name', 'signed_on as signedOn'])
		.where('meeting_id', '=', meetingId)
		.where('undone_at', 'is', null)
		.orderBy('signed_at')
		.orderBy('id')
		.execute();
	return rows as Signature[];
}

export async function hasSignature(db: Db, meetingId: string): Promise<boolean> {
	return (await listSignatures(db, meetingId)).length > 0;
}

export async function insert(db: Db, row: Insertable<Database['minutes_signature']>): Promise<void> {
	await db.insertInto('minutes_signature').values(row).execute();
}

/** False when nothing of these was signed. */
export async function undo(db: Db, attendanceIds: readonly string[], personId: string): Promise<boolean> {
	const row = await db
		.updateTable('minutes_signature')
		.set({ undone_at: new Date(), undone_by: personId })
		.where('attendance_id', 'in', [...attendanceIds])
		.where('undone_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function insertSignOff(db: Db, row: Insertable<Database['minutes_sign_off']>): Promise<void> {
	await db.insertInto('minutes_sign_off').values(row).execute();
}
