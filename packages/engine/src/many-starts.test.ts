import { describe, expect, it } from 'vitest';
import { InvalidProblem, maxIterations, schedule, type Schedule } from './index.ts';
import { activity, problem } from '../testing/small-problem.ts';
import { solveFromManyStarts } from '../worker/many-starts.ts';
import { compareObjectives } from './portfolio/construct.ts';

const crowded = problem(
	Array.from({ length: 30 }, (_, index) =>
		activity(`a${index}`, {
			value: 1 + ((index * 13) % 17),
			duration: 1 + (index % 3),
			effort: { post: 333 + index },
		}),
	),
);

// Threads start slowly on a busy machine.
describe('solveFromManyStarts', { timeout: 30_000 }, () => {
	it('gives the best of its seeds and shows only what is better than all before', async () => {
		const seen: Schedule[] = [];
		const options = { seed: 7, iterations: 60 };
		const best = await solveFromManyStarts(crowded, { ...options, threads: 2 }, (one) => seen.push(one));
		const alone = [7, 8].map((seed) => schedule(crowded, { seed, stop: maxIterations(60) }));
		const [first] = alone.toSorted((a, b) => compareObjectives(b.objective, a.objective));
		expect(best).toEqual(first);
		expect(seen.at(-1)!.objective).toEqual(best.objective);
		for (const [index, one] of seen.slice(1).entries())
			expect(compareObjectives(one.objective, seen[index]!.objective)).toBeGreaterThan(0);
	});

	it('stops all when told to, and refuses what each would refuse', async () => {
		const stop = new AbortController();
		const options = { seed: 1, threads: 2 };
		const stopped = await solveFromManyStarts(crowded, options, () => stop.abort(), stop.signal);
		expect(stopped.items.length).toBeGreaterThan(0);
		const bad = problem([activity('a'), activity('a')]);
		await expect(solveFromManyStarts(bad, { ...options, iterations: 1 })).rejects.toThrow(InvalidProblem);
		await expect(solveFromManyStarts(crowded, options)).rejects.toThrow(RangeError);
	});
});
