const SHORTEST = 3;
const LONGEST = 5;
const BUCKETS = 1 << 18;

/**
 * Runs of three to five letters by which texts are alike whatever the endings and slips. Runs are counted in buckets
 * by a hash: rarely two share one, and the memory is always the same.
 */
export class LetterGrams {
	readonly #having = new Uint32Array(BUCKETS);
	readonly #asked = new Float32Array(BUCKETS);
	/** When a bucket was last met, so that each is taken once for a text. */
	readonly #metIn = new Uint32Array(BUCKETS);
	#round = 0;
	#texts = 0;
	#logs = new Float32Array(0);

	/** Counts a text in (`by` 1) or out (`by` -1). */
	count(text: string, by: 1 | -1): void {
		this.#texts += by;
		for (const bucket of this.#bucketsOf(text)) this.#having[bucket]! += by;
	}

	/** Likeness 0–1 of one text to each of the others. */
	cosines(text: string, others: readonly string[]): number[] {
		const mine = this.#bucketsOf(text);
		let squares = 0;
		for (const bucket of mine) {
			const weight = this.#rarity(bucket);
			this.#asked[bucket] = weight;
			squares += weight * weight;
		}
		const found = others.map((other) => this.#cosine(Math.sqrt(squares), other));
		for (const bucket of mine) this.#asked[bucket] = 0;
		return found;
	}

	#cosine(length: number, other: string): number {
		let sum = 0;
		let squares = 0;
		for (const bucket of this.#bucketsOf(other)) {
			const weight = this.#rarity(bucket);
			sum += weight * this.#asked[bucket]!;
			squares += weight * weight;
		}
		return sum / (length * Math.sqrt(squares) || 1);
	}

	/** Rare runs weigh more. */
	#rarity(bucket: number): number {
		if (this.#texts + 2 > this.#logs.length)
			this.#logs = Float32Array.from({ length: 2 * this.#texts + 64 }, (_, at) => Math.log(1 + at));
		return Math.max(0, this.#logs[this.#texts]! - this.#logs[this.#having[bucket]!]!);
	}

	#bucketsOf(text: string): number[] {
		const buckets: number[] = [];
		this.#round++;
		for (const [found] of text.toLowerCase().matchAll(word)) {
			const padded = ` ${found} `;
			for (let start = 0; start + SHORTEST <= padded.length; start++) {
				let hash = 0x811c9dc5;
				const most = Math.min(LONGEST, padded.length - start);
				for (let at = 0; at < most; at++) {
					hash = Math.imul(hash ^ padded.charCodeAt(start + at), 0x01000193);
					const bucket = ((hash >>> 14) ^ hash) & (BUCKETS - 1);
					if (at + 1 < SHORTEST || this.#metIn[bucket] === this.#round) continue;
					this.#metIn[bucket] = this.#round;
					buckets.push(bucket);
				}
			}
		}
		return buckets;
	}
}

const word = /[\p{L}\p{N}]+/gu;
