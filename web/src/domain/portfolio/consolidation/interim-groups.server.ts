import type { Actor } from '#platform/actor.server.ts';
import { mostAlike } from '../need/similar-need.ts';
import type { GroupLink, SuggestedGroup } from './suggested-group.ts';
import * as store from './workbench.store.server.ts';

const MOST_TOGETHER = 6;

/** Groups by shared letters: each need with those that are most like it both ways. */
export async function suggestGroups(actor: Actor): Promise<SuggestedGroup[]> {
	actor.must('need.read');
	const needs = await actor.read((db) => store.listSaid(db));
	const likeOf = new Map(
		needs.map((need) => [need.id, mostAlike(need.sentences.join(' '), needs).map(({ id }) => id)]),
	);
	const groupOf = new Map<string, SuggestedGroup>();
	for (const [needId, others] of likeOf)
		for (const otherId of others) {
			if (otherId === needId || !likeOf.get(otherId)?.includes(needId) || needId > otherId) continue;
			join(groupOf, { needId, otherId, score: 0.7, parts: [] });
		}
	return [...new Set(groupOf.values())];
}

function join(groupOf: Map<string, SuggestedGroup>, link: GroupLink): void {
	const ends = [link.needId, link.otherId];
	const [a, b] = ends.map((id) => groupOf.get(id) ?? { needIds: [id], confidence: link.score, links: [] });
	const needIds = [...new Set([...a!.needIds, ...b!.needIds])];
	if (needIds.length > MOST_TOGETHER) return;
	const links = a === b ? [...a!.links, link] : [...a!.links, ...b!.links, link];
	const group = { needIds, confidence: link.score, links };
	for (const id of needIds) groupOf.set(id, group);
}
