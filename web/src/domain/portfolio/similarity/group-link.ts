import type { MatchedPart } from '@luotsi/language';
import type { TenantSimilarity } from './tenant-similarity.ts';

/** Two needs that may be one, with the words that tell it. */
export interface GroupLink {
	needId: string;
	otherId: string;
	score: number;
	parts: MatchedPart[];
}

const MOST_NEIGHBOURS = 8;
const LEAST = 0.1;

/** The needs nearest to one need, by its best sentence each. */
export function linksFrom(index: TenantSimilarity, needId: string): GroupLink[] {
	const best = new Map<string, GroupLink>();
	for (const text of index.sentences(needId).values())
		for (const { needId: otherId, score, parts } of index.similar(text, MOST_NEIGHBOURS, needId))
			if (score >= LEAST && score > (best.get(otherId)?.score ?? 0))
				best.set(otherId, { needId, otherId, score, parts: parts() });
	return [...best.values()];
}
