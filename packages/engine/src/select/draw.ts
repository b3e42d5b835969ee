import type { Random } from '../random.ts';

/** Draws positions with given chances in constant time (alias method, Walker 1977, as built by Vose 1991). */
export class Draw {
	readonly #random: Random;
	readonly #share: Float64Array;
	readonly #other: Int32Array;

	/** At least one chance; all > 0, any scale. */
	constructor(chances: Float64Array, random: Random) {
		const count = chances.length;
		const sum = chances.reduce((total, chance) => total + chance, 0);
		this.#random = random;
		this.#share = chances.map((chance) => (chance * count) / sum);
		this.#other = Int32Array.from({ length: count }, (_, at) => at);
		const small: number[] = [];
		const large: number[] = [];
		this.#share.forEach((share, at) => (share < 1 ? small : large).push(at));
		while (small.length > 0 && large.length > 0) {
			const [low, high] = [small.pop()!, large.at(-1)!];
			this.#other[low] = high;
			this.#share[high]! -= 1 - this.#share[low]!;
			if (this.#share[high]! < 1) small.push(large.pop()!);
		}
		for (const at of [...small, ...large]) this.#share[at] = 1;
	}

	next(): number {
		const at = this.#random.below(this.#share.length);
		return this.#random.unit() < this.#share[at]! ? at : this.#other[at]!;
	}
}
