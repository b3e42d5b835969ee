import type { Random } from '../random.ts';

interface Ranked {
	makespan: number;
}

/** The shorter of two members of chance. */
export function better<Member extends Ranked>(members: readonly Member[], random: Random): Member {
	const one = members[random.below(members.length)]!;
	const other = members[random.below(members.length)]!;
	return one.makespan <= other.makespan ? one : other;
}

/** The longest of four members of chance: the one whose place a child may take. */
export function longestOfFour<Member extends Ranked>(members: readonly Member[], random: Random): Member {
	let longest = members[random.below(members.length)]!;
	for (let tried = 0; tried < 3; tried++) {
		const other = members[random.below(members.length)]!;
		if (other.makespan > longest.makespan) longest = other;
	}
	return longest;
}

interface Ordered {
	count: number;
	/** Slots. */
	horizon: number;
	/** Activities, each after what it waits for. */
	order: Int32Array;
	after: { from: Int32Array; other: Int32Array; lag: Int32Array };
}

/** Latest start by critical path, counted from the horizon, where each activity takes at least so many slots. */
export function latestStarts(
	{ count, order, after, horizon }: Ordered,
	slots: (activity: number) => number,
): Int32Array {
	const latest = new Int32Array(count);
	for (let position = count - 1; position >= 0; position--) {
		const activity = order[position]!;
		let by = horizon;
		for (let row = after.from[activity]!; row < after.from[activity + 1]!; row++)
			by = Math.min(by, latest[after.other[row]!]! - after.lag[row]!);
		latest[activity] = by - slots(activity);
	}
	return latest;
}

interface Breeding {
	/** Schedules built so far. */
	schedules: number;
	/** Makes one child; true when the best became better. */
	breed(): boolean;
}

/** Passes over the list by which one child is built: forward, backward, forward. */
const PASSES = 3;

/** Makes children within a number of schedules, at most so many, at least one. */
export function breedSome(
	population: Breeding,
	{ children, schedules }: { children: number; schedules: number },
): { built: number; isBetter: boolean } {
	const before = population.schedules;
	const wanted = Math.max(1, Math.min(children, Math.floor(schedules / PASSES)));
	let isBetter = false;
	for (let made = 0; made < wanted; made++) if (population.breed()) isBetter = true;
	return { built: population.schedules - before, isBetter };
}
