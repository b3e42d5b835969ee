import type { Problem } from '../problem/problem.ts';
import { plannedWork, type PlannedItem, type PlannedWork } from './planned-work.ts';
import { Rerun } from './rerun.ts';
import { samplePlan, shareBefore, type PlanSample } from './sample-plan.ts';

/** Weeks kept free after an activity, its posts reserved, and what that brings. */
export interface Buffer {
	/** Activity after whose work the weeks are. */
	id: string;
	weeks: number;
	/** How many more activities keep their promised finish, on average; a finish beyond a deadline keeps nothing. */
	gain: number;
	/** Weeks by which promised finishes move later, summed over all activities; >= `weeks`. */
	delay: number;
}

/** Where to look for buffers, and how closely. */
export interface BufferOptions {
	/** Scenarios per buffer tried. */
	samples: number;
	seed: number;
	/** Lengths tried; 1, 2 and 4 weeks when absent. */
	weeks?: readonly number[];
	/** How many activities are tried, the least certain of their dates first; 20 when absent. */
	most?: number;
}

/** Buffers of one activity each that pay, the largest gain per week of delay first. See `holdDates` for the model. */
export function buffers(
	problem: Problem,
	schedule: { items: readonly PlannedItem[] },
	{ samples, seed, weeks = [1, 2, 4], most = 20 }: BufferOptions,
): Buffer[] {
	const work = plannedWork(problem, schedule.items);
	const runs = { samples, seed };
	const now = samplePlan(work, { ...runs, notBefore: work.start, promise: work.finish });
	const held = heldDates(work, now, work.finish);
	const found = leastCertain(work, now, most).flatMap((position) =>
		weeks.map((length): Buffer => {
			const { start, finish } = withBuffer(work, position, length);
			const then = samplePlan(work, { ...runs, notBefore: start, promise: finish });
			const delay = finish.reduce((sum, week, one) => sum + week - work.finish[one]!, 0);
			const gain = heldDates(work, then, finish) - held;
			return { id: work.ids[position]!, weeks: length, gain, delay };
		}),
	);
	return found
		.filter(({ gain, delay }) => gain > 0 && delay > 0)
		.sort((a, b) => b.gain / b.delay - a.gain / a.delay || a.weeks - b.weeks);
}

/** Expected number of activities that keep what is promised and their deadline. */
function heldDates({ count, width, due }: PlannedWork, sample: PlanSample, promise: Int32Array): number {
	let sum = 0;
	for (let position = 0; position < count; position++)
		sum += shareBefore(sample, width, position, Math.min(promise[position]!, due[position]!));
	return sum;
}

function leastCertain(work: PlannedWork, sample: PlanSample, most: number): number[] {
	const holds = work.ids.map((_, position) =>
		shareBefore(sample, work.width, position, work.finish[position]!),
	);
	return [...holds.keys()]
		.filter((position) => holds[position]! < 1)
		.sort((a, b) => holds[a]! - holds[b]! || a - b)
		.slice(0, most);
}

/** The plan with one activity promised later and all others moved no more than they must. */
function withBuffer(work: PlannedWork, position: number, weeks: number) {
	const rerun = new Rerun(work, work.start);
	rerun.duration[position]! += weeks;
	rerun.factor[position] = rerun.duration[position]! / work.duration[position]!;
	rerun.run();
	return rerun;
}
