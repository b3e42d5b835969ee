import { isSame, type Material, type Row } from './similarity-rows.ts';

/** Share of texts of which another of the same group is among the first 1, 5 and 10 suggestions. */
export interface Hits {
	hit1: number;
	hit5: number;
	hit10: number;
}

/** How right the suggested pairs are, and how many confusable groups they mix. */
export interface Mergers {
	mergePrecision: number;
	mergeRecall: number;
	confusableSuggested: number;
}

export type Pair = readonly [Row, Row];

/** Answers with the other rows, the likeliest first. */
export type Ranking = (row: Row) => readonly Row[];

export function judgeHits({ rows }: Material, rank: Ranking): Hits {
	const places = rows
		.filter((row) => rows.some((other) => other !== row && isSame(row, other)))
		.map((row) => rank(row).findIndex((other) => isSame(row, other)));
	const within = (most: number) =>
		places.filter((place) => place >= 0 && place < most).length / Math.max(1, places.length);
	return { hit1: within(1), hit5: within(5), hit10: within(10) };
}

/** Number of pairs that say the same. */
export function countSame({ rows }: Material): number {
	let count = 0;
	rows.forEach((row, at) => {
		for (const other of rows.slice(at + 1)) if (isSame(row, other)) count++;
	});
	return count;
}

export function judgeMergers(material: Material, pairs: readonly Pair[]): Mergers {
	const right = pairs.filter(([a, b]) => isSame(a, b)).length;
	const mixes = ([one, other]: Pair, { a, b }: { a: string; b: string }) =>
		(one.groups.includes(a) && other.groups.includes(b)) ||
		(one.groups.includes(b) && other.groups.includes(a));
	return {
		mergePrecision: pairs.length > 0 ? right / pairs.length : 1,
		mergeRecall: right / Math.max(1, countSame(material)),
		confusableSuggested: material.confusable.filter((two) => pairs.some((pair) => mixes(pair, two))).length,
	};
}

export interface ScoredPair {
	pair: Pair;
	score: number;
}

/** A baseline has no threshold of its own: it gets the one that suits it best, known only afterwards. */
export function bestInHindsight(material: Material, scored: readonly ScoredPair[], least = 0.9): Mergers {
	const sorted = scored.toSorted((a, b) => b.score - a.score);
	let right = 0;
	let taken = 0;
	sorted.forEach(({ pair: [a, b], score }, at) => {
		if (isSame(a, b)) right++;
		const isLastOfScore = sorted[at + 1]?.score !== score;
		if (isLastOfScore && right / (at + 1) >= least) taken = at + 1;
	});
	return judgeMergers(
		material,
		sorted.slice(0, taken).map(({ pair }) => pair),
	);
}
