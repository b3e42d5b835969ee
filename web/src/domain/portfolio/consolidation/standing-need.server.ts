import type { Actor } from '#platform/actor.server.ts';
import type { ChosenFact } from './fact-choice.ts';
import * as acts from './consolidation.store.server.ts';
import { follower } from './relation.ts';
import * as store from './relation.store.server.ts';

export interface Consolidated {
	/** Needs that are parts of this one, and those it is a part of. */
	parts: store.RelatedNeed[];
	wholes: store.RelatedNeed[];
	/** Facts that were chosen when others were merged here, the newest choice of each. */
	chosen: (ChosenFact & { by: string | null; at: Date })[];
}

/** What consolidating has left visible on a need. */
export function get(actor: Actor, needId: string): Promise<Consolidated> {
	actor.must('need.read');
	return actor.read(async (db) => {
		const { mergers, parts } = await store.all(db);
		const standsAt = follower(mergers);
		const ends = parts.map(([part, whole]) => ({ part: standsAt(part), whole: standsAt(whole) }));
		const partIds = new Set(ends.filter((pair) => pair.whole === needId).map(({ part }) => part));
		const wholeIds = new Set(ends.filter((pair) => pair.part === needId).map(({ whole }) => whole));
		for (const ids of [partIds, wholeIds]) ids.delete(needId);
		const related = await store.listNeeds(db, [...partIds, ...wholeIds]);
		const chosen = new Map<string, Consolidated['chosen'][number]>();
		for (const act of await acts.listMergesInto(db, needId))
			if (act.kind === 'merge')
				for (const fact of act.done.chosen)
					chosen.set(fact.field, { ...fact, by: act.doneBy, at: act.doneAt });
		return {
			parts: related.filter(({ id }) => partIds.has(id)),
			wholes: related.filter(({ id }) => wholeIds.has(id)),
			chosen: [...chosen.values()],
		};
	});
}
