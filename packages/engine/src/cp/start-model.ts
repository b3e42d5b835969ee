import type { Project } from '../problem/project.ts';
import { cumulative, type Task } from './cumulative.ts';
import { atLeast, atMost, isFalse, isTrue, type Variable } from './literal.ts';
import { Solver } from './solver.ts';

/** Activities beyond which their orders, as many as pairs, are not made variables. */
const MOST_ORDERED = 400;

/** A project of single-mode activities as variables and constraints. */
export interface StartModel {
	solver: Solver;
	/** Start per activity. */
	starts: Variable[];
	/** Slot in which nothing is left to do, or later. */
	makespan: Variable;
}

/** States the project: dates, distances, resources, everything finished within `latest` slots. */
export function startModel(project: Project, latest: number): StartModel {
	const solver = new Solver();
	const makespan = solver.integer(0, latest);
	const starts = Array.from({ length: project.count }, () => solver.integer(0, latest));
	starts.forEach((start, activity) => {
		const duration = project.duration[activity]!;
		solver.fix(atLeast(start, project.release[activity]!));
		solver.fix(atMost(start, project.due[activity]! - duration));
		solver.difference(start, duration, makespan);
	});
	for (const { from, to, lag, duration } of project.arcs) {
		const own = duration === 1 ? project.duration[from]! : duration === -1 ? -project.duration[to]! : 0;
		solver.difference(starts[from]!, lag + own, starts[to]!);
	}
	for (let resource = 0; resource < project.resources; resource++)
		addResource(project, resource, latest, starts, solver);
	addOrders(project, starts, solver);
	return { solver, starts, makespan };
}

/** Where the capacity varies, what is missing to the largest is taken by tasks that cannot move. */
function addResource(
	project: Project,
	resource: number,
	latest: number,
	starts: Variable[],
	solver: Solver,
): void {
	const { horizon, capacity } = project;
	const most = Math.max(...capacity.subarray(resource * horizon, resource * horizon + latest));
	const tasks: Task[] = starts.map((start, activity) => ({
		start,
		duration: project.duration[activity]!,
		demand: project.demand[activity * project.resources + resource]!,
	}));
	for (let from = 0, to = 0; from < latest; from = to) {
		const units = capacity[resource * horizon + from]!;
		while (to < latest && capacity[resource * horizon + to] === units) to++;
		if (units < most)
			tasks.push({ start: solver.integer(from, from), duration: to - from, demand: most - units });
	}
	cumulative(solver, tasks, most);
}

/** Two activities that do not fit beside each other are done one after the other. */
function addOrders(
	{ count, resources, demand, constant, duration }: Project,
	starts: Variable[],
	solver: Solver,
): void {
	if (count > MOST_ORDERED) return;
	for (let one = 0; one < count; one++)
		for (let other = one + 1; other < count; other++) {
			const clash = Array.from(constant).some(
				(units, resource) =>
					units >= 0 && demand[one * resources + resource]! + demand[other * resources + resource]! > units,
			);
			if (!clash) continue;
			const before = solver.boolean();
			solver.difference(starts[one]!, duration[one]!, starts[other]!, isTrue(before));
			solver.difference(starts[other]!, duration[other]!, starts[one]!, isFalse(before));
		}
}
