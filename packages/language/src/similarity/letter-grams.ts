const SHORTEST = 3;
const LONGEST = 5;
const BUCKETS = 1 << 18;

/** A text by its runs of letters: each bucket once, with its weight. */
export interface GramVector {
	readonly buckets: Int32Array;
	readonly weights: Float32Array;
	readonly length: number;
}

/**
 * Runs of three to five letters by which texts are alike whatever the endings and slips. Runs are counted in buckets
 * by a hash: rarely two share one, and the memory is always the same.
 */
export class LetterGrams {
	readonly #having = new Uint32Array(BUCKETS);
	readonly #asked = new Float32Array(BUCKETS);
	#texts = 0;

	/** Counts a text in (`by` 1) or out (`by` -1). */
	count(text: string, by: 1 | -1): void {
		this.#texts += by;
		for (const bucket of bucketsOf(text).keys()) this.#having[bucket]! += by;
	}

	/** Rare runs weigh more. */
	vectorOf(text: string): GramVector {
		const counts = bucketsOf(text);
		const buckets = Int32Array.from(counts.keys());
		const weights = new Float32Array(buckets.length);
		let squares = 0;
		buckets.forEach((bucket, at) => {
			const rarity = Math.log((1 + this.#texts) / (1 + this.#having[bucket]!));
			const weight = (1 + Math.log(counts.get(bucket)!)) * Math.max(0, rarity);
			weights[at] = weight;
			squares += weight * weight;
		});
		return { buckets, weights, length: Math.sqrt(squares) };
	}

	/** Likeness 0–1 of one text to each of the others. */
	cosines(text: string, others: readonly string[]): number[] {
		const mine = this.vectorOf(text);
		mine.buckets.forEach((bucket, at) => (this.#asked[bucket] = mine.weights[at]!));
		const found = others.map((other) => {
			const theirs = this.vectorOf(other);
			let sum = 0;
			for (let at = 0; at < theirs.buckets.length; at++)
				sum += theirs.weights[at]! * this.#asked[theirs.buckets[at]!]!;
			return sum / (mine.length * theirs.length || 1);
		});
		for (const bucket of mine.buckets) this.#asked[bucket] = 0;
		return found;
	}
}

const word = /[\p{L}\p{N}]+/gu;

function bucketsOf(text: string): Map<number, number> {
	const counts = new Map<number, number>();
	for (const [found] of text.toLowerCase().matchAll(word)) {
		const padded = ` ${found} `;
		for (let start = 0; start + SHORTEST <= padded.length; start++) {
			let hash = 0x811c9dc5;
			const most = Math.min(LONGEST, padded.length - start);
			for (let at = 0; at < most; at++) {
				hash = Math.imul(hash ^ padded.charCodeAt(start + at), 0x01000193);
				if (at + 1 < SHORTEST) continue;
				const bucket = ((hash >>> 14) ^ hash) & (BUCKETS - 1);
				counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
			}
		}
	}
	return counts;
}
