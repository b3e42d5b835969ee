import { sql } from 'kysely';
import type { Locale } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';

export interface AnsweredLetter {
	id: string;
	inquiryId: string | null;
}

export function findLetter(db: Db, replyKey: Uint8Array): Promise<AnsweredLetter | undefined> {
	return db
		.selectFrom('outgoing_mail')
		.select(['id', 'inquiry_id as inquiryId'])
		.where('reply_key', '=', Buffer.from(replyKey))
		.executeTakeFirst();
}

/** Undefined when the same message had come already. */
export async function insert(
	db: Db,
	row: {
		outgoing_mail_id: string;
		message_hash: Buffer;
		sort: 'reply' | 'automatic' | 'bounce';
		state: 'waiting' | 'ignored';
		answer: string;
		whole_text: string;
	},
): Promise<string | undefined> {
	const written = await db
		.insertInto('incoming_mail')
		.values({ id: newId(), ...row })
		.onConflict((conflict) => conflict.columns(['tenant_id', 'outgoing_mail_id', 'message_hash']).doNothing())
		.returning('id')
		.executeTakeFirst();
	return written?.id;
}

export async function markBounced(db: Db, mailId: string, failure: string): Promise<void> {
	await db
		.updateTable('outgoing_mail')
		.set({ state: 'failed', failure: `bounced ${failure}`.trim() })
		.where('id', '=', mailId)
		.where('state', 'in', ['sent', 'uncertain'])
		.execute();
}

export interface WaitingAnswer {
	id: string;
	inquiryId: string;
	answer: string;
	/** To whom the question was sent: the one who is taken to answer. */
	address: string;
	personId: string | null;
	locale: Locale;
	path: string;
}

export function listWaiting(db: Db, limit: number): Promise<WaitingAnswer[]> {
	return db
		.selectFrom('incoming_mail as incoming')
		.innerJoin('outgoing_mail as mail', (join) =>
			join
				.onRef('mail.tenant_id', '=', 'incoming.tenant_id')
				.onRef('mail.id', '=', 'incoming.outgoing_mail_id'),
		)
		.leftJoin('person', (join) =>
			join.onRef('person.tenant_id', '=', 'mail.tenant_id').onRef('person.id', '=', 'mail.person_id'),
		)
		.select([
			'incoming.id',
			'incoming.answer',
			'mail.person_id as personId',
			'mail.path',
			sql<Locale>`coalesce(mail.locale, 'fi')`.as('locale'),
			sql<string>`mail.inquiry_id`.as('inquiryId'),
			sql<string>`coalesce(person.email, mail.address, '')`.as('address'),
		])
		.where('incoming.state', '=', 'waiting')
		.where('mail.inquiry_id', 'is not', null)
		.orderBy('incoming.received_at')
		.limit(limit)
		.execute();
}

export async function settle(
	db: Db,
	id: string,
	state: 'given' | 'refused' | 'waiting',
	failure: string | null,
): Promise<void> {
	await db
		.updateTable('incoming_mail')
		.set((is) => ({ state, failure, attempts: is('attempts', '+', 1) }))
		.where('id', '=', id)
		.where('state', '=', 'waiting')
		.execute();
}
