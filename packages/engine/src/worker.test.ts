import { describe, expect, it } from 'vitest';
import { InvalidProblem, maxIterations, schedule, type Problem, type Schedule } from './index.ts';
import { checkSchedule } from '../testing/naive-check.ts';
import { activity, problem } from '../testing/small-problem.ts';
import { solveInWorker } from '../worker/solve-in-worker.ts';

// More work than fits, so that the search never knows it is done.
const crowded: Problem = problem(
	Array.from({ length: 30 }, (_, index) =>
		activity(`a${index}`, {
			value: 1 + ((index * 13) % 17),
			duration: 1 + (index % 3),
			effort: { post: 333 + index },
		}),
	),
);

describe('solveInWorker', () => {
	it('gives what the same seed and iterations give here', async () => {
		const result = await solveInWorker(crowded, { seed: 4, iterations: 500 });
		expect(result).toEqual(schedule(crowded, { seed: 4, stop: maxIterations(500) }));
		expect(checkSchedule(crowded, result)).toEqual([]);
	});

	it('shows each better schedule on the way', async () => {
		const seen: Schedule[] = [];
		const result = await solveInWorker(crowded, { seed: 4, iterations: 2000 }, (better) => seen.push(better));
		expect(seen.length).toBeGreaterThan(0);
		expect(seen.at(-1)!.objective).toEqual(result.objective);
	});

	it('ends by its own clock', async () => {
		const result = await solveInWorker(crowded, { seed: 1, milliseconds: 50 });
		expect(checkSchedule(crowded, result)).toEqual([]);
	});

	it('answers with what it has when it is told to stop, also before it began', async () => {
		const stop = new AbortController();
		const result = await solveInWorker(crowded, { seed: 1 }, () => stop.abort(), stop.signal);
		expect(checkSchedule(crowded, result)).toEqual([]);
		expect(await solveInWorker(crowded, { seed: 1 }, undefined, AbortSignal.abort())).toHaveProperty('items');
	});

	it('refuses a bad problem with its issues and an endless search', async () => {
		const bad = problem([activity('a'), activity('a')]);
		const refusal = await solveInWorker(bad, { seed: 1, iterations: 1 }).catch((error: unknown) => error);
		expect(refusal).toBeInstanceOf(InvalidProblem);
		expect((refusal as InvalidProblem).issues).toMatchObject([{ code: 'duplicate' }]);
		await expect(solveInWorker(crowded, { seed: 1 })).rejects.toThrow(RangeError);
	});

	it('passes on what the listener throws', async () => {
		const listener = () => {
			throw new Error('listener');
		};
		await expect(solveInWorker(crowded, { seed: 1, milliseconds: 5000 }, listener)).rejects.toThrow(
			'listener',
		);
	});
});
