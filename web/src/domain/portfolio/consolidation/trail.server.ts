import type { Actor } from '#platform/actor.server.ts';
import type { Act } from './consolidation-act.ts';
import * as store from './consolidation.store.server.ts';
import { nowFor } from './now.server.ts';
import { obstacleOf, type Obstacle } from './obstacle.ts';

export type TrailAct = Act & { obstacle: Obstacle | null };

/** What has been done, newest first, each with why it could not be undone. */
export function list(
	actor: Actor,
	from: { offset: number; size: number },
): Promise<{ acts: TrailAct[]; all: number; live: number }> {
	actor.must('need.merge');
	return actor.read(async (db) => {
		const acts = await store.list(db, from);
		const now = await nowFor(db, acts);
		const counts = await store.count(db);
		return { acts: acts.map((act) => ({ ...act, obstacle: obstacleOf(act, now) })), ...counts };
	});
}
