const SHORTEST = 5;
const LEAST_NEARNESS = 0.6;
const MOST_NEAR = 12;

/** Finds words written nearly alike by the threes of letters that they share. */
export class NearWords {
	readonly #withThree = new Map<string, number[]>();
	readonly #threesOf = new Map<number, number>();
	readonly #words = new Map<number, string>();

	/** Takes in a word under its number. */
	add(id: number, word: string): void {
		if (word.length < SHORTEST) return;
		const threes = threesOf(word);
		this.#threesOf.set(id, threes.size);
		this.#words.set(id, word);
		for (const three of threes) {
			const list = this.#withThree.get(three);
			if (list) list.push(id);
			else this.#withThree.set(three, [id]);
		}
	}

	/** The nearest words other than the word itself, nearest first; nearness is twice the shared threes over all. */
	near(word: string): { id: number; nearness: number }[] {
		if (word.length < SHORTEST) return [];
		const threes = threesOf(word);
		const shared = new Map<number, number>();
		for (const three of threes)
			for (const id of this.#withThree.get(three) ?? []) shared.set(id, (shared.get(id) ?? 0) + 1);
		const found: { id: number; nearness: number }[] = [];
		for (const [id, count] of shared) {
			const nearness = (2 * count) / (threes.size + this.#threesOf.get(id)!);
			if (nearness >= LEAST_NEARNESS && this.#words.get(id) !== word) found.push({ id, nearness });
		}
		const wordOf = (id: number) => this.#words.get(id)!;
		return found
			.toSorted((a, b) => b.nearness - a.nearness || (wordOf(a.id) < wordOf(b.id) ? -1 : 1))
			.slice(0, MOST_NEAR);
	}
}

function threesOf(word: string): Set<string> {
	const padded = ` ${word} `;
	return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
}
