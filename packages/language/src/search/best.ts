/** For one word asked, how well each thing has it by the way that fits it best. */
export class Best {
	readonly #scores: Float64Array;
	readonly #shares: Float32Array;
	readonly #met: number[] = [];

	/** @param count above the largest number of a thing. */
	constructor(count: number) {
		this.#scores = new Float64Array(count);
		this.#shares = new Float32Array(count);
	}

	/** One way in which the thing has the word: its score, and how much of the word is then found. */
	note(number: number, score: number, share: number): void {
		if (this.#shares[number] === 0) this.#met.push(number);
		if (score > this.#scores[number]!) this.#scores[number] = score;
		if (share > this.#shares[number]!) this.#shares[number] = share;
	}

	/** Adds the best of each to what other words of the question gave. */
	addTo(scores: Float64Array, shares: Float32Array): void {
		for (const number of this.#met) {
			scores[number]! += this.#scores[number]!;
			shares[number]! += this.#shares[number]!;
		}
	}
}
