const MOST_RECENT = 512;
const MERGED_SHARE = 16;

/** Words in alphabetical order to which words can be added: finds those that begin alike. */
export class WordList {
	#sorted: string[] = [];
	#recent: string[] = [];

	/** A word not yet in the list; the caller sees to that. */
	add(word: string): void {
		this.#recent.push(word);
		// Merged now and then while many are added, so that no question has to sort them all.
		if (this.#recent.length > MOST_RECENT + this.#sorted.length / MERGED_SHARE) this.#merge();
	}

	/** Words that begin so, shortest first, at most so many. */
	startingWith(beginning: string, most: number): string[] {
		const found: string[] = this.#recent.filter((word) => word.startsWith(beginning));
		for (let at = this.#placeOf(beginning); this.#sorted[at]?.startsWith(beginning); at++) {
			found.push(this.#sorted[at]!);
		}
		return found.toSorted((one, other) => one.length - other.length || (one < other ? -1 : 1)).slice(0, most);
	}

	#merge(): void {
		this.#sorted = [...this.#sorted, ...this.#recent].sort();
		this.#recent = [];
	}

	#placeOf(word: string): number {
		let low = 0;
		let high = this.#sorted.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (this.#sorted[middle]! < word) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}
