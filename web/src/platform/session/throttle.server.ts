import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { newId } from '../identifier.server.ts';
import type { Db } from '../db.server.ts';
import { refuse } from '../refusal.ts';

const WINDOW = '15 minutes';
const MOST_PER_ACCOUNT = 10;
const MOST_PER_ADDRESS = 50;

export interface Attempt {
	account: string;
	address: string;
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Refuses when an account or an address has failed too often lately. */
export async function assertMayTry(db: Db, attempt: Attempt): Promise<void> {
	const recent = db
		.selectFrom('sign_in_attempt')
		.select(sql<number>`count(*)`.as('count'))
		.where('has_succeeded', '=', false)
		.where('at', '>', sql<Date>`now() - ${WINDOW}::interval`);
	const account = await recent.where('account_hash', '=', digest(attempt.account)).executeTakeFirstOrThrow();
	const address = await recent.where('address_hash', '=', digest(attempt.address)).executeTakeFirstOrThrow();
	if (account.count >= MOST_PER_ACCOUNT || address.count >= MOST_PER_ADDRESS)
		refuse('too_many_attempts', { minutes: 15 });
}

export async function note(db: Db, attempt: Attempt, hasSucceeded: boolean): Promise<void> {
	await db
		.insertInto('sign_in_attempt')
		.values({
			id: newId(),
			account_hash: digest(attempt.account),
			address_hash: digest(attempt.address),
			has_succeeded: hasSucceeded,
		})
		.execute();
}
