import { random } from '../random.ts';
import type { PlannedWork } from './planned-work.ts';
import { Rerun } from './rerun.ts';
import { triangular } from './triangular.ts';

/** What many runs of a plan came to, in open weeks. */
export interface PlanSample {
	samples: number;
	/** Runs by position and first open week after the finish: `position * (width + 1) + week`; the width = never. */
	finishes: Int32Array;
	/** Runs by first open week in which nothing is left to do. */
	ends: Int32Array;
	/** Runs in which every activity kept its planned finish. */
	allHeld: number;
	/** Runs in which every deadline was kept. */
	allDue: number;
}

/** How often to run, from which random numbers, and what is promised. */
export interface SampleOptions {
	samples: number;
	seed: number;
	/** No start is before this open week. */
	notBefore: Int32Array;
	/** First open week after the promised finish. */
	promise: Int32Array;
}

/**
 * Runs the plan with factors drawn from the estimates. The n-th run of a seed draws the same factor for the same
 * position, whatever else differs, so that variants of a plan are compared under the same luck.
 */
export function samplePlan(work: PlannedWork, options: SampleOptions): PlanSample {
	const { samples, seed, notBefore, promise } = options;
	const { count, width, due } = work;
	const rerun = new Rerun(work, notBefore);
	const draw = drawFactors(work, seed, rerun);
	const { finish } = rerun;
	const finishes = new Int32Array(count * (width + 1));
	const ends = new Int32Array(width + 1);
	let allHeld = 0;
	let allDue = 0;
	for (let sample = 0; sample < samples; sample++) {
		draw();
		ends[rerun.run()]!++;
		let isHeld = true;
		let isDue = true;
		for (let position = 0; position < count; position++) {
			const week = finish[position]!;
			finishes[position * (width + 1) + week]!++;
			if (week > promise[position]!) isHeld = false;
			if (week > due[position]! || week === width) isDue = false;
		}
		if (isHeld) allHeld++;
		if (isDue) allDue++;
	}
	return { samples, finishes, ends, allHeld, allDue };
}

/** Work that runs into a week takes that week. */
function drawFactors({ count, duration, estimates }: PlannedWork, seed: number, rerun: Rerun): () => void {
	const generator = random(seed);
	return () => {
		for (let position = 0; position < count; position++) {
			const estimate = estimates[position];
			if (!estimate) continue;
			const factor = triangular(estimate, generator.unit());
			rerun.factor[position] = factor;
			rerun.duration[position] = Math.max(1, Math.ceil(duration[position]! * factor - 1e-9));
		}
	};
}

/** Share of the runs in which the position finished before the open week. */
export function shareBefore(
	{ finishes, samples }: PlanSample,
	width: number,
	position: number,
	week: number,
) {
	const from = position * (width + 1);
	let runs = 0;
	for (let index = 0; index <= Math.min(week, width - 1); index++) runs += finishes[from + index]!;
	return runs / samples;
}

/** First open week after the finish in at least the share of the runs; null = in fewer it finished at all. */
export function quantile(counts: Int32Array, from: number, width: number, runs: number): number | null {
	let sum = 0;
	for (let week = 0; week < width; week++) {
		sum += counts[from + week]!;
		if (sum >= runs) return week;
	}
	return null;
}
