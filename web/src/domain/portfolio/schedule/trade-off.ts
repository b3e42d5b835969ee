import type { Schedule } from '@luotsi/engine';
import * as v from 'valibot';
import { Key } from '../../organisation/tenant/tenant.ts';
import type { Snapshot } from './problem.ts';

/** One plan between leaving everything where it is and the most value, in figures. */
export interface TradeOff {
	key: string;
	/** Adopted needs that begin in another week, and by how many weeks in all. */
	moved: number;
	weeks: number;
	/** Adopted needs that do not fit any more. */
	dropped: number;
	/** Needs that come into the plan. */
	came: number;
	scheduled: number;
	value: number;
	/** Of all years and kinds. */
	euros: number;
	/** Wishes of people that hold: a plan that breaks one is no plan. */
	pinsKept: number;
}

export interface TradeOffPoint extends TradeOff {
	answer: Schedule;
}

/** The plan with the fewest changes: what a repair answers with unless another is chosen. */
export const CALM = 'calm';
/** How much of an average need's value one move must bring, from the calmest to the boldest. */
export const PRICES = [0.5, 0.15, 0.05, 0.02] as const;
/** Points that a whole curve has before those that are no better than others are left out. */
export const MOST_POINTS = PRICES.length + 2;

export const TradeOffChoice = v.object({
	scenarioId: v.pipe(v.string(), v.uuid()),
	/** The schedule that was looked at. */
	scheduleId: v.pipe(v.string(), v.uuid()),
	point: v.pipe(v.string(), v.minLength(1), v.maxLength(20)),
	key: Key,
});
export type TradeOffChoice = v.InferOutput<typeof TradeOffChoice>;

export function pointOf(key: string, { keeps }: Pick<Snapshot, 'keeps'>, answer: Schedule): TradeOffPoint {
	const starts = new Map(answer.items.map(({ id, start }) => [id, start]));
	const kept = Object.entries(keeps).filter(([id]) => starts.has(id));
	const shifts = kept.map(([id, was]) => Math.abs(starts.get(id)! - was));
	return {
		key,
		moved: shifts.filter((weeks) => weeks > 0).length,
		weeks: shifts.reduce((sum, weeks) => sum + weeks, 0),
		dropped: Object.keys(keeps).length - kept.length,
		came: answer.items.filter(({ id }) => keeps[id] === undefined).length,
		scheduled: answer.items.length,
		value: answer.objective.value,
		euros: answer.spend.reduce((sum, { spent }) => sum + spent, 0) / 100,
		pinsKept: answer.objective.pinsKept,
		answer,
	};
}

/** The calmest first, and after it only what has more value than all that is calmer. */
export function curveOf<Point extends TradeOff>(points: readonly Point[]): Point[] {
	const most = Math.max(...points.map(({ pinsKept }) => pinsKept));
	const sound = points.filter(({ pinsKept }) => pinsKept === most);
	const calmestFirst = sound.sort((a, b) => pain(a) - pain(b) || a.weeks - b.weeks || b.value - a.value);
	return calmestFirst.filter((point, place) =>
		calmestFirst.slice(0, place).every(({ value }) => value < point.value),
	);
}

/** True when fewer are dropped, or as many and fewer moved, or by fewer weeks, or at the same pain more value comes of it. */
export function isCalmer(point: TradeOff, than: TradeOff): boolean {
	const steps = [
		point.pinsKept - than.pinsKept,
		pain(than) - pain(point),
		than.weeks - point.weeks,
		point.value - than.value,
	];
	return (steps.find((step) => step !== 0) ?? 0) > 0;
}

/** One that is dropped is worse than any number of moves. */
function pain({ dropped, moved }: TradeOff): number {
	return dropped * 10_000 + moved;
}
