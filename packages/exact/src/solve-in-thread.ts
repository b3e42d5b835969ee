import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { Limits, LinearModel, Solution } from './model.ts';

// V8 may free code of one thread's WebAssembly that another still holds when it compiles the way out of it anew.
setFlagsFromString('--wasm-wrapper-tiering-budget=1000000000');

/** The module that runs in the thread; a bundler must keep it as a file of its own. */
export const threadUrl = new URL('./thread.ts', import.meta.url);

type Reply = { kind: 'progress'; bound: number; value: number } | { kind: 'done'; solution: Solution };

/**
 * Solves in a thread of its own, which an aborted signal ends at once.
 * @returns null when aborted; the bounds told by `onProgress` until then still hold.
 */
export function solveInThread(
	model: LinearModel,
	limits: Pick<Limits, 'seconds' | 'nodes' | 'start' | 'onProgress'> = {},
	signal?: AbortSignal,
): Promise<Solution | null> {
	if (signal?.aborted) return Promise.resolve(null);
	const { onProgress, ...rest } = limits;
	const worker = new Worker(threadUrl, { workerData: { model, limits: rest } });
	const { promise, resolve, reject } = Promise.withResolvers<Solution | null>();
	const abort = () => resolve(null);
	signal?.addEventListener('abort', abort, { once: true });
	worker.on('error', reject);
	worker.on('exit', () => reject(new Error('the solver thread ended without an answer')));
	worker.on('message', (reply: Reply) => {
		if (reply.kind === 'done') resolve(reply.solution);
		else onProgress?.(reply.bound, reply.value);
	});
	return promise.finally(() => {
		signal?.removeEventListener('abort', abort);
		return worker.terminate();
	});
}
