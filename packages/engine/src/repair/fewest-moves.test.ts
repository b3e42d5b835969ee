import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activity, problem } from '../../testing/small-problem.ts';
import type { Problem } from '../problem/problem.ts';
import { fewestMoves } from './fewest-moves.ts';

const options = { seed: 1, iterations: 200, conflicts: 2000 };

const project = fc
	.array(
		fc.record({
			duration: fc.integer({ min: 1, max: 3 }),
			demand: fc.integer({ min: 0, max: 5 }),
			after: fc.boolean(),
			was: fc.nat({ max: 5 }),
		}),
		{ minLength: 1, maxLength: 4 },
	)
	.map((rows) => ({
		was: rows.map((row) => row.was),
		given: problem(
			rows.map(({ duration, demand, after }, index) =>
				activity(`a${index}`, {
					duration,
					effort: { post: 100 * demand * duration },
					predecessors: after && index > 0 ? [`a${index - 1}`] : [],
				}),
			),
			{ goal: 'makespan', slots: 12 },
		),
	}));

describe('fewestMoves', () => {
	it('moves nothing where everything fits', () => {
		const given = problem([activity('a'), activity('b', { predecessors: ['a'] })], { goal: 'makespan' });
		expect(fewestMoves(given, [0, 4], 10, options)).toMatchObject({ moved: 0, bound: 0 });
	});

	it('finds and proves what trying all plans finds', () => {
		fc.assert(
			fc.property(project, fc.integer({ min: 3, max: 8 }), ({ given, was }, deadline) => {
				const best = fewest(given, was, deadline, []);
				const { starts, moved, bound } = fewestMoves(given, was, deadline, options);
				expect(starts === null ? Infinity : moved).toBe(best);
				expect(bound).toBe(best);
			}),
			{ numRuns: 60 },
		);
	});
});

function fewest(given: Problem, was: readonly number[], deadline: number, starts: readonly number[]): number {
	const own = given.activities[starts.length];
	if (!own) return starts.filter((start, index) => start !== was[index]).length;
	let best = Infinity;
	for (let start = 0; start + own.duration <= deadline; start++) {
		const next = [...starts, start];
		if (isSound(given, next)) best = Math.min(best, fewest(given, was, deadline, next));
	}
	return best;
}

function isSound({ activities, slots }: Problem, starts: readonly number[]): boolean {
	const ends = starts.map((start, index) => start + activities[index]!.duration);
	const isOrdered = starts.every((start, index) =>
		activities[index]!.predecessors.every(
			(id) => ends[activities.findIndex((one) => one.id === id)]! <= start,
		),
	);
	const isFree = Array.from({ length: slots }, (_, slot) => slot).every((slot) => {
		const load = starts.map((start, index) => {
			const { effort, duration } = activities[index]!;
			return start <= slot && slot < ends[index]! ? effort['post']! / duration : 0;
		});
		return load.reduce((sum, units) => sum + units, 0) <= 500;
	});
	return isOrdered && isFree;
}
