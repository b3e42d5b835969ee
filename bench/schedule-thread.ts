import { parentPort } from 'node:worker_threads';
import { problemIn, type InstanceFile } from './schedule-instances.ts';
import { solve, type Limits, type Outcome } from './schedule-solve.ts';

/** One instance to solve. */
export interface Task {
	file: InstanceFile;
	limits: Limits;
}

/** What came of a task: an outcome, or why there is none. */
export type Answer = { outcome: Outcome } | { failure: string };

parentPort?.on('message', ({ file, limits }: Task) => parentPort?.postMessage(answerTo(file, limits)));

function answerTo(file: InstanceFile, limits: Limits): Answer {
	try {
		return { outcome: solve(problemIn(file), limits) };
	} catch (error) {
		return { failure: `the search broke down: ${String(error)}` };
	}
}
