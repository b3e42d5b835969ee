import { sql, type Insertable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Locale } from '#platform/locale/locale.ts';
import type { Database } from '#platform/schema.ts';

export interface SentAgenda {
	number: number;
	agenda: unknown;
}

export async function lastNotice(db: Db, meetingId: string): Promise<SentAgenda | undefined> {
	return db
		.selectFrom('meeting_notice')
		.select(['number', 'agenda'])
		.where('meeting_id', '=', meetingId)
		.orderBy('number', 'desc')
		.limit(1)
		.executeTakeFirst();
}

export async function insert(db: Db, notice: Insertable<Database['meeting_notice']>): Promise<void> {
	await db.insertInto('meeting_notice').values(notice).execute();
}

export interface PaperReader {
	personId: string;
	locale: Locale;
}

/** Those with an open account, each once. */
export async function readers(db: Db, personIds: readonly string[]): Promise<PaperReader[]> {
	const { rows } = await sql<PaperReader>`
		select id as "personId", locale from person
		where id = any(${[...personIds]}::uuid[]) and disabled_at is null order by id`.execute(db);
	return rows;
}
