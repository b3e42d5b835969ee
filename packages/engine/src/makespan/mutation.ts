import type { Random } from '../random.ts';
import type { Instance } from './instance.ts';

/** Places in the list that an activity moves at most. */
const REACH = 30;

/** Insertion move: an activity goes elsewhere in the list, no farther than its predecessors and successors let it. */
export class Mutation {
	readonly #random: Random;
	/** Per activity those that bind it, in both directions, in compressed rows. */
	readonly #from: Int32Array;
	readonly #bound: Int32Array;
	/** Of which activity the neighbours are marked, by neighbour. */
	readonly #marked: Int32Array;

	constructor(instance: Instance, random: Random) {
		this.#random = random;
		this.#marked = new Int32Array(instance.count).fill(-1);
		[this.#from, this.#bound] = neighbours(instance);
	}

	/** Moves one activity. */
	mutate(list: Int32Array): void {
		const at = this.#random.below(list.length);
		const activity = list[at]!;
		for (let row = this.#from[activity]!; row < this.#from[activity + 1]!; row++)
			this.#marked[this.#bound[row]!] = activity;
		const lowest = Math.max(0, at - REACH);
		const highest = Math.min(list.length - 1, at + REACH);
		let low = at;
		while (low > lowest && this.#marked[list[low - 1]!] !== activity) low--;
		let high = at;
		while (high < highest && this.#marked[list[high + 1]!] !== activity) high++;
		const to = low + this.#random.below(high - low + 1);
		if (to < at) list.copyWithin(to + 1, to, at);
		else list.copyWithin(at, at + 1, to + 1);
		list[to] = activity;
	}
}

function neighbours(instance: Instance): [from: Int32Array, bound: Int32Array] {
	const { count, predecessors, predecessorsFrom, successors, successorsFrom } = instance;
	const from = new Int32Array(count + 1);
	const bound: number[] = [];
	for (let activity = 0; activity < count; activity++) {
		bound.push(...predecessors.subarray(predecessorsFrom[activity], predecessorsFrom[activity + 1]));
		bound.push(...successors.subarray(successorsFrom[activity], successorsFrom[activity + 1]));
		from[activity + 1] = bound.length;
	}
	return [from, Int32Array.from(bound)];
}
