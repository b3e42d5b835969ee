import type { FactValue } from '../need/merger.ts';
import type { Act } from './consolidation-act.ts';

/** What the rows that an act touched are now. */
export interface Now {
	needs: ReadonlyMap<string, { number: number; state: string; factOf(field: string): FactValue }>;
	/** Mergers in force. */
	liveMergers: ReadonlySet<string>;
	/** Mergers by id: which need, into which. */
	mergers: ReadonlyMap<string, { fromId: string; intoId: string }>;
	standsAt(id: string): string;
	/** Rows still there that acts wrote. */
	differences: ReadonlyMap<string, number>;
	parts: ReadonlyMap<string, number>;
	saidWaits: ReadonlySet<string>;
	/** Needs made by an act that have been worked on since. */
	touched: ReadonlySet<string>;
}

export interface Obstacle {
	code:
		| 'act_undone_already'
		| 'act_split_since'
		| 'act_merged_since'
		| 'act_facts_changed'
		| 'act_removed_since'
		| 'act_state_changed'
		| 'act_need_touched';
	number: number | null;
}

/** Why an act can no longer be undone exactly, or null when it can. */
export function obstacleOf(act: Act, now: Now): Obstacle | null {
	if (act.undoneAt) return { code: 'act_undone_already', number: null };
	switch (act.kind) {
		case 'merge':
			return obstacleOfMerge(act, now);
		case 'split':
			return obstacleOfSplit(act, now);
		case 'split_wording':
			return now.touched.has(act.needId) ? about('act_need_touched', now, act.needId) : null;
		case 'different':
			return act.done.pairs.length > (now.differences.get(act.id) ?? 0) ? removed : null;
		case 'part':
			return act.done.pairs.length > (now.parts.get(act.id) ?? 0) ? removed : null;
		case 'wait':
			return act.done.pairs.some(([a, b]) => !now.saidWaits.has(`${a} ${b}`)) ? removed : null;
		case 'state':
			return obstacleOfState(act, now);
		default:
			return null;
	}
}

const removed: Obstacle = { code: 'act_removed_since', number: null };

function about(code: Obstacle['code'], now: Now, id: string | undefined): Obstacle {
	return { code, number: (id && now.needs.get(id)?.number) || null };
}

function obstacleOfMerge({ needId, done }: Extract<Act, { kind: 'merge' }>, now: Now): Obstacle | null {
	const gone = done.mergerIds.find((id) => !now.liveMergers.has(id));
	if (gone) return about('act_split_since', now, now.mergers.get(gone)?.fromId);
	const into = now.needs.get(needId);
	const isChanged = Object.entries(done.after).some(([field, value]) => into?.factOf(field) !== value);
	return isChanged ? about('act_facts_changed', now, needId) : null;
}

function obstacleOfSplit({ done }: Extract<Act, { kind: 'split' }>, now: Now): Obstacle | null {
	const mergers = done.mergerIds.map((id) => now.mergers.get(id));
	const moved = mergers.find(
		(merger) => !merger || now.needs.get(merger.fromId)?.state === 'merged' || standsUnderItself(merger, now),
	);
	return moved ? about('act_merged_since', now, moved.fromId) : null;
}

function standsUnderItself({ fromId, intoId }: { fromId: string; intoId: string }, now: Now): boolean {
	return now.standsAt(intoId) === fromId;
}

function obstacleOfState({ done }: Extract<Act, { kind: 'state' }>, now: Now): Obstacle | null {
	const changed = done.moves.find(({ id, to }) => now.needs.get(id)?.state !== to);
	return changed ? about('act_state_changed', now, changed.id) : null;
}
