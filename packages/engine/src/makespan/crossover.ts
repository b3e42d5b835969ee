import type { Random } from '../random.ts';
import type { Instance } from './instance.ts';
import type { Population } from './population.ts';

/** Shortest and longest window kept together, as shares of the makespan, and how often it is the busiest one. */
const WINDOW = { least: 0.1, most: 0.7, peak: 0.5 };

/**
 * Peak crossover (Valls, Ballestín and Quintanilla 2008; Debels and Vanhoucke 2007): the activities of a window of the
 * first parent, often the one where posts are busiest, stay together in its order; those before and after it follow
 * the order of the second.
 */
export class Crossover {
	readonly #random: Random;
	readonly #duration: Int32Array;
	readonly #load: Float64Array;
	readonly #energy: Float64Array;

	constructor(instance: Instance, random: Random) {
		this.#random = random;
		this.#duration = instance.duration;
		this.#load = loads(instance);
		this.#energy = new Float64Array(instance.total + 2);
	}

	/** Writes the child of two places as a list for the other direction. */
	cross(parents: Population, first: number, second: number, list: Int32Array): void {
		const count = list.length;
		const span = parents.span[first]!;
		const share = WINDOW.least + this.#random.unit() * (WINDOW.most - WINDOW.least);
		const length = Math.max(1, Math.floor(span * share));
		const at = first * count;
		const from =
			this.#random.unit() < WINDOW.peak
				? this.#busiest(parents.finish, at, span, length)
				: this.#random.below(span - length + 1);
		join(parents, at, second * count, from, from + length, list);
	}

	/** Start of the window of this length with most work in it, resources weighed by their capacity. */
	#busiest(finish: Int32Array, at: number, span: number, length: number): number {
		const energy = this.#energy;
		energy.fill(0, 0, span + 2);
		for (let activity = 0; activity < this.#duration.length; activity++) {
			const end = finish[at + activity]!;
			energy[end - this.#duration[activity]!]! += this.#load[activity]!;
			energy[end]! -= this.#load[activity]!;
		}
		let rate = 0;
		let before = 0;
		for (let slot = 0; slot <= span; slot++) {
			rate += energy[slot]!;
			energy[slot] = before;
			before += rate;
		}
		let best = 0;
		for (let slot = 1; slot + length <= span; slot++)
			if (energy[slot + length]! - energy[slot]! > energy[best + length]! - energy[best]!) best = slot;
		return best;
	}
}

/** Finishes fall along the order, so the window (from, to] is a stretch of the list of the first parent. */
function join(
	parents: Population,
	first: number,
	second: number,
	from: number,
	to: number,
	list: Int32Array,
): void {
	const { finish, order } = parents;
	const count = list.length;
	let middle = 0;
	while (middle < count && finish[first + order[first + middle]!]! > to) middle++;
	let end = middle;
	while (end < count && finish[first + order[first + end]!]! > from) end++;
	for (let position = middle; position < end; position++) list[position] = order[first + position]!;
	let early = 0;
	for (let position = 0; position < count; position++) {
		const activity = order[second + position]!;
		const at = finish[first + activity]!;
		if (at > to) list[early++] = activity;
		else if (at <= from) list[end++] = activity;
	}
}

function loads({ count, resources, demand, capacity }: Instance): Float64Array {
	return Float64Array.from({ length: count }, (_, activity) => {
		let sum = 0;
		for (let resource = 0; resource < resources; resource++)
			sum += demand[activity * resources + resource]! / capacity[resource]!;
		return sum;
	});
}
