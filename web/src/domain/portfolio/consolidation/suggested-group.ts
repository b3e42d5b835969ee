/** Words as written in two needs, and why they were taken for the same. */
export interface MatchedPart {
	mine: string;
	theirs: string;
	how: 'same' | 'part' | 'meaning' | 'spelling' | 'learned';
}

export interface GroupLink {
	needId: string;
	otherId: string;
	score: number;
	parts: MatchedPart[];
}

export interface SuggestedGroup {
	needIds: string[];
	/** 0–1. */
	confidence: number;
	links: GroupLink[];
}

export type Pair = readonly [string, string];

/** A pair in one order, however it was said. */
export function pairKey(a: string, b: string): string {
	return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/**
 * Groups without the needs that are gone and without pairs already judged. A group that hangs together only by a
 * judged pair falls apart; where a third need still binds the two, the one of them less like the rest goes.
 */
export function withoutJudged(
	groups: readonly SuggestedGroup[],
	judged: ReadonlySet<string>,
	isOpen: (needId: string) => boolean,
): SuggestedGroup[] {
	const taken = new Set<string>();
	return groups.flatMap((group) => {
		const needIds = group.needIds.filter((id) => isOpen(id) && !taken.has(id));
		const inside = new Set(needIds);
		const links = group.links.filter(
			({ needId, otherId }) =>
				inside.has(needId) && inside.has(otherId) && !judged.has(pairKey(needId, otherId)),
		);
		const whole = { ...group, needIds, links };
		const left = partsOf(whole).map((part) => withoutConflicts(part, judged));
		const kept = left.filter((part) => part.needIds.length > 1);
		for (const part of kept) for (const id of part.needIds) taken.add(id);
		return kept;
	});
}

/** What hangs together by the links. */
function partsOf({ needIds, links, confidence }: SuggestedGroup): SuggestedGroup[] {
	const rootOf = new Map(needIds.map((id) => [id, id]));
	const find = (id: string): string => {
		const parent = rootOf.get(id)!;
		return parent === id ? id : find(parent);
	};
	for (const { needId, otherId } of links) rootOf.set(find(needId), find(otherId));
	const parts = Map.groupBy(needIds, find);
	return [...parts.values()].map((ids) => linked(ids, links, confidence));
}

function linked(ids: readonly string[], links: readonly GroupLink[], confidence: number): SuggestedGroup {
	const inside = new Set(ids);
	const own = links.filter(({ needId, otherId }) => inside.has(needId) && inside.has(otherId));
	return { needIds: [...ids], links: own, confidence };
}

function withoutConflicts(group: SuggestedGroup, judged: ReadonlySet<string>): SuggestedGroup {
	let rest = group;
	for (;;) {
		const conflict = conflictIn(rest.needIds, judged);
		if (!conflict) return rest;
		const [a, b] = conflict;
		const weaker = likeness(rest, a) < likeness(rest, b) ? a : b;
		rest = linked(
			rest.needIds.filter((id) => id !== weaker),
			rest.links,
			rest.confidence,
		);
	}
}

function conflictIn(ids: readonly string[], judged: ReadonlySet<string>): Pair | null {
	for (const [at, a] of ids.entries())
		for (const b of ids.slice(at + 1)) if (judged.has(pairKey(a, b))) return [a, b];
	return null;
}

function likeness({ links }: SuggestedGroup, id: string): number {
	return links.reduce((sum, link) => sum + (link.needId === id || link.otherId === id ? link.score : 0), 0);
}

export const confidenceLevels = ['certain', 'likely', 'possible'] as const;
export type ConfidenceLevel = (typeof confidenceLevels)[number];

const LEAST: Record<ConfidenceLevel, number> = { certain: 0.85, likely: 0.6, possible: 0 };

/** Confidence in words; the number itself says little to who decides. */
export function levelOf(confidence: number): ConfidenceLevel {
	return confidenceLevels.find((level) => confidence >= LEAST[level]) ?? 'possible';
}

export function isAtLeast(confidence: number, level: ConfidenceLevel): boolean {
	return confidence >= LEAST[level];
}
