import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { newId } from '../identifier.server.ts';
import { inTenant, type Db } from '../db.server.ts';
import { refuse } from '../refusal.ts';
import { runtime } from '../runtime.server.ts';

const WINDOW = '15 minutes';
const MOST_PER_ACCOUNT = 10;
const MOST_PER_ADDRESS = 50;

export interface Attempt {
	account: string;
	address: string;
}

/** An attempt already noted as failed. */
export interface Begun extends Attempt {
	id: string;
}

const digest = (text: string) => createHash('sha256').update(text).digest();

async function assertMayTry(db: Db, attempt: Attempt): Promise<void> {
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

/**
 * Refuses when an account or an address has failed too often lately. The attempt counts as failed from now on: what is
 * counted only after the answer does not count those made at the same time.
 */
export function begin(tenantId: string, attempt: Attempt): Promise<Begun> {
	return inTenant(runtime().db, tenantId, 'change', async (db) => {
		for (const name of [`address ${attempt.address}`, `account ${attempt.account}`])
			await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(db);
		await assertMayTry(db, attempt);
		const id = newId();
		await insert(db, { ...attempt, id }, false);
		return { ...attempt, id };
	});
}

/** Takes the failure back, inside the change that lets the person in. */
export async function succeed(db: Db, attempt: Begun): Promise<void> {
	await db.deleteFrom('sign_in_attempt').where('id', '=', attempt.id).execute();
	await insert(db, attempt, true);
}

async function insert(db: Db, { id, account, address }: Begun, hasSucceeded: boolean): Promise<void> {
	await db
		.insertInto('sign_in_attempt')
		.values({
			id,
			account_hash: digest(account),
			address_hash: digest(address),
			has_succeeded: hasSucceeded,
		})
		.execute();
}
