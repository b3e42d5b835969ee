import type { Db } from '#platform/db.server.ts';
import { factOf, readFacts } from '../need/need-facts.server.ts';
import type { Act } from './consolidation-act.ts';
import * as store from './now.store.server.ts';
import type { Now } from './obstacle.ts';
import { follower } from './relation.ts';
import * as relations from './relation.store.server.ts';

/** How things stand for the acts given, so that each can tell whether it can be undone. */
export async function nowFor(db: Db, acts: readonly Act[]): Promise<Now> {
	const open = acts.filter(({ undoneAt }) => undoneAt === null);
	const rows = await store.find(db, {
		actIds: open.map(({ id }) => id),
		mergerIds: open.flatMap((act) => ('mergerIds' in act.done ? act.done.mergerIds : [])),
		waitingIds: open.flatMap((act) => (act.kind === 'wait' ? act.done.pairs.map(([id]) => id) : [])),
		madeIds: open.filter(({ kind }) => kind === 'split_wording').map(({ needId }) => needId),
	});
	const needs = await readFacts(db, [...new Set(open.flatMap(({ needIds }) => needIds))]);
	const { mergers } = await relations.all(db);
	return {
		needs: new Map(
			needs.map((need) => [
				need.id,
				{ number: need.number, state: need.state, factOf: (field) => factOf(need, field) },
			]),
		),
		liveMergers: new Set(rows.mergers.filter(({ isLive }) => isLive).map(({ id }) => id)),
		mergers: new Map(rows.mergers.map((merger) => [merger.id, merger])),
		standsAt: follower(mergers),
		differences: new Map(rows.differences.map(({ id, count }) => [id, count])),
		parts: new Map(rows.parts.map(({ id, count }) => [id, count])),
		saidWaits: new Set(rows.waits.map(([a, b]) => `${a} ${b}`)),
		touched: new Set(rows.touched),
	};
}
