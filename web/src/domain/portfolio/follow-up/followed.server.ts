import type { Db } from '#platform/db.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { isFollowToken } from './follow-up.ts';
import * as store from './follow-up.store.server.ts';

/** The sentence whose link it is; the link is the right to know this much. */
export async function followed(db: Db, token: string): Promise<store.FollowedRow> {
	if (!isFollowToken(token)) refuse('not_found', { subject: 'wording' });
	return found(await store.findByToken(db, token), 'wording');
}
