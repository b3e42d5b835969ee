import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';

/** Letters too old to be news, also where mail was never set up. */
export async function endOld(db: Db, days: number): Promise<void> {
	await db
		.updateTable('outgoing_mail')
		.set({ state: 'failed', failure: 'too_old', settled_at: sql<Date>`now()` })
		.where('state', 'in', ['waiting', 'held'])
		.where('queued_at', '<', sql<Date>`now() - make_interval(days => ${days})`)
		.execute();
}

/** Words go first; the address of one who was asked something stays as long as an answer may come. */
export async function wipeSent(db: Db, days: number, answerDays: number): Promise<void> {
	const olderThan = (limit: number) => sql<Date>`now() - make_interval(days => ${limit})`;
	await db
		.updateTable('outgoing_mail')
		.set({ words: '{}', wiped_at: sql<Date>`now()` })
		.where('wiped_at', 'is', null)
		.where('settled_at', '<', olderThan(days))
		.execute();
	await db
		.updateTable('outgoing_mail')
		.set({ address: null, path: '/' })
		.where('address', 'is not', null)
		.where('wiped_at', 'is not', null)
		.where((is) => is.or([is('inquiry_id', 'is', null), is('settled_at', '<', olderThan(answerDays))]))
		.execute();
}

export async function wipeReceived(db: Db, days: number): Promise<void> {
	await db
		.updateTable('incoming_mail')
		.set({ answer: '', whole_text: '', wiped_at: sql<Date>`now()` })
		.where('wiped_at', 'is', null)
		.where('state', '!=', 'waiting')
		.where('received_at', '<', sql<Date>`now() - make_interval(days => ${days})`)
		.execute();
}
