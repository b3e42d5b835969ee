import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { refuse } from '#platform/refusal.ts';
import { lockNeed, move, type LockedNeed } from '../need/need-state.server.ts';
import type { OpenState } from '../need/need.ts';
import { goesWithSentence, type WishWithdrawal } from './follow-up.ts';
import { followed } from './followed.server.ts';
import * as store from './follow-up.store.server.ts';
import * as withdrawals from './withdrawal.store.server.ts';

/** Takes one's own wish back; a need that nobody else wishes goes with it, unless it is in a plan already. */
export async function withdrawWish(visitor: Actor, token: string, draft: WishWithdrawal): Promise<void> {
	visitor.must('public.read');
	await visitor.change(
		async (db, record) => {
			const { id, needId } = await followed(db, token);
			const need = await lockNeed(db, needId);
			const goes = await goesAlong(db, need, id);
			const row = { id: newId(), wording_id: id, reason: draft.reason };
			const before = goes && {
				need_id: need.id,
				need_from_state: need.state,
				need_from_reason: goes.reason,
			};
			if (!(await withdrawals.insert(db, { ...row, ...before }))) refuse('wish_withdrawn');
			record('wording.withdrawn', { type: 'need', id: need.id }, { wording: id, reason: draft.reason });
			if (goes) await move(db, record, need, { state: 'withdrawn', reason: draft.reason });
		},
		{ verb: 'wording.withdraw', key: draft.key },
	);
}

async function goesAlong(db: Db, need: LockedNeed, wordingId: string): Promise<{ reason: string } | null> {
	if (!goesWithSentence.includes(need.state)) return null;
	if ((await store.countOthers(db, need.id, wordingId)) > 0) return null;
	return { reason: await store.reasonOf(db, need.id) };
}

/** The wish is in force again, and its need where it was, unless someone has moved the need meanwhile. */
export async function undoWithdrawal(visitor: Actor, token: string): Promise<void> {
	visitor.must('public.read');
	await visitor.change(async (db, record) => {
		const { id, needId } = await followed(db, token);
		const need = await lockNeed(db, needId);
		const undone = await withdrawals.undo(db, id);
		if (!undone) refuse('wish_not_withdrawn');
		record('wording.restored', { type: 'need', id: need.id }, { wording: id });
		if (undone.needId === need.id && need.state === 'withdrawn') await bringBack(db, record, need, undone);
	});
}

async function bringBack(
	db: Db,
	record: RecordEvent,
	need: LockedNeed,
	{ fromState, fromReason }: { fromState: string | null; fromReason: string | null },
): Promise<void> {
	const state = (fromState ?? 'new') as OpenState;
	await move(db, record, need, { state, reason: fromReason ?? '' });
}
