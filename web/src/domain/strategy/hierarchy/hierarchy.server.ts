import type { Actor } from '#platform/actor.server.ts';
import * as alignments from '../alignment/alignment.server.ts';
import * as goals from '../goal/goal.server.ts';
import type { Document, DocumentGoal, SilentClause } from './hierarchy.ts';
import * as store from './hierarchy.store.server.ts';

export interface Hierarchy {
	documents: Document[];
	goals: Omit<DocumentGoal, 'carriers'>[];
	silent: SilentClause[];
	/** Measures of each goal that has any; needs are counted by a later area. */
	carriers: ReadonlyMap<string, number>;
}

/** Every document with its goals and what they are aligned to. */
export async function read(actor: Actor): Promise<Hierarchy> {
	actor.must('strategy.read');
	const [all, tied, rest] = await Promise.all([
		goals.list(actor),
		alignments.listAll(actor),
		actor.read(async (db) => ({
			documents: await store.documents(db),
			silent: await store.silentClauses(db),
			carriers: new Map((await store.measureCounts(db)).map(({ goalId, measures }) => [goalId, measures])),
		})),
	]);
	const byGoal = Map.groupBy(tied, ({ goalId }) => goalId);
	const told = all.map(({ id, code, title, strategyId, strategy }) => {
		return { id, code, title, strategyId, strategy, alignments: byGoal.get(id) ?? [] };
	});
	return { ...rest, goals: told };
}
