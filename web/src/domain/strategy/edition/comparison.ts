import type { ClauseKind } from '../strategy/clause-draft.ts';
import { plainWords } from './lineage.ts';
import { wordDiff, type Piece } from './word-diff.ts';

interface Compared {
	lineageId: string;
	number: string;
	kind: ClauseKind;
	level: number;
	text: string;
}

export const changes = ['came', 'went', 'changed', 'same'] as const;
export type Change = (typeof changes)[number];

export interface ComparedClause {
	lineageId: string;
	change: Change;
	/** Stands elsewhere among the clauses that both texts have. */
	isMoved: boolean;
	/** Number in the earlier text; null of what came. */
	numberBefore: string | null;
	number: string;
	kind: ClauseKind;
	level: number;
	/** The later words; of what went, the earlier ones. */
	text: string;
	/** Of a changed clause, word by word. */
	pieces: Piece[];
}

export interface Comparison {
	/** In the order of the later text; what went stands after what was before it. */
	clauses: ComparedClause[];
	counts: Record<Change | 'moved', number>;
}

export function compare(before: readonly Compared[], after: readonly Compared[]): Comparison {
	const old = new Map(before.map((clause, place) => [clause.lineageId, { clause, place }]));
	const isLeft = new Set(after.map(({ lineageId }) => lineageId));
	const kept = after.filter(({ lineageId }) => old.has(lineageId));
	const still = longestRising(kept.map(({ lineageId }) => old.get(lineageId)!.place));
	const moved = new Set(kept.filter((_, at) => !still.has(at)).map(({ lineageId }) => lineageId));
	const wentAfter = Map.groupBy(
		before.flatMap((clause, place) => (isLeft.has(clause.lineageId) ? [] : [{ clause, place }])),
		({ place }) =>
			before.slice(0, place).findLast(({ lineageId }) => isLeft.has(lineageId))?.lineageId ?? null,
	);
	const wentBehind = (lineageId: string | null) =>
		(wentAfter.get(lineageId) ?? []).map(({ clause }) => went(clause));
	const clauses = [
		...wentBehind(null),
		...after.flatMap((clause) => [
			toldOf(old.get(clause.lineageId)?.clause, clause, moved.has(clause.lineageId)),
			...wentBehind(clause.lineageId),
		]),
	];
	return { clauses, counts: countsOf(clauses) };
}

function went({ lineageId, number, kind, level, text }: Compared): ComparedClause {
	const words = { number, numberBefore: number, kind, level, text };
	return { lineageId, change: 'went', isMoved: false, ...words, pieces: [] };
}

function toldOf(before: Compared | undefined, after: Compared, isMoved: boolean): ComparedClause {
	const { lineageId, number, kind, level, text } = after;
	const words = { lineageId, isMoved, number, numberBefore: before?.number ?? null, kind, level, text };
	if (!before) return { ...words, change: 'came', pieces: [] };
	if (plainWords(before.text) === plainWords(text)) return { ...words, change: 'same', pieces: [] };
	return { ...words, change: 'changed', pieces: wordDiff(before.text, text) };
}

function countsOf(clauses: readonly ComparedClause[]): Comparison['counts'] {
	const counts = { came: 0, went: 0, changed: 0, same: 0, moved: 0 };
	for (const { change, isMoved } of clauses) {
		counts[change] += 1;
		if (isMoved) counts.moved += 1;
	}
	return counts;
}

/** Places of a longest rising run (patience sorting): what is outside it has moved. */
export function longestRising(values: readonly number[]): Set<number> {
	const ends: number[] = [];
	const previous: number[] = [];
	values.forEach((value, at) => {
		let [low, high] = [0, ends.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if (values[ends[middle]!]! < value) low = middle + 1;
			else high = middle;
		}
		previous.push(low > 0 ? ends[low - 1]! : -1);
		ends[low] = at;
	});
	const run = new Set<number>();
	for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at]!) run.add(at);
	return run;
}
