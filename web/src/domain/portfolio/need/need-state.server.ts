import type { RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
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
	day = today(),
): Promise<void> {
	const { id, number, version, state: before } = need;
	if (!mayBecome(before, state)) refuse('need_state_not_possible', { from: before, to: state, number });
	const doneOn = state === 'done' ? day : null;
	const values = { state, state_reason: reason, done_on: doneOn };
	if (!(await store.update(db, id, version, values))) refuse('conflict');
	record('need.state_changed', { type: 'need', id }, { before: { state: before }, after: { state, reason } });
}
