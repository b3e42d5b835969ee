import type { Random } from '../random.ts';
import type { ModeModel, PrecedenceRows } from './model.ts';

/** A list of activities, predecessors first, with the mode of each: what a schedule is built from. */
export interface Genes {
	list: Int32Array;
	/** By activity. */
	modes: Int32Array;
}

/**
 * Two-point crossover (Hartmann 2001): the stretch of positions `from` … `to` - 1 comes from the father in his order,
 * the rest from the mother; each activity brings the mode of the parent that gave it.
 */
export function cross(
	mother: Genes,
	father: Genes,
	from: number,
	to: number,
	child: Genes,
	taken: Uint8Array,
) {
	const count = child.list.length;
	taken.fill(0);
	let at = 0;
	const fill = (parent: Genes, until: number) => {
		for (let position = 0; at < until; position++) {
			const activity = parent.list[position]!;
			if (taken[activity]) continue;
			taken[activity] = 1;
			child.list[at++] = activity;
			child.modes[activity] = parent.modes[activity]!;
		}
	};
	fill(mother, from);
	fill(father, to);
	fill(mother, count);
}

/** Swaps neighbours in the list that precedence does not order, each with the probability given. */
export function shake(
	model: { after: PrecedenceRows },
	{ list }: Genes,
	probability: number,
	random: Random,
) {
	for (let position = 1; position < list.length; position++) {
		if (random.unit() >= probability) continue;
		const [first, second] = [list[position - 1]!, list[position]!];
		if (isBefore(model, first, second)) continue;
		list[position - 1] = second;
		list[position] = first;
	}
}

/** Gives activities another mode, each with the probability given. */
export function changeModes(
	{ modesFrom, count }: ModeModel,
	{ modes }: Genes,
	probability: number,
	random: Random,
) {
	for (let activity = 0; activity < count; activity++) {
		const choices = modesFrom[activity + 1]! - modesFrom[activity]!;
		if (choices > 1 && random.unit() < probability)
			modes[activity] = modesFrom[activity]! + random.below(choices);
	}
}

/** Sorts the list by key, least first; equal ones keep their order. */
export function sortBy(list: Int32Array, key: Int32Array) {
	for (let position = 1; position < list.length; position++) {
		const activity = list[position]!;
		const own = key[activity]!;
		let at = position;
		for (; at > 0 && key[list[at - 1]!]! > own; at--) list[at] = list[at - 1]!;
		list[at] = activity;
	}
}

function isBefore({ after }: { after: PrecedenceRows }, first: number, second: number): boolean {
	for (let row = after.from[first]!; row < after.from[first + 1]!; row++)
		if (after.other[row] === second) return true;
	return false;
}

/** What `listByKeys` reads of a model. */
export type Ordered = Pick<ModeModel, 'count' | 'order' | 'before' | 'after'>;

/** Lists the activities by key, but none before its predecessors. */
export function listByKeys({ order, before, after, count }: Ordered, keys: Int32Array, list: Int32Array) {
	const waiting = Int32Array.from({ length: count }, (_, a) => before.from[a + 1]! - before.from[a]!);
	const ready = [...order].filter((activity) => waiting[activity] === 0);
	for (let position = 0; position < count; position++) {
		let least = 0;
		for (let index = 1; index < ready.length; index++)
			if (keys[ready[index]!]! < keys[ready[least]!]!) least = index;
		const activity = ready[least]!;
		ready[least] = ready[ready.length - 1]!;
		ready.pop();
		list[position] = activity;
		for (let row = after.from[activity]!; row < after.from[activity + 1]!; row++)
			if (--waiting[after.other[row]!]! === 0) ready.push(after.other[row]!);
	}
}
