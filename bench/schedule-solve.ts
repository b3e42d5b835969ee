import type { MakespanPlan } from '../packages/engine/src/makespan/method.ts';
import { makespanSearch } from '../packages/engine/src/makespan/solve.ts';
import type { Problem } from '../packages/engine/src/problem/problem.ts';

/** When to stop looking at one instance. */
export interface Limits {
	seconds: number;
	schedules: number;
	/** Seconds of the processor in the calling thread, or of the wall. */
	clock: 'cpu' | 'wall';
	seed: number;
}

export interface Outcome {
	plan: MakespanPlan | null;
	/** Proved: nothing is shorter; Infinity = there is none. */
	bound: number;
	schedules: number;
	seconds: number;
}

/** Searches one problem until it is proved or a limit is met. Compiling the problem counts. */
export function solve(problem: Problem, { seconds, schedules, clock, seed }: Limits): Outcome {
	const now = clock === 'cpu' ? cpuSeconds : wallSeconds;
	const from = now();
	const search = makespanSearch(problem, seed);
	while (!isProved(search.best, search.bound) && search.iterations < schedules && now() - from < seconds)
		search.step(Math.min(schedules - search.iterations, 2 ** 30));
	return { plan: search.best, bound: search.bound, schedules: search.iterations, seconds: now() - from };
}

/** True when nothing better can be found. */
export function isProved(plan: MakespanPlan | null, bound: number): boolean {
	return plan ? bound >= plan.makespan : bound === Infinity;
}

function cpuSeconds(): number {
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1e6;
}

function wallSeconds(): number {
	return performance.now() / 1000;
}
