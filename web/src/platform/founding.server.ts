import { sql } from 'kysely';
import type { Db } from './db.server.ts';
import { runtime } from './runtime.server.ts';
import { hashToken } from './session/session.server.ts';

/** Whether the one-time link for founding the first municipality is still open. */
export async function isTokenOpen(token: string): Promise<boolean> {
	const row = await runtime()
		.db.selectFrom('gate.founding_token')
		.select('token_hash')
		.where('token_hash', '=', hashToken(token))
		.where('used_at', 'is', null)
		.executeTakeFirst();
	return row !== undefined;
}

/** True when the token was there and unused; it is used from now on. */
export async function useToken(db: Db, token: string): Promise<boolean> {
	const row = await db
		.updateTable('gate.founding_token')
		.set({ used_at: sql<Date>`now()` })
		.where('token_hash', '=', hashToken(token))
		.where('used_at', 'is', null)
		.returning('token_hash')
		.executeTakeFirst();
	return row !== undefined;
}
