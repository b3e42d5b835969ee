import { sql } from 'kysely';
import type { Insertable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { OfficialAnswer } from './official-answer.ts';

export async function insert(db: Db, answer: Insertable<Database['official_answer']>): Promise<void> {
	await db.insertInto('official_answer').values(answer).execute();
}

export function findLive(db: Db, needId: string): Promise<{ id: string } | undefined> {
	return db
		.selectFrom('official_answer')
		.select('id')
		.where('need_id', '=', needId)
		.where('withdrawn_at', 'is', null)
		.executeTakeFirst();
}

/** The need it answers, or undefined when it was withdrawn already or never was. */
export async function withdraw(db: Db, id: string, personId: string): Promise<string | undefined> {
	const row = await db
		.updateTable('official_answer')
		.set({ withdrawn_at: sql<Date>`now()`, withdrawn_by: personId })
		.where('id', '=', id)
		.where('withdrawn_at', 'is', null)
		.returning('need_id')
		.executeTakeFirst();
	return row?.need_id;
}

/** Newest first: the one in force, then those it replaced. */
export function list(db: Db, needId: string): Promise<OfficialAnswer[]> {
	return db
		.selectFrom('official_answer as answer')
		.innerJoin('person', (join) =>
			join.onRef('person.tenant_id', '=', 'answer.tenant_id').onRef('person.id', '=', 'answer.given_by'),
		)
		.select([
			'answer.id',
			'answer.text',
			'answer.given_at as givenAt',
			'person.name as givenBy',
			'answer.withdrawn_at as withdrawnAt',
		])
		.where('answer.need_id', '=', needId)
		.orderBy('answer.given_at', 'desc')
		.execute();
}
