const FIRST_ROOM = 4;
const STRENGTH_BITS = 8;
const STRENGTH_MASK = 0xff;

/** The texts that have a feature, each with the strength: 24 bits of the text's number, 8 of strength. */
class Posting {
	#cells = new Uint32Array(FIRST_ROOM);
	#length = 0;

	get length(): number {
		return this.#length;
	}

	get bytes(): number {
		return this.#cells.byteLength;
	}

	add(text: number, strength: number): void {
		if (this.#length === this.#cells.length) {
			const larger = new Uint32Array(this.#cells.length * 2);
			larger.set(this.#cells);
			this.#cells = larger;
		}
		this.#cells[this.#length++] = (text << STRENGTH_BITS) | strength;
	}

	remove(text: number): void {
		for (let at = 0; at < this.#length; at++)
			if (this.#cells[at]! >>> STRENGTH_BITS === text) {
				this.#cells[at] = this.#cells[--this.#length]!;
				return;
			}
	}

	each(visit: (text: number, strength: number) => void): void {
		for (let at = 0; at < this.#length; at++) {
			const cell = this.#cells[at]!;
			visit(cell >>> STRENGTH_BITS, cell & STRENGTH_MASK);
		}
	}

	/** Adds `weight` times the strength to the sum of every text; the texts met first are noted. */
	addTo(sums: Float32Array, met: number[], weight: number): void {
		for (let at = 0; at < this.#length; at++) {
			const cell = this.#cells[at]!;
			const text = cell >>> STRENGTH_BITS;
			if (sums[text] === 0) met.push(text);
			sums[text]! += weight * (cell & STRENGTH_MASK);
		}
	}
}

/** An inverted index over features in typed arrays. */
export class Postings {
	readonly #byFeature: (Posting | undefined)[] = [];
	#sums = new Float32Array(1024);

	/** Notes that the text has these features, each with its strength 0–255. */
	add(text: number, features: ReadonlyMap<number, number>): void {
		if (text >= this.#sums.length) this.#sums = new Float32Array(this.#sums.length * 2);
		for (const [feature, strength] of features)
			(this.#byFeature[feature] ??= new Posting()).add(text, strength);
	}

	/** Forgets the text. */
	remove(text: number, features: ReadonlyMap<number, number>): void {
		for (const feature of features.keys()) this.#byFeature[feature]?.remove(text);
	}

	/** Shows every text that has the feature, with its strength. */
	each(feature: number, visit: (text: number, strength: number) => void): void {
		this.#byFeature[feature]?.each(visit);
	}

	/** How many texts have the feature. */
	count(feature: number): number {
		return this.#byFeature[feature]?.length ?? 0;
	}

	/** Bytes of the cells. */
	get bytes(): number {
		return this.#byFeature.reduce((sum, posting) => sum + (posting?.bytes ?? 0), 0);
	}

	/** The texts with the largest sums of weight times strength, at most so many, in no order. */
	largest(weights: ReadonlyMap<number, number>, most: number): number[] {
		const met: number[] = [];
		for (const [feature, weight] of weights) this.#byFeature[feature]?.addTo(this.#sums, met, weight);
		const sums = this.#sums;
		const least = leastOfLargest(met, sums, most);
		const chosen = met.filter((text) => sums[text]! >= least);
		for (const text of met) sums[text] = 0;
		return chosen;
	}
}

const STEPS = 1024;

/** A bound that about `most` of the sums reach, those equal to the last one included: a histogram is enough. */
function leastOfLargest(met: readonly number[], sums: Float32Array, most: number): number {
	if (met.length <= most) return 0;
	let highest = 0;
	for (const text of met) if (sums[text]! > highest) highest = sums[text]!;
	const counts = new Uint32Array(STEPS + 1);
	for (const text of met) counts[Math.floor((sums[text]! / highest) * STEPS)]!++;
	let step = STEPS;
	for (let taken = 0; step > 0; step--) {
		taken += counts[step]!;
		if (taken >= most) break;
	}
	return (step / STEPS) * highest;
}
