export interface Dependency {
	needId: string;
	dependsOnId: string;
}

/** Needs that wait for each other in a ring, first one repeated at the end; null where nothing does. */
export function findCycle(dependencies: readonly Dependency[]): string[] | null {
	const waits = new Map<string, string[]>();
	for (const { needId, dependsOnId } of dependencies) {
		const list = waits.get(needId);
		if (list) list.push(dependsOnId);
		else waits.set(needId, [dependsOnId]);
	}
	const done = new Set<string>();
	for (const start of waits.keys()) {
		const cycle = ringFrom(start, waits, done);
		if (cycle) return cycle;
	}
	return null;
}

// A stack of our own: a chain of thousands would exhaust the language's.
function ringFrom(start: string, waits: Map<string, string[]>, done: Set<string>): string[] | null {
	if (done.has(start)) return null;
	const path = [start];
	const nextAt = [0];
	const onPath = new Set(path);
	while (path.length > 0) {
		const here = path[path.length - 1]!;
		const next = waits.get(here)?.[nextAt[nextAt.length - 1]!++];
		if (next === undefined) {
			done.add(here);
			onPath.delete(here);
			path.pop();
			nextAt.pop();
		} else if (onPath.has(next)) return [...path.slice(path.indexOf(next)), next];
		else if (!done.has(next)) {
			path.push(next);
			nextAt.push(0);
			onPath.add(next);
		}
	}
	return null;
}
