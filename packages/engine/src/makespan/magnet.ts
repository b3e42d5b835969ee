import type { Instance } from './instance.ts';
import type { Population } from './population.ts';

const INSIDE = 1;
const BEFORE = 2;
const AFTER = 3;

/**
 * Magnet crossover (after Zamani 2013): a block of the first parent stays together and stands where its middle stands in
 * the second parent; what precedence puts before or after the block goes there, all others keep the side and the order
 * they have in the second parent. Nearer to the second parent than the peak crossover.
 */
export class Magnet {
	readonly #instance: Instance;
	/** Where each activity goes; 0 = free. */
	readonly #side: Uint8Array;

	/** The instance in the direction in which children are built. */
	constructor(instance: Instance) {
		this.#instance = instance;
		this.#side = new Uint8Array(instance.count);
	}

	/** Writes the child; the block is from `start` to before `end` in the first list, both lists as offsets in `order`. */
	join(
		{ order }: Population,
		first: number,
		second: number,
		start: number,
		end: number,
		list: Int32Array,
	): void {
		const side = this.#side;
		this.#divide(order, first, start, end);
		const pivot = this.#pivot(order, second, (end - start) >> 1);
		let next = 0;
		for (let position = second; position < second + list.length; position++) {
			const activity = order[position]!;
			if (side[activity] === BEFORE || (side[activity] === 0 && position < pivot)) list[next++] = activity;
		}
		for (let position = first + start; position < first + end; position++) list[next++] = order[position]!;
		for (let position = second; position < second + list.length; position++) {
			const activity = order[position]!;
			if (side[activity] === AFTER || (side[activity] === 0 && position > pivot)) list[next++] = activity;
		}
	}

	/** Marks the block and all that must come before or after it. */
	#divide(order: Int32Array, first: number, start: number, end: number): void {
		const { predecessors, predecessorsFrom, successors, successorsFrom, count } = this.#instance;
		const side = this.#side;
		side.fill(0);
		for (let position = start; position < end; position++) side[order[first + position]!] = INSIDE;
		for (let position = end - 1; position >= 0; position--) {
			const activity = order[first + position]!;
			if (side[activity] === 0) continue;
			for (let row = predecessorsFrom[activity]!; row < predecessorsFrom[activity + 1]!; row++)
				if (side[predecessors[row]!] === 0) side[predecessors[row]!] = BEFORE;
		}
		for (let position = start; position < count; position++) {
			const activity = order[first + position]!;
			if (side[activity] === 0) continue;
			for (let row = successorsFrom[activity]!; row < successorsFrom[activity + 1]!; row++)
				if (side[successors[row]!] === 0) side[successors[row]!] = AFTER;
		}
	}

	/** Where the middle one of the block stands in the second list. */
	#pivot(order: Int32Array, second: number, middle: number): number {
		let position = second;
		for (let seen = 0; ; position++)
			if (this.#side[order[position]!] === INSIDE && seen++ === middle) return position;
	}
}
