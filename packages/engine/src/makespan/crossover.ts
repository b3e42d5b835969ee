import type { Random } from '../random.ts';
import { mirrored, type Instance } from './instance.ts';
import { Magnet } from './magnet.ts';
import type { Population } from './population.ts';

/** Shortest and longest window kept together, as shares of the makespan. */
const PEAK_WINDOW = { least: 0.1, most: 0.7 };
const MAGNET_WINDOW = { least: 0.05, most: 0.4 };
/** How often the window is the busiest one of its length, and how often the crossover is the magnet. */
const BUSIEST = 0.5;
const MAGNET = 0.5;

/**
 * Peak crossover (Valls, Ballestín and Quintanilla 2008; Debels and Vanhoucke 2007): the activities of a window of the
 * first parent, often the one where posts are busiest, stay together in its order; those before and after it follow
 * the order of the second. It takes turns by chance with `Magnet`.
 */
export class Crossover {
	readonly #random: Random;
	readonly #duration: Int32Array;
	readonly #load: Float64Array;
	readonly #energy: Float64Array;
	readonly #magnets: readonly [Magnet, Magnet];

	constructor(instance: Instance, random: Random) {
		this.#random = random;
		this.#duration = instance.duration;
		this.#load = loads(instance);
		this.#energy = new Float64Array(instance.total + 2);
		this.#magnets = [new Magnet(instance), new Magnet(mirrored(instance))];
	}

	/** Writes the child of two places as a list for the other direction, which is given. */
	cross(parents: Population, first: number, second: number, direction: 0 | 1, list: Int32Array): void {
		const count = list.length;
		const span = parents.span[first]!;
		const isMagnet = this.#random.unit() < MAGNET;
		const { least, most } = isMagnet ? MAGNET_WINDOW : PEAK_WINDOW;
		const length = Math.max(1, Math.floor(span * (least + this.#random.unit() * (most - least))));
		const from =
			this.#random.unit() < BUSIEST
				? this.#busiest(parents.finish, first * count, span, length)
				: this.#random.below(span - length + 1);
		const start = listed(parents, first * count, from + length, 0, count);
		const end = listed(parents, first * count, from, start, count);
		if (isMagnet && end > start)
			this.#magnets[direction].join(parents, first * count, second * count, start, end, list);
		else join(parents, first * count, second * count, start, end, list);
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

/** First position from `position` on of what finishes no later than `until`; finishes fall along the list. */
function listed(
	{ finish, order }: Population,
	at: number,
	until: number,
	position: number,
	count: number,
): number {
	let found = position;
	while (found < count && finish[at + order[at + found]!]! > until) found++;
	return found;
}

function join(
	parents: Population,
	first: number,
	second: number,
	start: number,
	end: number,
	list: Int32Array,
): void {
	const { finish, order } = parents;
	const count = list.length;
	for (let position = start; position < end; position++) list[position] = order[first + position]!;
	// Ties of finishes never straddle the ends of the stretch, so the finish tells on which side an activity is.
	const latest = start > 0 ? finish[first + order[first + start - 1]!]! : Infinity;
	const earliest = end < count ? finish[first + order[first + end]!]! : -1;
	let early = 0;
	let late = end;
	for (let position = 0; position < count; position++) {
		const activity = order[second + position]!;
		const at = finish[first + activity]!;
		if (at >= latest) list[early++] = activity;
		else if (at <= earliest) list[late++] = activity;
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
