import { describe, expect, test } from 'vitest';
import type { MakespanPlan, MakespanSearch } from '../makespan/method.ts';
import { projectOf, type Project } from '../problem/project.ts';
import { multiMode } from './multi-mode.ts';
import { smallModeProblem } from '../../testing/multi-mode-problem.ts';

const projects = Array.from({ length: 150 }, (_, seed) => projectOf(smallModeProblem(seed)));

describe('against all plans of small problems', () => {
	const ends = projects.map((project) => ({
		project,
		search: finished(project),
		shortest: shortest(project),
	}));

	test('the shortest is found and proved', () => {
		for (const { project, search, shortest: least } of ends) {
			expect(search.bound).toBe(least);
			expect(search.best ? checked(project, search.best) : Infinity).toBe(least);
		}
	});

	test('both kinds are there', () => {
		const impossible = ends.filter(({ shortest: least }) => least === Infinity).length;
		expect(impossible).toBeGreaterThan(15);
		expect(impossible).toBeLessThan(100);
	});
});

test('more of a fund never makes the shortest longer', () => {
	for (let seed = 0; seed < 60; seed++) {
		const problem = smallModeProblem(seed);
		const funds = problem.funds!.map(({ id, amount }) => ({ id, amount: amount + 2 }));
		const less = finished(projectOf(problem)).bound;
		expect(finished(projectOf({ ...problem, funds })).bound).toBeLessThanOrEqual(less);
	}
});

test('same seed, same plan', () => {
	const project = projects.find((one) => finished(one).best)!;
	expect(finished(project).best).toEqual(finished(project).best);
});

test('what it cannot handle', () => {
	const problem = smallModeProblem(1);
	expect(multiMode.supports(projectOf(problem))).toBe(true);
	const lag = { from: '0', to: '1', after: 'start' as const, min: null, max: 2 };
	expect(multiMode.supports(projectOf({ ...problem, lags: [lag] }))).toBe(false);
	const budgets = [{ year: 2026, kind: 'one_off' as const, amount: 1 }];
	expect(multiMode.supports(projectOf({ ...problem, budgets }))).toBe(false);
});

function finished(project: Project): MakespanSearch {
	const search = multiMode.begin(project, 7);
	for (let steps = 0; steps < 500 && (search.best?.makespan ?? Infinity) > search.bound; steps++)
		search.step(60);
	return search;
}

function checked(project: Project, { starts, modes, makespan }: MakespanPlan): number {
	expect(isFeasible(project, starts, modes)).toBe(true);
	expect(Math.max(...Array.from(starts, (start, at) => start + project.duration[modes[at]!]!))).toBe(
		makespan,
	);
	return makespan;
}

function isFeasible(project: Project, starts: ArrayLike<number>, modes: ArrayLike<number>): boolean {
	const { count, duration, arcs, funds, uses, fundAmount, release, due, modesFrom } = project;
	const activities = Array.from({ length: count }, (_, at) => at);
	const end = (at: number) => starts[at]! + duration[modes[at]!]!;
	const ownDates = activities.every((at) => starts[at]! >= release[at]! && end(at) <= due[at]!);
	const ownModes = activities.every((at) => modes[at]! >= modesFrom[at]! && modes[at]! < modesFrom[at + 1]!);
	const order = arcs.every(({ from, to }) => starts[to]! >= end(from));
	const money = Array.from({ length: funds }, (_, fund) => fund).every(
		(fund) => activities.reduce((sum, at) => sum + uses[modes[at]! * funds + fund]!, 0) <= fundAmount[fund]!,
	);
	return ownDates && ownModes && order && money && keepsCapacity(project, starts, modes);
}

function keepsCapacity(project: Project, starts: ArrayLike<number>, modes: ArrayLike<number>): boolean {
	const { resources, horizon, capacity, demand, duration } = project;
	const left = Array.from(capacity);
	for (let at = 0; at < project.count; at++)
		for (let slot = starts[at]!; slot < starts[at]! + duration[modes[at]!]!; slot++)
			for (let resource = 0; resource < resources; resource++)
				left[resource * horizon + slot]! -= demand[modes[at]! * resources + resource]!;
	return left.every((units) => units >= 0);
}

/** Makespan of the shortest plan by trying every mode and start of every activity. */
function shortest(project: Project): number {
	let best = Infinity;
	const starts: number[] = [];
	const modes: number[] = [];
	const search = (at: number, end: number): void => {
		if (end >= best) return;
		if (at === project.count) {
			if (isFeasible(project, starts, modes)) best = end;
			return;
		}
		for (modes[at] = project.modesFrom[at]!; modes[at]! < project.modesFrom[at + 1]!; modes[at]!++)
			for (starts[at] = 0; starts[at]! + project.duration[modes[at]!]! <= project.horizon; starts[at]!++)
				search(at + 1, Math.max(end, starts[at]! + project.duration[modes[at]!]!));
	};
	search(0, 0);
	return best;
}
