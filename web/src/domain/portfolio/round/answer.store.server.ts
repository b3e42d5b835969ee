import type { Insertable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';

export interface LiveAnswer {
	id: string;
	words: string;
	answeredAt: Date;
}

export function findLive(db: Db, roundId: string, unitId: string): Promise<LiveAnswer | undefined> {
	return db
		.selectFrom('round_answer')
		.select(['id', 'words', 'answered_at as answeredAt'])
		.where('round_id', '=', roundId)
		.where('service_unit_id', '=', unitId)
		.where('withdrawn_at', 'is', null)
		.executeTakeFirst();
}

/** False when the unit has answered so already. */
export async function insert(db: Db, answer: Insertable<Database['round_answer']>): Promise<boolean> {
	const row = await db
		.insertInto('round_answer')
		.values(answer)
		.onConflict((conflict) =>
			conflict
				.columns(['tenant_id', 'round_id', 'service_unit_id'])
				.where('withdrawn_at', 'is', null)
				.doNothing(),
		)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function withdraw(db: Db, id: string): Promise<void> {
	await db.updateTable('round_answer').set({ withdrawn_at: new Date() }).where('id', '=', id).execute();
}
