import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Problem } from '../problem/problem.ts';
import { projectOf } from '../problem/project.ts';
import { withProof } from './combined.ts';
import type { MakespanSearch } from './method.ts';
import { Prover } from './prove.ts';
import { simple } from './simple.ts';
import { checked, shortest, smallProblem } from '../../testing/single-mode-problem.ts';

const seeds = Array.from({ length: 120 }, (_, seed) => seed);

function isOpen({ best, bound }: MakespanSearch): boolean {
	return bound < (best?.makespan ?? Infinity);
}

test('the optimum or that there is none, as by trying all', () => {
	let infeasible = 0;
	for (const seed of seeds) {
		const project = projectOf(smallProblem(seed, { lags: seed % 2 === 0 }));
		const prover = new Prover(project, project.horizon);
		const optimum = shortest(project);
		expect(prover.bound).toBeLessThanOrEqual(Math.min(optimum, project.horizon + 1));
		while (isOpen(prover)) prover.step(5);
		expect(prover.best ? checked(project, prover.best) : Infinity).toBe(optimum);
		expect(prover.bound).toBe(optimum);
		infeasible += optimum === Infinity ? 1 : 0;
	}
	expect(infeasible).toBeGreaterThan(10);
	expect(infeasible).toBeLessThan(100);
});

test('search and proof together end at the optimum, the same way each time', () => {
	for (const seed of seeds.slice(0, 6)) {
		const project = projectOf(smallProblem(seed, { lags: false }));
		const run = () => {
			const search = withProof(simple).begin(project, seed);
			while (isOpen(search)) search.step(100);
			return { makespan: search.best && checked(project, search.best), iterations: search.iterations };
		};
		const first = run();
		expect(first.makespan ?? Infinity).toBe(shortest(project));
		expect(run()).toEqual(first);
	}
});

test('a plan from elsewhere is beaten or proved', () => {
	const project = projectOf(smallProblem(3, { lags: false }));
	const prover = new Prover(project, project.horizon);
	while (!prover.best) prover.step(1);
	const other = new Prover(project, prover.best.makespan);
	other.accept(prover.best);
	while (isOpen(other)) other.step(1);
	expect(other.best?.makespan).toBe(shortest(project));
});

test('more capacity never makes the proved optimum worse', () => {
	const optimum = (problem: Problem) => {
		const project = projectOf(problem);
		const prover = new Prover(project, project.horizon);
		while (isOpen(prover)) prover.step(50);
		return prover.bound;
	};
	fc.assert(
		fc.property(fc.nat(), fc.nat(1), (seed, which) => {
			const problem = smallProblem(seed, { lags: seed % 3 === 0 });
			const resources = problem.resources.map((resource, index) =>
				index === which ? { ...resource, capacity: resource.capacity.map((units) => units + 1) } : resource,
			);
			expect(optimum({ ...problem, resources })).toBeLessThanOrEqual(optimum(problem));
		}),
		{ numRuns: 60, seed: 1 },
	);
});
