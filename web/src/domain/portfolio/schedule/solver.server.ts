import type { Problem, Schedule } from '@luotsi/engine';
import { solveInWorker, type SolveOptions } from '@luotsi/engine/worker';

/** How long to look: by the clock, or so many plans, which gives the same answer on any machine. */
export type Effort = { seconds: number } | { iterations: number };

export interface SolveWish {
	seed: number;
	effort: Effort;
	/** A wish to stop: what is found so far is the answer. */
	signal: AbortSignal;
	onImprovement(answer: Schedule): void;
	/** Present = near to what was adopted. */
	repair?: SolveOptions['repair'];
	/** So long without anything better, and it ends. */
	quietMs?: number;
}

/** So long without anything better, and more is hardly to come. */
const QUIET_MS = 4_000;

/** Solves in a thread of its own, so that pages are answered meanwhile. */
export async function solve(
	problem: Problem,
	{ seed, effort, signal, onImprovement, repair, quietMs = QUIET_MS }: SolveWish,
): Promise<Schedule> {
	const quiet = new AbortController();
	const isTimed = 'seconds' in effort;
	const patience = () => (isTimed ? setTimeout(() => quiet.abort(), quietMs) : undefined);
	let timer = patience();
	const improved = (answer: Schedule) => {
		clearTimeout(timer);
		timer = patience();
		onImprovement(answer);
	};
	const limit = isTimed ? { milliseconds: effort.seconds * 1000 } : { iterations: effort.iterations };
	const options = { seed, ...limit, ...(repair && { repair }) };
	return solveInWorker(problem, options, improved, AbortSignal.any([signal, quiet.signal])).finally(() =>
		clearTimeout(timer),
	);
}

/** A part of the whole effort. */
export function shareOf(effort: Effort, share: number): Effort {
	if ('seconds' in effort) return { seconds: effort.seconds * share };
	return { iterations: Math.ceil(effort.iterations * share) };
}
