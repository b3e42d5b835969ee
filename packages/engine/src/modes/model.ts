import { networkOf, topologicalOrder } from '../problem/network.ts';
import type { Project } from '../problem/project.ts';
import { reduceModes, type ModeTable } from './reduce.ts';

/** What the searches over modes work on: the modes worth having, precedence both ways, activities in precedence order. */
export interface ModeModel extends ModeTable {
	project: Project;
	/** Activities, predecessors first. */
	order: Int32Array;
	before: PrecedenceRows;
	after: PrecedenceRows;
}

/** For activity i the entries `from[i] … from[i + 1] - 1`: the other activity and the slots between finish and start. */
export interface PrecedenceRows {
	from: Int32Array;
	other: Int32Array;
	lag: Int32Array;
}

/** True when nothing but modes, renewable demand, funds, own dates and finish-to-start precedence matters. */
export function isMultiModeProject(project: Project): boolean {
	const { problem, arcs, places } = project;
	return (
		arcs.every(({ duration, lag }) => duration === 1 && lag >= 0) &&
		places.every((list) => list.length === 0) &&
		problem.budgets.length === 0 &&
		!problem.exclusions?.length &&
		!problem.groups?.some(({ setup }) => setup) &&
		problem.activities.every(({ pin }) => !pin || 'include' in pin)
	);
}

/** The model of a project for which `isMultiModeProject`; null = no choice of modes is possible. */
export function modeModelOf(project: Project): ModeModel | null {
	const table = reduceModes(project);
	if (!table) return null;
	return {
		...table,
		project,
		order: orderOf(project),
		before: rowsOf(project, 'to', 'from'),
		after: rowsOf(project, 'from', 'to'),
	};
}

/** All activities, predecessors first. */
export function orderOf({ count, arcs }: Project): Int32Array {
	const lists: number[][] = Array.from({ length: count }, () => []);
	for (const { from, to } of arcs) lists[to]!.push(from);
	return Int32Array.from(topologicalOrder(networkOf(lists)));
}

/** Precedence rows by the activity at the `own` end of each arc; of several arcs between two the longest lag. */
export function rowsOf({ count, arcs }: Project, own: 'from' | 'to', other: 'from' | 'to'): PrecedenceRows {
	const lists = Array.from({ length: count }, (): Map<number, number> => new Map());
	for (const arc of arcs) {
		const list = lists[arc[own]]!;
		list.set(arc[other], Math.max(arc.lag, list.get(arc[other]) ?? 0));
	}
	const from = new Int32Array(count + 1);
	lists.forEach((list, index) => (from[index + 1] = from[index]! + list.size));
	return {
		from,
		other: Int32Array.from(lists.flatMap((list) => [...list.keys()])),
		lag: Int32Array.from(lists.flatMap((list) => [...list.values()])),
	};
}
