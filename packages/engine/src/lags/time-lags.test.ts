import { expect, test } from 'vitest';
import type { MakespanSearch } from '../makespan/method.ts';
import { checked, shortest, smallProblem } from '../../testing/single-mode-problem.ts';
import { projectOf } from '../problem/project.ts';
import { timeLags } from './time-lags.ts';

function end(search: MakespanSearch): void {
	while (search.bound < (search.best?.makespan ?? Infinity)) search.step(7);
}

test('the optimum or that there is none, as by trying all', () => {
	let infeasible = 0;
	for (let seed = 500; seed < 600; seed++) {
		const project = projectOf(smallProblem(seed, { lags: true }));
		expect(timeLags.supports(project)).toBe(true);
		const search = timeLags.begin(project, seed);
		end(search);
		const optimum = shortest(project);
		expect(search.best ? checked(project, search.best) : Infinity).toBe(optimum);
		expect(search.bound).toBe(optimum);
		infeasible += optimum === Infinity ? 1 : 0;
	}
	expect(infeasible).toBeGreaterThan(10);
	expect(infeasible).toBeLessThan(90);
});

test('lags that run in a circle are refuted', () => {
	const problem = smallProblem(1, { lags: false });
	const project = projectOf({
		...problem,
		lags: [
			{ from: '0', to: '1', after: 'finish', min: 1, max: null },
			{ from: '0', to: '1', after: 'start', min: null, max: 1 },
		],
	});
	const search = timeLags.begin(project, 1);
	end(search);
	expect(search.best).toBeNull();
	expect(search.bound).toBe(Infinity);
});

test('with neighbourhoods of a larger project it improves the same way each time', () => {
	const wide = larger(40);
	const run = () => {
		const search = timeLags.begin(wide, 5);
		const found: number[] = [];
		while (search.iterations < 1500 && search.bound < (search.best?.makespan ?? Infinity)) {
			if (search.step(10) && search.best) found.push(checked(wide, search.best));
		}
		return { found, bound: search.bound, iterations: search.iterations };
	};
	const first = run();
	expect(first.found.toSorted((a, b) => b - a)).toEqual(first.found);
	expect(first.bound).toBeLessThanOrEqual(first.found.at(-1)!);
	expect(run()).toEqual(first);
});

/** Independent jobs of all lengths for one post: the shortest has no gap. */
function larger(count: number) {
	const problem = smallProblem(2, { lags: false });
	const slots = count * 4;
	const activity = problem.activities[0]!;
	return projectOf({
		...problem,
		slots,
		resources: [{ id: 'a', capacity: Array.from({ length: slots }, () => 3) }],
		activities: Array.from({ length: count }, (_, index) => {
			const duration = 1 + ((index * 7) % 5);
			const effort = { a: duration * (1 + ((index * 5) % 3)) };
			return {
				...activity,
				id: String(index),
				duration,
				effort,
				earliest: 0,
				deadline: null,
				predecessors: [],
			};
		}),
		lags: Array.from({ length: count - 10 }, (_, index) => ({
			...{
				from: String(index),
				to: String(index + 10),
				after: 'start' as const,
				min: 1 + (index % 6),
				max: 30,
			},
		})),
	});
}
