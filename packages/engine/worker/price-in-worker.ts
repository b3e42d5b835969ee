import { once } from 'node:events';
import type { FairnessPoint, MinimumShare, SelectionProblem } from '../src/index.ts';
import { startThread } from './start-thread.ts';

/** What fairness is priced on, and how long. */
export interface PriceRequest {
	problem: SelectionProblem;
	/** The fair shares in full. */
	shares: MinimumShare[];
	/** 0 … 1. */
	strengths: number[];
	seed: number;
	/** For each strength; less where the result is proved sooner. */
	milliseconds: number;
}

const workerUrl = new URL('./price-worker.ts', import.meta.url);

/**
 * The price of fairness, reckoned in a thread of its own; null when the signal came first.
 * @throws {Error} when the problem is not valid.
 */
export async function priceInWorker(
	request: PriceRequest,
	signal?: AbortSignal,
): Promise<FairnessPoint[] | null> {
	if (signal?.aborted) return null;
	const worker = startThread(workerUrl, { workerData: request });
	const stop = () => void worker.terminate();
	signal?.addEventListener('abort', stop, { once: true });
	// The thread ends by itself after its answer, and what is told before it has ended is the answer.
	let answer: FairnessPoint[] | null = null;
	worker.on('message', (points: FairnessPoint[]) => (answer = points));
	try {
		const [code] = await once(worker, 'exit');
		if (answer || signal?.aborted) return answer;
		throw new Error(`the worker ended without an answer (${code})`);
	} finally {
		signal?.removeEventListener('abort', stop);
	}
}
