import { afterEach, describe, expect, it } from 'vitest';
import type { Task } from './schedule-thread.ts';
import { SolvingThread } from './schedule-threads.ts';

/** One post; job 2 takes two slots, then job 3 one. */
const CHAIN = '4 1\n1\n0 0 1 2\n2 1 1 3\n1 1 1 4\n0 0 0';
const task = (text: string, seconds: number, clock: 'cpu' | 'wall'): Task => ({
	file: { name: 'a', ending: 'rcp', text },
	limits: { seconds, schedules: 10, clock, seed: 1 },
});

let thread = new SolvingThread();
afterEach(() => thread.end());

const threadThat = (does: string) => {
	const code = `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { ${does} });`;
	thread = new SolvingThread(new URL(`data:text/javascript,${encodeURIComponent(code)}`));
	return thread;
};
/** With the seconds of patience on top it is over at once. */
const AT_ONCE = -3.3;

describe('a solving thread', () => {
	it('answers one task after the other', async () => {
		thread = new SolvingThread();
		for (const clock of ['cpu', 'wall'] as const)
			expect(await thread.solve(task(CHAIN, 1, clock))).toMatchObject({
				outcome: { plan: { makespan: 3 }, bound: 3 },
			});
	});

	it('says that an instance cannot be read, and goes on', async () => {
		thread = new SolvingThread();
		expect(await thread.solve(task('nonsense', 1, 'wall'))).toHaveProperty('failure');
		expect(await thread.solve(task(CHAIN, 1, 'wall'))).toHaveProperty('outcome');
	});

	it.each(['cpu', 'wall'] as const)('ends what never ends, by the %s', async (clock) => {
		const endless = threadThat('for (;;);');
		expect(await endless.solve(task('', AT_ONCE, clock))).toMatchObject({
			failure: expect.stringContaining('did not end') as string,
		});
	});

	it('says that the thread broke down', async () => {
		expect(await threadThat('process.exit(3)').solve(task('', 1, 'wall'))).toEqual({
			failure: 'the search broke down: its thread ended with 3',
		});
	});
});
