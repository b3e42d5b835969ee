import type { Worker } from 'node:worker_threads';
import { InvalidProblem, type Problem, type Schedule } from '../src/index.ts';
import type { SolveOptions, SolveReply, SolveRequest, StopRequest } from './messages.ts';
import { startThread } from './start-thread.ts';

export type { SolveOptions, SolveReply, SolveRequest, StopRequest } from './messages.ts';

/** The module that runs in the thread; a bundler must keep it as a file of its own. */
export const workerUrl = new URL('./worker.ts', import.meta.url);

/**
 * Searches in a thread of its own until the options or the signal end it, and gives the best schedule found; an aborted
 * signal is a wish to stop, not an error. `onImprovement` gets the first schedule and then better ones, some 40 a second
 * at most.
 * @throws {InvalidProblem} when the problem is not valid; {RangeError} when nothing would ever end the search.
 */
export async function solveInWorker(
	problem: Problem,
	options: SolveOptions,
	onImprovement?: (schedule: Schedule) => void,
	signal?: AbortSignal,
): Promise<Schedule> {
	if (options.iterations === undefined && options.milliseconds === undefined && !signal)
		throw new RangeError('give iterations, milliseconds or a signal');
	const worker = startThread(workerUrl);
	const ended = new Promise((resolve) => worker.once('exit', resolve));
	const send = (message: SolveRequest | StopRequest) => worker.postMessage(message);
	const stop = () => send({ kind: 'stop' });
	try {
		const answer = replies(worker, onImprovement);
		send({ kind: 'solve', problem, options });
		if (signal?.aborted) stop();
		signal?.addEventListener('abort', stop);
		const found = await answer;
		// It ends by itself now, and need not be cut off.
		await ended;
		return found;
	} catch (error) {
		await worker.terminate();
		throw error;
	} finally {
		signal?.removeEventListener('abort', stop);
	}
}

function replies(worker: Worker, onImprovement?: (schedule: Schedule) => void): Promise<Schedule> {
	return new Promise((resolve, reject) => {
		worker.on('message', (message: SolveReply) => {
			if (message.kind === 'refused') reject(new InvalidProblem(message.issues));
			else if (message.kind === 'done') resolve(message.schedule);
			else {
				try {
					onImprovement?.(message.schedule);
				} catch (error) {
					reject(error as Error);
				}
			}
		});
		worker.on('error', reject);
		worker.on('exit', (code) => reject(new Error(`the worker ended without an answer (${code})`)));
	});
}
