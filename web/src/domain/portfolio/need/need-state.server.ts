import type { RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { mayBecome, type OpenState } from './need.ts';
import * as store from './need.store.server.ts';

export type { LockedNeed } from './need.store.server.ts';

/** The need, locked until the end of a running change. */
export async function lockNeed(db: Db, id: string): Promise<store.LockedNeed> {
	return found(await store.lockOne(db, id), 'need');
}

/** Moves a locked need to another state and notes it; whoever calls tells those who said it. */
export async function move(
	db: Db,
	record: RecordEvent,
	need: store.LockedNeed,
	{ state, reason }: { state: OpenState; reason: string },
): Promise<void> {
	const { id, number, version, state: before } = need;
	if (!mayBecome(before, state)) refuse('need_state_not_possible', { from: before, to: state, number });
	if (!(await store.update(db, id, version, { state, state_reason: reason }))) refuse('conflict');
	record('need.state_changed', { type: 'need', id }, { before: { state: before }, after: { state, reason } });
}
