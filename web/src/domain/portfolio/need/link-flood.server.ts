import { createHash } from 'node:crypto';
import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { refuse } from '#platform/refusal.ts';
import { LinkActor } from './link-actor.server.ts';
import * as store from './link-flood.store.server.ts';

const WINDOW_MINUTES = 10;
/** More than one address may say, so that one alone cannot close the link for its unit. */
const MOST_OF_UNIT = 60;
/** A whole municipality may share one address; its staff fits under this, a script does not. */
const MOST_FROM_ADDRESS = 40;

/** Notes what is said by a link, and refuses when the link or the address has said too much lately. */
export async function assertNotFlooded(db: Db, actor: Actor, unitId: string): Promise<void> {
	if (!(actor instanceof LinkActor)) return;
	const addressHash = createHash('sha256').update(`${actor.tenantId} ${actor.address}`).digest();
	const saying = { unitId, addressHash };
	const { ofUnit, fromAddress } = await store.countLately(db, saying, WINDOW_MINUTES);
	if (ofUnit >= MOST_OF_UNIT || fromAddress >= MOST_FROM_ADDRESS)
		refuse('too_many_attempts', { minutes: WINDOW_MINUTES });
	await store.note(db, saying);
}
