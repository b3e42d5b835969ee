import type { Problem, Schedule } from '@luotsi/engine';
import { solveInWorker, type SolveOptions } from '@luotsi/engine/worker';

export interface SolveWish {
	seed: number;
	seconds: number;
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
	{ seed, seconds, signal, onImprovement, repair, quietMs = QUIET_MS }: SolveWish,
): Promise<Schedule> {
	const quiet = new AbortController();
	let timer = setTimeout(() => quiet.abort(), quietMs);
	const improved = (answer: Schedule) => {
		clearTimeout(timer);
		timer = setTimeout(() => quiet.abort(), quietMs);
		onImprovement(answer);
	};
	const options = { seed, milliseconds: seconds * 1000, ...(repair && { repair }) };
	return solveInWorker(problem, options, improved, AbortSignal.any([signal, quiet.signal])).finally(() =>
		clearTimeout(timer),
	);
}
