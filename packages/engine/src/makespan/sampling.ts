import type { Random } from '../random.ts';
import { EligibleTree } from './eligible-tree.ts';
import type { Instance } from './instance.ts';

/** Activities from which on a tree is faster than a look at all that are eligible. */
const MANY = 1000;

/**
 * Lists by regret-biased random sampling (Kolisch and Drexl 1996) on the latest start or finish: the more urgent
 * an activity among those whose predecessors are listed, the likelier it comes next.
 */
export class Sampler {
	readonly #instance: Instance;
	readonly #random: Random;
	readonly #waiting: Int32Array;
	readonly #eligible: Int32Array;
	readonly #tree: EligibleTree | null;

	constructor(instance: Instance, random: Random) {
		this.#instance = instance;
		this.#random = random;
		this.#waiting = new Int32Array(instance.count);
		this.#eligible = new Int32Array(instance.count);
		this.#tree = instance.count >= MANY ? new EligibleTree(instance.count) : null;
	}

	/** Writes a new list, predecessors first. */
	sample(list: Int32Array): void {
		const { count, tail, duration, successors, successorsFrom } = this.#instance;
		const startCounts = this.#random.below(2);
		let left = this.#first();
		if (this.#tree) return this.#sampleLarge(this.#tree, list, left, startCounts);
		for (let position = 0; position < count; position++) {
			const at = this.#draw(left, tail, duration, startCounts);
			const activity = this.#eligible[at]!;
			this.#eligible[at] = this.#eligible[--left]!;
			list[position] = activity;
			for (let row = successorsFrom[activity]!; row < successorsFrom[activity + 1]!; row++) {
				const next = successors[row]!;
				if (--this.#waiting[next]! === 0) this.#eligible[left++] = next;
			}
		}
	}

	#sampleLarge(tree: EligibleTree, list: Int32Array, left: number, startCounts: number): void {
		const { tail, duration, successors, successorsFrom } = this.#instance;
		const add = (activity: number) => tree.add(activity, tail[activity]! + startCounts * duration[activity]!);
		for (let at = 0; at < left; at++) add(this.#eligible[at]!);
		for (let position = 0; position < list.length; position++) {
			const activity = tree.draw(this.#random.unit());
			list[position] = activity;
			for (let row = successorsFrom[activity]!; row < successorsFrom[activity + 1]!; row++) {
				const next = successors[row]!;
				if (--this.#waiting[next]! === 0) add(next);
			}
		}
	}

	#first(): number {
		const from = this.#instance.predecessorsFrom;
		let left = 0;
		for (let activity = 0; activity < this.#instance.count; activity++) {
			this.#waiting[activity] = from[activity + 1]! - from[activity]!;
			if (this.#waiting[activity] === 0) this.#eligible[left++] = activity;
		}
		return left;
	}

	#draw(left: number, tail: Int32Array, duration: Int32Array, startCounts: number): number {
		const eligible = this.#eligible;
		let least = Infinity;
		let sum = 0;
		for (let at = 0; at < left; at++) {
			const urgency = tail[eligible[at]!]! + startCounts * duration[eligible[at]!]!;
			if (urgency < least) least = urgency;
			sum += urgency;
		}
		let rest = this.#random.unit() * (sum + left * (1 - least));
		let at = 0;
		while (at < left - 1) {
			rest -= tail[eligible[at]!]! + startCounts * duration[eligible[at]!]! + 1 - least;
			if (rest <= 0) break;
			at++;
		}
		return at;
	}
}
