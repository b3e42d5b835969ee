import type { Actor } from '#platform/actor.server.ts';
import { found } from '#platform/refusal.ts';
import { differences, type Difference } from './merger.ts';
import * as store from './need-detail.store.server.ts';
import { nextStates } from './need.ts';
import { mayAmendWording } from './wording.ts';

const MOST_EVENTS = 200;

/** A need with every unit's sentence, its facts, what it hangs on, what was merged into it, and its history. */
export async function get(actor: Actor, id: string) {
	actor.must('need.read');
	const { need, merged, history } = await actor.read(async (db) => ({
		need: found(await store.find(db, id), 'need'),
		merged: await store.listMerged(db, id),
		history: await store.listHistory(db, id, MOST_EVENTS),
	}));
	const { wordings, mergedInto, ...facts } = need;
	const spoken = wordings.map((wording) => ({ ...wording, mayAmend: mayAmendWording(actor, wording) }));
	return {
		...facts,
		mergedInto: mergedInto[0] ?? null,
		/** Said of this need itself, or joined to it. */
		wordings: spoken.filter(({ baseId }) => baseId === id),
		/** One for each need merged here, with its sentences. */
		merged: merged.map((other) => ({
			...other,
			wordings: spoken.filter(({ baseId }) => baseId === other.id),
		})),
		differences: differences(need, merged) satisfies Difference[],
		nextStates: nextStates(need.state),
		history,
	};
}

export type NeedDetail = Awaited<ReturnType<typeof get>>;
export type DetailWording = NeedDetail['wordings'][number];

/** Roles, goals, units, areas and kinds that the forms and filters of needs offer. */
export function choices(actor: Actor) {
	actor.must('need.read');
	return actor.read((db) => store.findChoices(db));
}
