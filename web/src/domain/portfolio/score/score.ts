import * as v from 'valibot';
import type { Criterion } from '../criterion/criterion.ts';
import { Prose } from '../need/need-fields.ts';

/** One need on a rater's list, in order of number. */
export interface SheetNeed {
	id: string;
	number: number;
	title: string;
	unit: string;
	/** How many of the criteria in use the rater has scored. */
	scored: number;
}

export interface OwnScore {
	criterionId: string;
	value: number;
	comment: string;
	version: number;
}

export interface Sheet {
	criteria: Criterion[];
	needs: SheetNeed[];
	/** Own scores of the needs asked for, by need. */
	scores: Record<string, OwnScore[]>;
}

export interface RaterProgress {
	id: string;
	name: string;
	/** Needs scored on every criterion, and on some of them. */
	complete: number;
	partial: number;
	lastAt: Date | null;
}

/** What was typed on one cell, and the version that stood there when the page was made. */
export interface Cell {
	needId: string;
	criterionId: string;
	/** Nothing takes an earlier score away. */
	value: number | null;
	comment: string | null;
	seen: number;
}

const Id = v.pipe(v.string(), v.uuid());
const whole = v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(-100), v.maxValue(1_000_000));
const Value = v.union([
	v.pipe(
		v.literal(''),
		v.transform(() => null),
	),
	whole,
]);
const byNeed = <Schema extends v.GenericSchema<string, unknown>>(inner: Schema) =>
	v.record(Id, v.record(Id, inner));

/** `score.<need>.<criterion>` with `seen.…` and `comment.…` beside it. */
export const ScoreSheet = v.pipe(
	v.object({
		score: v.optional(byNeed(Value), {}),
		seen: v.optional(byNeed(whole), {}),
		comment: v.optional(byNeed(Prose(1000)), {}),
	}),
	v.transform(({ score, seen, comment }): { cells: Cell[] } => ({
		cells: Object.entries(seen).flatMap(([needId, row]) =>
			Object.entries(row).map(([criterionId, version]) => ({
				needId,
				criterionId,
				value: score[needId]?.[criterionId] ?? null,
				comment: comment[needId]?.[criterionId] ?? null,
				seen: version,
			})),
		),
	})),
);
export type ScoreSheet = v.InferOutput<typeof ScoreSheet>;

/** Where a rater stands among the needs: the ones beside, and the next without every score. */
export function neighbours(needs: readonly SheetNeed[], id: string, criteria: number) {
	const at = needs.findIndex((need) => need.id === id);
	const open = (need: SheetNeed) => need.scored < criteria && need.id !== id;
	return {
		place: at + 1,
		previous: needs[at - 1],
		next: needs[at + 1],
		nextOpen: needs.slice(at + 1).find(open) ?? needs.slice(0, Math.max(at, 0)).find(open),
	};
}
