import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anySketch, faults, projectFrom, shortest } from '../../testing/random-projects.ts';
import type { Project } from '../problem/project.ts';
import { singleMode } from './single-mode.ts';

function run(project: Project, seed: number, schedules: number) {
	const search = singleMode.begin(project, seed);
	while (search.iterations < schedules && (search.best?.makespan ?? Infinity) > search.bound) search.step(64);
	return search;
}

describe('singleMode', () => {
	test('finds the shortest of all plans of small projects and never claims a bound above it', () => {
		fc.assert(
			fc.property(anySketch(6), (sketch) => {
				const search = run(projectFrom(sketch), 1, 400);
				const least = shortest(sketch);
				expect(search.best!.makespan).toBe(least);
				expect(search.bound).toBeLessThanOrEqual(least);
			}),
			{ numRuns: 60 },
		);
	});

	test.each([6, 90, 40_000])('keeps precedence and capacities up to %i', (largest) => {
		fc.assert(
			fc.property(anySketch(30, largest), fc.integer({ min: 0, max: 1e9 }), (sketch, seed) => {
				const { best, bound } = run(projectFrom(sketch), seed, 300);
				expect(faults(sketch, best!.starts)).toEqual([]);
				const ends = sketch.activities.map(({ duration }, at) => best!.starts[at]! + duration);
				expect(best!.makespan).toBe(Math.max(...ends));
				expect(bound).toBeLessThanOrEqual(best!.makespan);
			}),
			{ numRuns: 60 },
		);
	});

	test('does the same with the same seed, however it is stepped', () => {
		fc.assert(
			fc.property(anySketch(20), fc.integer({ min: 1, max: 50 }), (sketch, stride) => {
				const project = projectFrom(sketch);
				const [one, other] = [singleMode.begin(project, 7), singleMode.begin(project, 7)];
				while (one.iterations < 200 && one.best?.makespan !== one.bound) one.step(stride);
				while (other.iterations < one.iterations) other.step(1);
				expect(other.best).toEqual(one.best);
			}),
			{ numRuns: 30 },
		);
	});

	test('says that what fits nowhere cannot be done', () => {
		const sketch = { capacity: [2], activities: [{ duration: 1, demand: [3], predecessors: [] }] };
		const search = singleMode.begin(projectFrom(sketch), 1);
		expect(search.step(10)).toBe(false);
		expect(search.best).toBeNull();
		expect(search.bound).toBe(Infinity);
	});

	test('leaves lags, dates and changing capacity to others', () => {
		const project = projectFrom({
			capacity: [2],
			activities: [0, 1].map(() => ({ duration: 2, demand: [1], predecessors: [] })),
		});
		expect(singleMode.supports(project)).toBe(true);
		expect(singleMode.supports({ ...project, constant: Int32Array.of(-1) })).toBe(false);
		expect(singleMode.supports({ ...project, release: Int32Array.of(0, 1) })).toBe(false);
		expect(singleMode.supports({ ...project, due: Int32Array.of(4, 3) })).toBe(false);
		expect(singleMode.supports({ ...project, arcs: [{ from: 0, to: 1, lag: 1, duration: 1 }] })).toBe(false);
	});
});
