import type { MakespanPlan } from '../makespan/method.ts';
import type { Project } from '../problem/project.ts';
import type { Random } from '../random.ts';

/**
 * Activities to keep near their places while the others, about `share` of all, are free: either those running around a
 * random moment are free, or a random activity with its neighbours over distances and theirs.
 */
export function neighbourhood(
	project: Project,
	plan: MakespanPlan,
	share: number,
	generator: Random,
): number[] {
	const wanted = Math.max(2, Math.round(share * project.count));
	const free = generator.below(2)
		? aroundMoment(project, plan, wanted, generator)
		: connected(project, wanted, generator);
	return [...project.duration.keys()].filter((activity) => !free.has(activity));
}

function aroundMoment(
	{ count, duration }: Project,
	plan: MakespanPlan,
	wanted: number,
	generator: Random,
): Set<number> {
	const moment = generator.below(plan.makespan + 1);
	const distance = (activity: number) =>
		Math.abs(2 * plan.starts[activity]! + duration[activity]! - 2 * moment);
	const order = Array.from({ length: count }, (_, activity) => activity);
	order.sort((one, other) => distance(one) - distance(other) || one - other);
	return new Set(order.slice(0, wanted));
}

function connected({ count, arcs }: Project, wanted: number, generator: Random): Set<number> {
	const near: number[][] = Array.from({ length: count }, () => []);
	for (const { from, to } of arcs) {
		near[from]!.push(to);
		near[to]!.push(from);
	}
	const free = new Set<number>();
	const waiting: number[] = [];
	while (free.size < wanted) {
		if (waiting.length === 0) waiting.push(generator.below(count));
		const [next] = waiting.splice(generator.below(waiting.length), 1);
		if (free.has(next!)) continue;
		free.add(next!);
		waiting.push(...near[next!]!.filter((one) => !free.has(one)));
	}
	return free;
}
