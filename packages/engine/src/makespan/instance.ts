import type { Project } from '../problem/project.ts';

/**
 * A project with one mode per activity, posts of constant capacity and plain precedence, as the schedule builders want
 * it. Lists in compressed rows: row i = from[i] … from[i + 1] - 1. Read only.
 */
export interface Instance {
	/** Number of activities. */
	count: number;
	/** Slots per activity. */
	duration: Int32Array;
	predecessorsFrom: Int32Array;
	predecessors: Int32Array;
	successorsFrom: Int32Array;
	successors: Int32Array;
	/** Number of resources that limit anything. */
	resources: number;
	/** Units per slot by activity and resource: `activity * resources + resource`. */
	demand: Int32Array;
	/** Units per resource in every slot. */
	capacity: Int32Array;
	/** Longest chain that ends where the activity starts, without regard to resources. */
	head: Int32Array;
	/** Longest chain that begins where the activity ends. */
	tail: Int32Array;
	/** Longest chain of all. */
	criticalPath: number;
	/** Slots if everything were done in a row. */
	total: number;
}

/** Reads what `isSingleMode` accepts. Throws where precedence runs in a circle. */
export function instanceOf(project: Project): Instance {
	const { count, duration } = project;
	const before: number[][] = Array.from({ length: count }, () => []);
	for (const { from, to } of project.arcs) before[to]!.push(from);
	const lists = before.map((list) => [...new Set(list)]);
	const after: number[][] = lists.map(() => []);
	lists.forEach((list, to) => list.forEach((from) => after[from]!.push(to)));
	const [predecessorsFrom, predecessors] = rows(lists);
	const [successorsFrom, successors] = rows(after);
	const order = topological(lists, after);
	const head = longest(order, duration, lists);
	const tail = longest(order.toReversed(), duration, after);
	return {
		...{ count, duration, predecessorsFrom, predecessors, successorsFrom, successors, head, tail },
		...limitingResources(project),
		criticalPath: head.reduce((most, value, at) => Math.max(most, value + duration[at]! + tail[at]!), 0),
		total: duration.reduce((sum, value) => sum + value, 0),
	};
}

/** The same with time running backwards: what ended last begins first. */
export function mirrored(instance: Instance): Instance {
	return {
		...instance,
		predecessorsFrom: instance.successorsFrom,
		predecessors: instance.successors,
		successorsFrom: instance.predecessorsFrom,
		successors: instance.predecessors,
		head: instance.tail,
		tail: instance.head,
	};
}

function rows(lists: readonly (readonly number[])[]): [from: Int32Array, values: Int32Array] {
	const from = new Int32Array(lists.length + 1);
	lists.forEach((list, index) => (from[index + 1] = from[index]! + list.length));
	return [from, Int32Array.from(lists.flat())];
}

function topological(
	before: readonly (readonly number[])[],
	after: readonly (readonly number[])[],
): number[] {
	const waiting = before.map((list) => list.length);
	const order = waiting.flatMap((left, index) => (left === 0 ? index : []));
	for (let next = 0; next < order.length; next++)
		for (const to of after[order[next]!]!) if (--waiting[to]! === 0) order.push(to);
	if (order.length < before.length) throw new Error('precedence runs in a circle');
	return order;
}

function longest(
	order: readonly number[],
	duration: Int32Array,
	before: readonly (readonly number[])[],
): Int32Array {
	const longest = new Int32Array(duration.length);
	for (const at of order)
		for (const from of before[at]!) longest[at] = Math.max(longest[at]!, longest[from]! + duration[from]!);
	return longest;
}

/** Leaves out resources that never run short because all who want them fit together. */
function limitingResources(project: Project) {
	const { count, resources: all } = project;
	const kept: number[] = [];
	for (let resource = 0; resource < all; resource++) {
		let sum = 0;
		for (let at = 0; at < count; at++) sum += project.demand[at * all + resource]!;
		if (sum > project.constant[resource]!) kept.push(resource);
	}
	const demand = new Int32Array(count * kept.length);
	kept.forEach((resource, row) => {
		for (let at = 0; at < count; at++) demand[at * kept.length + row] = project.demand[at * all + resource]!;
	});
	return {
		resources: kept.length,
		demand,
		capacity: Int32Array.from(kept, (resource) => project.constant[resource]!),
	};
}
