import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { refuse } from '#platform/refusal.ts';
import * as store from './need.store.server.ts';

const WINDOW_MINUTES = 10;
const MOST_IN_WINDOW = 30;

/** A link on a wall may fall into wrong hands: a unit's whole staff fits under the limit, a script does not. */
export async function assertNotFlooded(db: Db, actor: Actor, unitId: string): Promise<void> {
	if (actor.personId) return;
	const lately = await store.countByLinkLately(db, unitId, WINDOW_MINUTES);
	if (lately >= MOST_IN_WINDOW) refuse('too_many_attempts', { minutes: WINDOW_MINUTES });
}
