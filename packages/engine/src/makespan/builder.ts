import type { Instance } from './instance.ts';
import { packed, type Packing } from './packing.ts';

/** Serial schedule generation: one activity after the other at its earliest slot (Kolisch 1996). */
export interface Builder {
	/**
	 * Schedules the activities in the order of the list, predecessors before successors, and writes the slot after the
	 * last of each to `finish`. Returns the makespan, or gives up and returns `limit` + 1 once it must exceed `limit`.
	 */
	build(list: Int32Array, finish: Int32Array, limit: number): number;
}

/** The fastest builder for the instance. */
export function builderFor(instance: Instance): Builder {
	const packing = packed(instance.count, instance.capacity, instance.demand);
	return packing.words === 1 ? new OneWordBuilder(instance, packing) : new ManyWordBuilder(instance, packing);
}

/** All resources of a slot in one word. */
class OneWordBuilder implements Builder {
	readonly #duration: Int32Array;
	readonly #from: Int32Array;
	readonly #predecessors: Int32Array;
	readonly #demand: Int32Array;
	readonly #tail: Int32Array;
	readonly #guards: number;
	readonly #full: number;
	readonly #left: Int32Array;
	#used = 0;

	constructor(instance: Instance, packing: Packing) {
		this.#duration = instance.duration;
		this.#from = instance.predecessorsFrom;
		this.#predecessors = instance.predecessors;
		this.#demand = packing.demand;
		this.#tail = instance.tail;
		this.#guards = packing.guards[0]!;
		this.#full = packing.full[0]!;
		this.#left = new Int32Array(instance.total + 1).fill(this.#full);
	}

	build(list: Int32Array, finish: Int32Array, limit: number): number {
		const duration = this.#duration;
		const from = this.#from;
		const predecessors = this.#predecessors;
		const demand = this.#demand;
		const tail = this.#tail;
		const guards = this.#guards;
		const left = this.#left;
		left.fill(this.#full, 0, this.#used);
		let makespan = 0;
		for (let next = 0; next < list.length; next++) {
			const activity = list[next]!;
			let start = 0;
			for (let row = from[activity]!, end = from[activity + 1]!; row < end; row++) {
				const ready = finish[predecessors[row]!]!;
				if (ready > start) start = ready;
			}
			const end = place(left, guards, demand[activity]!, start, duration[activity]!);
			finish[activity] = end;
			if (end > makespan) makespan = end;
			if (end + tail[activity]! > limit) {
				this.#used = makespan;
				return limit + 1;
			}
		}
		this.#used = makespan;
		return makespan;
	}
}

/** Takes the units in the first stretch of slots from `earliest` on where they are left; returns the slot after it. */
function place(left: Int32Array, guards: number, units: number, earliest: number, slots: number): number {
	let start = earliest;
	let end = start + slots;
	// From the end of the window backwards: a clash moves the window past it, what was seen stays seen.
	let seen = start;
	let slot = end - 1;
	while (slot >= seen) {
		if (((left[slot]! - units) & guards) === guards) slot--;
		else {
			seen = end;
			start = slot + 1;
			end = start + slots;
			slot = end - 1;
		}
	}
	for (slot = start; slot < end; slot++) left[slot]! -= units;
	return end;
}

/** The resources of a slot in several words side by side. */
class ManyWordBuilder implements Builder {
	readonly #instance: Instance;
	readonly #packing: Packing;
	readonly #left: Int32Array;

	constructor(instance: Instance, packing: Packing) {
		this.#instance = instance;
		this.#packing = packing;
		this.#left = new Int32Array((instance.total + 1) * packing.words);
		this.#clear(instance.total + 1);
	}

	build(list: Int32Array, finish: Int32Array, limit: number): number {
		const { duration, predecessorsFrom: from, predecessors, tail } = this.#instance;
		let makespan = 0;
		for (let next = 0; next < list.length; next++) {
			const activity = list[next]!;
			let start = 0;
			for (let row = from[activity]!, end = from[activity + 1]!; row < end; row++) {
				const ready = finish[predecessors[row]!]!;
				if (ready > start) start = ready;
			}
			const end = this.#place(activity, start, duration[activity]!);
			finish[activity] = end;
			if (end > makespan) makespan = end;
			if (end + tail[activity]! > limit) {
				this.#clear(makespan);
				return limit + 1;
			}
		}
		this.#clear(makespan);
		return makespan;
	}

	#place(activity: number, earliest: number, slots: number): number {
		let start = earliest;
		let seen = start;
		let slot = start + slots - 1;
		while (slot >= seen) {
			if (this.#fits(activity, slot)) slot--;
			else {
				seen = start + slots;
				start = slot + 1;
				slot = start + slots - 1;
			}
		}
		const { words, demand } = this.#packing;
		for (let taken = start; taken < start + slots; taken++)
			for (let word = 0; word < words; word++)
				this.#left[taken * words + word]! -= demand[activity * words + word]!;
		return start + slots;
	}

	#fits(activity: number, slot: number): boolean {
		const { words, demand, guards } = this.#packing;
		for (let word = 0; word < words; word++) {
			const rest = this.#left[slot * words + word]! - demand[activity * words + word]!;
			if ((rest & guards[word]!) !== guards[word]) return false;
		}
		return true;
	}

	#clear(slots: number): void {
		const { words, full } = this.#packing;
		for (let slot = 0; slot < slots; slot++)
			for (let word = 0; word < words; word++) this.#left[slot * words + word] = full[word]!;
	}
}
