import type { Problem, Schedule } from '../src/index.ts';
import { compareObjectives } from '../src/portfolio/construct.ts';
import { solveInWorker, type SolveOptions } from './solve-in-worker.ts';

/** How long, how to and in how many threads to search. */
export interface ManyStartsOptions extends SolveOptions {
	/** Searches side by side, from the seeds `seed`, `seed + 1`, …; at least 1. */
	threads: number;
}

/**
 * As `solveInWorker`, from several seeds at once, each in a thread of its own; the best of all is the answer, that of
 * the first seed when several are equal. `onImprovement` gets what is better than all before, from whichever thread.
 * @throws {InvalidProblem} when the problem is not valid; {RangeError} when nothing would ever end the search.
 */
export async function solveFromManyStarts(
	problem: Problem,
	{ threads, seed, ...limits }: ManyStartsOptions,
	onImprovement?: (schedule: Schedule) => void,
	signal?: AbortSignal,
): Promise<Schedule> {
	let best: Schedule | null = null;
	const offer = (schedule: Schedule) => {
		if (best && compareObjectives(schedule.objective, best.objective) <= 0) return;
		best = schedule;
		onImprovement?.(schedule);
	};
	const failed = new AbortController();
	const end = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal;
	if (limits.iterations === undefined && limits.milliseconds === undefined && !signal)
		throw new RangeError('give iterations, milliseconds or a signal');
	const starts = Array.from({ length: Math.max(1, threads) }, (_, index) =>
		solveInWorker(problem, { ...limits, seed: seed + index }, offer, end),
	);
	try {
		const found = await Promise.all(starts);
		return found.reduce((a, b) => (compareObjectives(b.objective, a.objective) > 0 ? b : a));
	} finally {
		failed.abort();
		await Promise.allSettled(starts);
	}
}
