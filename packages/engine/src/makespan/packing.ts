/** Units of several resources side by side in 32-bit words, each with a guard bit above it. */
export interface Packing {
	/** Words per slot. */
	words: number;
	/** Per word all guard bits. */
	guards: Int32Array;
	/** Per word the full capacities with all guard bits set. */
	full: Int32Array;
	/** Demands by activity and word: `activity * words + word`. */
	demand: Int32Array;
}

/**
 * Packs demands so that one subtraction per word tells whether all fit: `((left - demand) & guards) === guards`.
 * Every capacity must be below 2^31.
 */
export function packed(count: number, capacity: Int32Array, demand: Int32Array): Packing {
	const places = placesOf(capacity);
	const resources = capacity.length;
	const words = places.reduce((most, { word }) => Math.max(most, word + 1), 1);
	const packing: Packing = {
		words,
		guards: new Int32Array(words),
		full: new Int32Array(words),
		demand: new Int32Array(count * words),
	};
	places.forEach(({ word, shift, width }, resource) => {
		const guard = 1 << (shift + width);
		packing.guards[word]! |= guard;
		packing.full[word]! |= (capacity[resource]! << shift) | guard;
		for (let at = 0; at < count; at++)
			packing.demand[at * words + word]! |= demand[at * resources + resource]! << shift;
	});
	return packing;
}

interface BitPlace {
	word: number;
	shift: number;
	/** Bits without the guard. */
	width: number;
}

/** First fit, in the order given. */
function placesOf(capacity: Int32Array): BitPlace[] {
	const used: number[] = [];
	return Array.from(capacity, (units) => {
		const width = 32 - Math.clz32(units);
		let word = used.findIndex((bits) => bits + width + 1 <= 32);
		if (word < 0) word = used.push(0) - 1;
		const shift = used[word]!;
		used[word]! += width + 1;
		return { word, shift, width };
	});
}
