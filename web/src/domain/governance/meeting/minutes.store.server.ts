import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';

export interface StoredPiece {
	itemId: string;
	sequence: number;
	update: Buffer;
}

const columns = sql`piece.agenda_item_id as "itemId", piece.sequence::int as sequence, piece.update`;

/** After a number: of each item the pieces from its last whole one on. */
export async function listSince(db: Db, meetingId: string, since: number): Promise<StoredPiece[]> {
	const { rows } = await sql<StoredPiece>`
		select ${columns} from minutes_update piece
		left join (select agenda_item_id, max(sequence) as sequence from minutes_update
			where meeting_id = ${meetingId} and is_whole group by agenda_item_id) whole
			on whole.agenda_item_id = piece.agenda_item_id
		where piece.meeting_id = ${meetingId} and piece.sequence > ${since}
			and piece.sequence >= coalesce(whole.sequence, 0)
		order by piece.sequence`.execute(db);
	return rows;
}

/** Of one item as it stood at a number. */
export async function listUntil(db: Db, itemId: string, until: number): Promise<StoredPiece[]> {
	const { rows } = await sql<StoredPiece>`
		select ${columns} from minutes_update piece
		where piece.agenda_item_id = ${itemId} and piece.sequence <= ${until}
			and piece.sequence >= coalesce((select max(sequence) from minutes_update whole
				where whole.agenda_item_id = ${itemId} and whole.is_whole and whole.sequence <= ${until}), 0)
		order by piece.sequence`.execute(db);
	return rows;
}

export async function lastSequence(db: Db, meetingId: string): Promise<number> {
	const row = await db
		.selectFrom('minutes_update')
		.select((of) => of.fn.max('sequence').as('last'))
		.where('meeting_id', '=', meetingId)
		.executeTakeFirst();
	return Number(row?.last ?? 0);
}

/** Whether what is left of an item begins after the number: what stood before is gone into one piece. */
export async function isForgotten(db: Db, itemId: string, sequence: number): Promise<boolean> {
	const first = await db
		.selectFrom('minutes_update')
		.select(['sequence', 'is_whole'])
		.where('agenda_item_id', '=', itemId)
		.orderBy('sequence')
		.limit(1)
		.executeTakeFirst();
	return first !== undefined && first.is_whole && Number(first.sequence) > sequence;
}

export interface NewPiece {
	id: string;
	itemId: string;
	update: Uint8Array;
	isWhole?: boolean;
}

/** Only under the meeting's lock: numbers are given in the order in which they can be seen. */
export async function append(
	db: Db,
	meetingId: string,
	saidBy: string | null,
	pieces: readonly NewPiece[],
): Promise<void> {
	if (pieces.length === 0) return;
	const last = await lastSequence(db, meetingId);
	await db
		.insertInto('minutes_update')
		.values(
			pieces.map(({ id, itemId, update, isWhole = false }, at) => ({
				meeting_id: meetingId,
				sequence: last + at + 1,
				agenda_item_id: itemId,
				id,
				update: Buffer.from(update),
				is_whole: isWhole,
				said_by: saidBy,
			})),
		)
		.execute();
}

/** Which of the pieces are here already. */
export async function known(db: Db, meetingId: string, ids: readonly string[]): Promise<Set<string>> {
	if (ids.length === 0) return new Set();
	const rows = await db
		.selectFrom('minutes_update')
		.select('id')
		.where('meeting_id', '=', meetingId)
		.where('id', 'in', [...ids])
		.execute();
	return new Set(rows.map(({ id }) => id));
}

export async function itemsOf(db: Db, meetingId: string): Promise<Set<string>> {
	const rows = await db.selectFrom('agenda_item').select('id').where('meeting_id', '=', meetingId).execute();
	return new Set(rows.map(({ id }) => id));
}

/** Items of which more pieces than so many have come since their last whole one. */
export async function listLong(db: Db, meetingId: string, most: number): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select piece.agenda_item_id as id from minutes_update piece
		where piece.meeting_id = ${meetingId} and piece.sequence > coalesce((select max(sequence)
			from minutes_update whole where whole.meeting_id = ${meetingId}
			and whole.agenda_item_id = piece.agenda_item_id and whole.is_whole), 0)
		group by piece.agenda_item_id having count(*) > ${most}`.execute(db);
	return rows.map(({ id }) => id);
}

/** Everything before the last whole piece of each item goes. Answers how many went. */
export async function forget(db: Db, meetingId: string): Promise<number> {
	const { numAffectedRows } = await sql`
		delete from minutes_update piece where piece.meeting_id = ${meetingId}
			and piece.sequence < (select max(sequence) from minutes_update whole
				where whole.meeting_id = ${meetingId} and whole.agenda_item_id = piece.agenda_item_id
				and whole.is_whole)`.execute(db);
	return Number(numAffectedRows ?? 0);
}

export async function hasWritten(db: Db, meetingId: string, personId: string | null): Promise<boolean> {
	const row = await db
		.selectFrom('minutes_update')
		.select('sequence')
		.where('meeting_id', '=', meetingId)
		.where('said_by', '=', personId)
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}
