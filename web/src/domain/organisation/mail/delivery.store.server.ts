import { sql } from 'kysely';
import type { Locale } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import type { Waiting } from './fate.ts';
import type { Delivery } from './letter-kinds.ts';

/** A letter whose turn has come, with what decides its fate and what is needed to write it. */
export interface Due extends Waiting {
	id: string;
	locale: Locale;
	words: unknown;
	path: string;
	replyKey: Buffer | null;
	inquiryId: string | null;
	attempts: number;
	addressee: string | null;
}

const isUnsubscribed = sql<boolean>`exists (select 1 from mail_recipient r where r.tenant_id = mail.tenant_id
	and r.unsubscribed_at is not null and (r.person_id = mail.person_id
	or r.address_hash = sha256(convert_to(mail.tenant_id || ' ' || mail.address, 'UTF8'))))`;

/** Locks the next letter whose turn has come; one that somebody else has in hand is passed over. */
export async function nextDue(db: Db): Promise<Due | undefined> {
	const row = await db
		.selectFrom('outgoing_mail as mail')
		.leftJoin('person', (join) =>
			join.onRef('person.tenant_id', '=', 'mail.tenant_id').onRef('person.id', '=', 'mail.person_id'),
		)
		.leftJoin('mail_preference as preference', (join) =>
			join
				.onRef('preference.tenant_id', '=', 'mail.tenant_id')
				.onRef('preference.person_id', '=', 'mail.person_id')
				.onRef('preference.kind', '=', 'mail.kind'),
		)
		.select([
			'mail.id',
			'mail.kind',
			'mail.words',
			'mail.path',
			'mail.attempts',
			'mail.reply_key as replyKey',
			'mail.inquiry_id as inquiryId',
			'mail.queued_at as queuedAt',
			'mail.person_id as personId',
			'person.name as addressee',
			'preference.delivery as preference',
			sql<string | null>`coalesce(person.email, mail.address)`.as('email'),
			sql<Locale>`coalesce(person.locale, mail.locale, 'fi')`.as('locale'),
			sql<boolean>`person.disabled_at is not null`.as('isDisabled'),
			isUnsubscribed.as('isUnsubscribed'),
		])
		.where('mail.state', '=', 'waiting')
		.where('mail.try_at', '<=', sql<Date>`now()`)
		.orderBy('mail.try_at')
		.limit(1)
		.forUpdate('mail')
		.skipLocked()
		.executeTakeFirst();
	return row && { ...row, preference: row.preference as Delivery | null };
}

export async function claim(db: Db, id: string, claimId: string): Promise<void> {
	await db
		.updateTable('outgoing_mail')
		.set((is) => ({
			state: 'sending',
			claim_id: claimId,
			claimed_at: sql<Date>`now()`,
			handed_over_at: null,
			failure: null,
			attempts: is('attempts', '+', 1),
		}))
		.where('id', '=', id)
		.execute();
}

/** Only the one who claimed a letter may settle it. */
const claimed = (db: Db, id: string, claimId: string) =>
	db
		.updateTable('outgoing_mail')
		.where('id', '=', id)
		.where('state', '=', 'sending')
		.where('claim_id', '=', claimId);

/** False when the letter is no longer ours: then nothing of it may be given. */
export async function handOver(db: Db, id: string, claimId: string): Promise<boolean> {
	const { numUpdatedRows } = await claimed(db, id, claimId)
		.where('handed_over_at', 'is', null)
		.set({ handed_over_at: sql<Date>`now()` })
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

export async function settle(
	db: Db,
	{ id, claimId }: { id: string; claimId: string },
	state: 'sent' | 'failed' | 'uncertain',
	failure: string | null,
): Promise<void> {
	await claimed(db, id, claimId)
		.set({ state, failure, settled_at: sql<Date>`now()` })
		.execute();
}

export async function postpone(
	db: Db,
	{ id, claimId }: { id: string; claimId: string },
	{ minutes, failure, counts }: { minutes: number; failure: string; counts: boolean },
): Promise<void> {
	await claimed(db, id, claimId)
		.set((is) => ({
			state: 'waiting',
			failure,
			handed_over_at: null,
			try_at: sql<Date>`now() + make_interval(mins => ${minutes})`,
			...(!counts && { attempts: is('attempts', '-', 1) }),
		}))
		.execute();
}

export async function put(
	db: Db,
	id: string,
	state: 'held' | 'unwanted' | 'failed',
	failure: string | null,
): Promise<void> {
	await db
		.updateTable('outgoing_mail')
		.set({ state, failure, ...(state !== 'held' && { settled_at: sql<Date>`now()` }) })
		.where('id', '=', id)
		.execute();
}

/**
 * Letters in hand for longer than any sending takes: the process that had them is gone. What was not begun to be given
 * waits again; of what was begun nobody knows.
 */
export async function recover(db: Db, seconds: number): Promise<void> {
	await db
		.updateTable('outgoing_mail')
		.set({
			state: sql`case when handed_over_at is null then 'waiting' else 'uncertain' end`,
			settled_at: sql<Date>`case when handed_over_at is not null then now() end`,
			claim_id: null,
		})
		.where('state', '=', 'sending')
		.where('claimed_at', '<', sql<Date>`now() - make_interval(secs => ${seconds})`)
		.execute();
}

export interface DigestLine {
	kind: string;
	words: unknown;
	path: string;
	queuedAt: Date;
}

export function linesOf(db: Db, digestId: string): Promise<DigestLine[]> {
	return db
		.selectFrom('outgoing_mail')
		.select(['kind', 'words', 'path', 'queued_at as queuedAt'])
		.where('digest_id', '=', digestId)
		.orderBy('queued_at')
		.orderBy('id')
		.execute();
}
