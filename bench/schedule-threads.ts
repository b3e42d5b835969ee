import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Answer, Task } from './schedule-thread.ts';

const THREAD = new URL('./schedule-thread.ts', import.meta.url);
/** A search that should have stopped is ended after so many times its time, and seconds more, by its own clock. */
const PATIENCE = { times: 3, seconds: 10 };
/** Seconds. */
const LONGEST_TIMER = 1e6;

/** A thread that solves one instance after the other and is replaced when it does not answer. */
export class SolvingThread {
	readonly #url: URL;
	#worker: Worker | null = null;

	/** `url` is a module that answers each `Task` with an `Answer`. */
	constructor(url = THREAD) {
		this.#url = url;
	}

	/** Never rejects: a thread that breaks down or does not end is a failure of the task. */
	async solve(task: Task): Promise<Answer> {
		if (!this.#worker) {
			this.#worker = new Worker(this.#url);
			await once(this.#worker, 'online');
		}
		const answer = await answerOf(this.#worker, task);
		if ('failure' in answer) await this.end();
		return answer;
	}

	async end(): Promise<void> {
		await this.#worker?.terminate();
		this.#worker = null;
	}
}

/** Calls `work` for every index below `count`, in so many threads; rejects as soon as one call does. */
export async function inThreads(
	count: number,
	threads: number,
	work: (index: number, thread: SolvingThread) => Promise<void>,
): Promise<void> {
	let next = 0;
	const workers = Array.from({ length: Math.min(threads, count) }, async () => {
		const thread = new SolvingThread();
		try {
			while (next < count) await work(next++, thread);
		} finally {
			await thread.end();
		}
	});
	await Promise.all(workers);
}

async function answerOf(worker: Worker, task: Task): Promise<Answer> {
	const done = new AbortController();
	try {
		return await Promise.race([replyOf(worker, task, done.signal), overdue(worker, task, done.signal)]);
	} finally {
		done.abort();
	}
}

function replyOf(worker: Worker, task: Task, signal: AbortSignal): Promise<Answer> {
	return new Promise((resolve) => {
		const fail = (why: string) => resolve({ failure: `the search broke down: ${why}` });
		const listeners = {
			message: resolve,
			error: (error: unknown) => fail(String(error)),
			exit: (code: number) => fail(`its thread ended with ${code}`),
		};
		for (const [name, listener] of Object.entries(listeners)) {
			worker.on(name, listener);
			signal.addEventListener('abort', () => worker.off(name, listener));
		}
		worker.postMessage(task);
	});
}

/** Resolves once the search has had more than its time; rejects when the signal comes first. */
async function overdue(worker: Worker, { limits }: Task, signal: AbortSignal): Promise<Answer> {
	const most = limits.seconds * PATIENCE.times + PATIENCE.seconds;
	const spent = await stopwatch(worker, limits.clock);
	for (let left = most; left > 0; left = most - (await spent()))
		await setTimeout(Math.min(left, LONGEST_TIMER) * 1000, undefined, { signal });
	return { failure: `the search did not end within ${most} seconds` };
}

async function stopwatch(worker: Worker, clock: 'cpu' | 'wall'): Promise<() => Promise<number>> {
	const from = performance.now();
	if (clock === 'wall') return () => Promise.resolve((performance.now() - from) / 1000);
	const before = await worker.cpuUsage();
	return async () => {
		const { user, system } = await worker.cpuUsage(before);
		return (user + system) / 1e6;
	};
}
