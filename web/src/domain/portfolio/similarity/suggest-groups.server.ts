import { groupsOf } from '@luotsi/language';
import { setImmediate as afterOthers } from 'node:timers/promises';
import type { Actor } from '#platform/actor.server.ts';
import { freshSimilarity } from './fresh-similarity.server.ts';
import { linksFrom, type GroupLink } from './group-link.ts';
import type { TenantSimilarity } from './tenant-similarity.ts';

export interface SuggestedGroup {
	needIds: string[];
	/** 0–1. */
	confidence: number;
	links: GroupLink[];
}

const MOST_NEEDS = 5000;
/** Texts compared between two breaths, so that other requests are answered meanwhile. */
const AT_A_TIME = 5;
/** After this share of changed texts what is common has shifted, and all are compared anew. */
const SHIFT = 0.1;

interface Compared {
	/** By need: the sentences as they were compared, and what was found. */
	byNeed: Map<string, { said: string; links: GroupLink[] }>;
	size: number;
	taught: string;
}

const comparedBy = new WeakMap<TenantSimilarity, Compared>();

/** Needs that probably are one, the surest first; pairs already judged are left to who asks. */
export async function suggestGroups(actor: Actor): Promise<SuggestedGroup[]> {
	actor.must('need.read');
	const index = await freshSimilarity(actor);
	const links = await compareAll(index);
	const there = new Set(index.needIds());
	const live = links.filter(({ needId, otherId }) => there.has(needId) && there.has(otherId));
	const groups = groupsOf(live.map(({ needId, otherId, score }) => ({ a: needId, b: otherId, score })));
	return groups.map(({ ids, confidence }) => ({
		needIds: ids,
		confidence,
		links: strongestWithin(ids, live),
	}));
}

async function compareAll(index: TenantSimilarity): Promise<GroupLink[]> {
	const taught = index
		.taught()
		.map(({ a, b, strength }) => `${a} ${b} ${strength}`)
		.join('\n');
	const before = comparedBy.get(index);
	const isShifted =
		!before || before.taught !== taught || Math.abs(index.size - before.size) > before.size * SHIFT;
	const compared = isShifted ? { byNeed: new Map(), size: index.size, taught } : before;
	comparedBy.set(index, compared);
	let count = 0;
	for (const needId of index.needIds().toSorted().slice(0, MOST_NEEDS)) {
		const said = [...index.sentences(needId).values()].join('\n');
		if (compared.byNeed.get(needId)?.said === said) continue;
		compared.byNeed.set(needId, { said, links: linksFrom(index, needId) });
		if (++count % AT_A_TIME === 0) await afterOthers();
	}
	return [...compared.byNeed.values()].flatMap(({ links }) => links);
}

/** One link for each pair inside the group, the stronger of the two ways. */
function strongestWithin(ids: readonly string[], links: readonly GroupLink[]): GroupLink[] {
	const inside = new Set(ids);
	const best = new Map<string, GroupLink>();
	for (const link of links) {
		if (!inside.has(link.needId) || !inside.has(link.otherId)) continue;
		const key = [link.needId, link.otherId].toSorted().join(' ');
		if (link.score > (best.get(key)?.score ?? 0)) best.set(key, link);
	}
	return [...best.values()].toSorted((a, b) => b.score - a.score);
}
