/** A pair of needs with the chance that they are one. */
export interface ScoredLink {
	readonly a: string;
	readonly b: string;
	readonly score: number;
}

/** Needs that probably are one, with the mean chance over their pairs. */
export interface Group {
	readonly ids: string[];
	readonly confidence: number;
}

/** Chance from which two needs are suggested as one. */
export const SUGGESTED = 0.5;
const MOST_IN_GROUP = 8;

/**
 * Joins needs while the mean chance between two groups stays high enough (average link); a pair never compared
 * counts as nothing. The answer does not depend on the order of the links.
 */
export function groupsOf(links: readonly ScoredLink[], least = SUGGESTED, most = MOST_IN_GROUP): Group[] {
	const scores = new Map<string, Map<string, number>>();
	const note = (a: string, b: string, score: number) => {
		const line = scores.get(a) ?? new Map<string, number>();
		line.set(b, Math.max(line.get(b) ?? 0, score));
		scores.set(a, line);
	};
	for (const { a, b, score } of links) {
		note(a, b, score);
		note(b, a, score);
	}
	const groupOf = new Map<string, string[]>([...scores.keys()].map((id) => [id, [id]]));
	const mean = (one: readonly string[], other: readonly string[]) => {
		let sum = 0;
		for (const a of one) for (const b of other) sum += scores.get(a)?.get(b) ?? 0;
		return sum / (one.length * other.length);
	};
	const sorted = links
		.filter(({ score }) => score >= least)
		.map(({ a, b, score }) => (a < b ? { a, b, score } : { a: b, b: a, score }))
		.toSorted((one, other) => other.score - one.score || (one.a + one.b < other.a + other.b ? -1 : 1));
	for (const { a, b } of sorted) {
		const [one, other] = [groupOf.get(a)!, groupOf.get(b)!];
		if (one === other || one.length + other.length > most || mean(one, other) < least) continue;
		const joined = [...one, ...other].toSorted();
		for (const id of joined) groupOf.set(id, joined);
	}
	return [...new Set(groupOf.values())]
		.filter((ids) => ids.length > 1)
		.map((ids) => ({ ids, confidence: meanWithin(ids, scores) }))
		.toSorted((one, other) => other.confidence - one.confidence || (one.ids[0]! < other.ids[0]! ? -1 : 1));
}

function meanWithin(
	ids: readonly string[],
	scores: ReadonlyMap<string, ReadonlyMap<string, number>>,
): number {
	let sum = 0;
	ids.forEach((a, at) => {
		for (const b of ids.slice(at + 1)) sum += scores.get(a)?.get(b) ?? 0;
	});
	return sum / ((ids.length * (ids.length - 1)) / 2);
}
