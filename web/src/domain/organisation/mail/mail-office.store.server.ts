import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { ListedMail } from './mail-office.ts';
import type { MailState } from './mail.ts';

export async function counts(db: Db): Promise<Partial<Record<MailState, number>>> {
	const rows = await db
		.selectFrom('outgoing_mail')
		.select(['state', sql<number>`count(*)`.as('count')])
		.groupBy('state')
		.execute();
	return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

export async function latest(
	db: Db,
	{ states, offset, limit }: { states: readonly MailState[] | null; offset: number; limit: number },
): Promise<ListedMail[]> {
	let query = db
		.selectFrom('outgoing_mail as mail')
		.leftJoin('person', (join) =>
			join.onRef('person.tenant_id', '=', 'mail.tenant_id').onRef('person.id', '=', 'mail.person_id'),
		)
		.select([
			'mail.id',
			'mail.kind',
			sql<string | null>`coalesce(person.name, mail.address)`.as('to'),
			sql<MailState>`mail.state`.as('state'),
			'mail.failure',
			'mail.attempts',
			'mail.queued_at as queuedAt',
			'mail.try_at as tryAt',
			'mail.settled_at as settledAt',
			sql<boolean>`mail.wiped_at is not null`.as('isWiped'),
		]);
	if (states) query = query.where('mail.state', 'in', states);
	return query.orderBy('mail.queued_at', 'desc').orderBy('mail.id').limit(limit).offset(offset).execute();
}

export function setting(db: Db): Promise<{ digest_hour: number; version: number } | undefined> {
	return db.selectFrom('mail_setting').select(['digest_hour', 'version']).executeTakeFirst();
}

/** Version 0 stands for no row yet. False when somebody else changed it meanwhile. */
export async function setHour(db: Db, hour: number, version: number): Promise<boolean> {
	if (version === 0) {
		const row = await db
			.insertInto('mail_setting')
			.values({ digest_hour: hour })
			.onConflict((conflict) => conflict.doNothing())
			.returning('version')
			.executeTakeFirst();
		return row !== undefined;
	}
	const { numUpdatedRows } = await db
		.updateTable('mail_setting')
		.set({ digest_hour: hour, version: version + 1 })
		.where('version', '=', version)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** False when the letter is not uncertain or failed any more, or its words are gone. */
export async function sendAgain(db: Db, id: string): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('outgoing_mail')
		.set({
			state: 'waiting',
			try_at: sql<Date>`now()`,
			queued_at: sql<Date>`now()`,
			attempts: 0,
			failure: null,
			handed_over_at: null,
			settled_at: null,
		})
		.where('id', '=', id)
		.where('state', 'in', ['uncertain', 'failed'])
		.where('wiped_at', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** What waits for its next try is tried now. */
export async function tryNow(db: Db): Promise<void> {
	await db
		.updateTable('outgoing_mail')
		.set({ try_at: sql<Date>`now()` })
		.where('state', '=', 'waiting')
		.where('try_at', '>', sql<Date>`now()`)
		.execute();
}
