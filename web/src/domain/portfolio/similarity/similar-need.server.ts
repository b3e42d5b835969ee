import type { Actor } from '#platform/actor.server.ts';
import type { SimilarNeed } from '../need/similar-need.ts';
import { freshSimilarity } from './fresh-similarity.server.ts';
import * as store from './similarity.store.server.ts';
import type { FoundNeed } from './tenant-similarity.ts';

const MOST_SHOWN = 5;
const MOST_LOOKED_AT = 12;
/** Chance from which a need is worth a look while somebody types. */
const LEAST = 0.02;
/** Beside a clear answer the weak ones only disturb. */
const LEAST_OF_BEST = 0.05;

/** Needs that others have already said, in the same or in other words, best first, with what matched. */
export async function similarTo(actor: Actor, text: string): Promise<SimilarNeed[]> {
	actor.must('need.propose');
	const index = await freshSimilarity(actor);
	const found = index.similar(text, MOST_LOOKED_AT);
	const best = found[0]?.score ?? 0;
	const near = found.filter(({ score }) => score >= Math.max(LEAST, best * LEAST_OF_BEST));
	const rows = await actor.read((db) =>
		store.listJoinable(
			db,
			near.map(({ needId }) => needId),
		),
	);
	const byId = new Map(rows.map((row) => [row.id, row]));
	return near
		.flatMap((one) => {
			const need = byId.get(one.needId);
			return need ? [{ ...need, parts: partsFor(actor, one, need.title) }] : [];
		})
		.slice(0, MOST_SHOWN);
}

/** Without an account one sees the title of a need but not every sentence, and so no words from those either. */
function partsFor(actor: Actor, { parts }: FoundNeed, title: string): SimilarNeed['parts'] {
	if (actor.personId) return parts();
	return parts().filter(({ theirs }) => title.toLowerCase().includes(theirs.toLowerCase()));
}
