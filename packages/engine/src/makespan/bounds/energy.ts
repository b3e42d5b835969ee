import type { Instance } from '../instance.ts';

/** Thresholds of heads and of tails looked at; more are thinned out evenly. */
const THRESHOLDS = 64;

/**
 * Lower bound on the makespan: the work of all activities with a head of at least a and a tail of at least b, spread
 * over the units of one resource, takes place between a and makespan - b. With a = b = 0 it is the plain energy bound.
 */
export function energyBound(instance: Instance): number {
	const heads = thresholds(instance.head);
	const tails = thresholds(instance.tail);
	let bound = 0;
	for (let resource = 0; resource < instance.resources; resource++) {
		const energy = Array.from(
			{ length: instance.count },
			(_, at) => instance.duration[at]! * instance.demand[at * instance.resources + resource]!,
		);
		for (const head of heads) {
			const inside = energy.flatMap((work, at) =>
				work > 0 && instance.head[at]! >= head ? { work, tail: instance.tail[at]! } : [],
			);
			for (const tail of tails) {
				const work = inside.reduce((sum, one) => (one.tail >= tail ? sum + one.work : sum), 0);
				if (work > 0) bound = Math.max(bound, head + Math.ceil(work / instance.capacity[resource]!) + tail);
			}
		}
	}
	return bound;
}

function thresholds(values: Int32Array): number[] {
	const all = [...new Set(values)].toSorted((a, b) => a - b);
	const step = Math.max(1, all.length / THRESHOLDS);
	return Array.from({ length: Math.ceil(all.length / step) }, (_, at) => all[Math.floor(at * step)]!);
}
