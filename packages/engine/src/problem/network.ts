/** Who must be finished before whom, as positions 0 … n-1. */
export interface Network {
	predecessors: readonly (readonly number[])[];
	successors: readonly (readonly number[])[];
}

/** Turns lists of predecessors into a network; repeated ones count once. */
export function networkOf(predecessors: readonly (readonly number[])[]): Network {
	const unique = predecessors.map((list) => [...new Set(list)]);
	const successors: number[][] = unique.map(() => []);
	unique.forEach((list, node) => list.forEach((before) => successors[before]!.push(node)));
	return { predecessors: unique, successors };
}

/** All nodes, predecessors first, otherwise in their own order; nodes on or after a cycle are missing. */
export function topologicalOrder(network: Network): number[] {
	const waiting = network.predecessors.map((list) => list.length);
	const order = waiting.flatMap((count, node) => (count === 0 ? [node] : []));
	for (let next = 0; next < order.length; next++) {
		for (const after of network.successors[order[next]!]!) {
			waiting[after]!--;
			if (waiting[after] === 0) order.push(after);
		}
	}
	return order;
}

/** A cycle through every knot of mutual dependence, each node followed by one that waits for it. */
export function cycles(network: Network): number[][] {
	const found: number[][] = [];
	const settled = new Set(topologicalOrder(network));
	network.predecessors.forEach((_, node) => {
		while (!settled.has(node)) {
			const walk = walkBack(network, node, settled);
			if (walk.cycle.length > 0) found.push(walk.cycle.toReversed());
			// A dead end leads only to cycles already found.
			for (const member of walk.cycle.length > 0 ? walk.cycle : [walk.end]) settled.add(member);
		}
	});
	return found;
}

function walkBack(network: Network, node: number, settled: Set<number>) {
	const walk: number[] = [];
	let at: number | undefined = node;
	while (at !== undefined && !walk.includes(at)) {
		walk.push(at);
		at = network.predecessors[at]!.find((before) => !settled.has(before));
	}
	return { cycle: at === undefined ? [] : walk.slice(walk.indexOf(at)), end: walk.at(-1)! };
}

/** For every node all it waits for, directly or not, predecessors first. */
export function ancestors(network: Network, order: readonly number[]): number[][] {
	const rank = new Map(order.map((node, index) => [node, index]));
	const sets: Set<number>[] = network.predecessors.map(() => new Set());
	for (const node of order) {
		for (const before of network.predecessors[node]!) {
			sets[node]!.add(before);
			for (const further of sets[before]!) sets[node]!.add(further);
		}
	}
	return sets.map((set) => [...set].sort((a, b) => rank.get(a)! - rank.get(b)!));
}

/** Earliest start and finish of every node with unlimited people and money, in open weeks, finish included. */
export interface EarliestDates {
	start: number[];
	finish: number[];
	/** The predecessor that forces the start, or -1 when the own date does. */
	forcedBy: number[];
}

/** Critical path forward pass. `release` = the own first week, `duration` in weeks. */
export function earliestDates(
	network: Network,
	order: readonly number[],
	release: readonly number[],
	duration: readonly number[],
): EarliestDates {
	const start = [...release];
	const finish = release.map(() => 0);
	const forcedBy = release.map(() => -1);
	for (const node of order) {
		for (const before of network.predecessors[node]!) {
			if (finish[before]! + 1 <= start[node]!) continue;
			start[node] = finish[before]! + 1;
			forcedBy[node] = before;
		}
		finish[node] = start[node]! + duration[node]! - 1;
	}
	return { start, finish, forcedBy };
}

/** The chain that forces the dates of the node, from the one whose own date begins it to the node itself. */
export function forcingPath(dates: EarliestDates, node: number): number[] {
	const path = [node];
	for (let at = dates.forcedBy[node]!; at >= 0; at = dates.forcedBy[at]!) path.unshift(at);
	return path;
}
