import type { Wish } from '../src/conflict/wish.ts';
import type { Problem, Slot } from '../src/problem/problem.ts';
import { costIn, workedSlots } from './naive-check.ts';

/** Whether all these wishes can hold together, by trying every start; null = too many to try. */
export function wishesHold(problem: Problem, wishes: readonly Wish[]): boolean | null {
	const needed = neededBy(wishes);
	if (needed.length > 4) return null;
	if (wishes.some((wish) => wish.code === 'exclude' && needed.includes(wish.activity))) return false;
	return place(problem, wishes, needed, new Map());
}

function neededBy(wishes: readonly Wish[]): string[] {
	const needed = new Set(
		wishes.flatMap((wish) => (wish.code === 'include' || wish.code === 'start' ? wish.activity : [])),
	);
	for (const id of needed)
		for (const wish of wishes)
			if (wish.code === 'order' && wish.activity === id) needed.add(wish.predecessor);
	return [...needed];
}

function place(
	problem: Problem,
	wishes: readonly Wish[],
	waiting: readonly string[],
	starts: Map<string, Slot>,
): boolean {
	const [id, ...rest] = waiting;
	if (id === undefined) return wishes.every((wish) => holdsAll(problem, wish, starts));
	for (let start = 0; start < problem.slots; start++) {
		if (problem.closed?.[start] || workedSlots(problem, id, start).at(-1)! >= problem.slots) continue;
		if (!wishes.every((wish) => holdsFor(problem, wish, id, start))) continue;
		if (place(problem, wishes, rest, new Map([...starts, [id, start]]))) return true;
	}
	return false;
}

function holdsFor(problem: Problem, wish: Wish, id: string, start: Slot): boolean {
	if (!('activity' in wish) || wish.activity !== id) return true;
	if (wish.code === 'start') return wish.start === start;
	if (wish.code === 'earliest') return start >= wish.earliest;
	return wish.code !== 'deadline' || workedSlots(problem, id, start).at(-1)! <= wish.deadline;
}

function holdsAll(problem: Problem, wish: Wish, starts: ReadonlyMap<string, Slot>): boolean {
	if (wish.code === 'order') {
		const [before, after] = [starts.get(wish.predecessor), starts.get(wish.activity)];
		return (
			after === undefined ||
			(before !== undefined && workedSlots(problem, wish.predecessor, before).at(-1)! < after)
		);
	}
	if (wish.code === 'post') return fitsPost(problem, wish.resource, starts);
	if (wish.code !== 'budget') return true;
	const { year, kind } = wish;
	const budget = problem.budgets.find((row) => row.year === year && row.kind === kind)!;
	const spent = [...starts].reduce((sum, [id, start]) => sum + costIn(problem, id, start, year, kind), 0);
	return spent <= budget.amount;
}

// Only the even part of the work is looked at, as the engine does here.
function fitsPost(problem: Problem, resource: string, starts: ReadonlyMap<string, Slot>): boolean {
	const used = new Array<number>(problem.slots).fill(0);
	for (const [id, start] of starts) {
		const { effort, duration } = problem.activities.find((one) => one.id === id)!;
		for (const slot of workedSlots(problem, id, start))
			used[slot]! += Math.floor((effort[resource] ?? 0) / duration);
	}
	const { capacity } = problem.resources.find(({ id }) => id === resource)!;
	return used.every((amount, slot) => amount <= capacity[slot]!);
}
