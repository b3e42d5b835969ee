import { likeness, looseName, tidyName } from './loose-text.ts';

export interface KnownName {
	id: string;
	name: string;
	externalKey: string | null;
}

const CLOSE_ENOUGH = 0.88;

/** Finds what a word of a file names, however it was written. */
export class WordIndex {
	readonly known: readonly KnownName[];
	readonly #byKey = new Map<string, string>();
	readonly #byName = new Map<string, string | null>();

	constructor(known: readonly KnownName[]) {
		this.known = known;
		for (const { id, name, externalKey } of known) {
			if (externalKey !== null) this.#byKey.set(externalKey, id);
			// Two of the same loose name are nobody: a person has to say which.
			for (const loose of new Set([looseName(name), looseName(externalKey ?? '')]))
				if (loose !== '') this.#byName.set(loose, this.#byName.has(loose) ? null : id);
		}
	}

	has(id: string): boolean {
		return this.known.some((one) => one.id === id);
	}

	find(word: string): string | null {
		return this.#byKey.get(word) ?? this.#byName.get(looseName(word)) ?? null;
	}

	/** One that is nearly the same, for a person to confirm. */
	closest(word: string): string | null {
		const scored = this.known.map(({ id, name }) => ({ id, score: likeness(word, name) }));
		const near = scored.filter(({ score }) => score >= CLOSE_ENOUGH);
		return near.length === 1 ? (near[0]?.id ?? null) : null;
	}

	/** Loose names, for telling what a column is about. */
	get looseNames(): Map<string, string> {
		const pairs = [...this.#byName].filter((pair): pair is [string, string] => pair[1] !== null);
		return new Map(pairs);
	}
}

/** The area whose name a unit's word begins with or holds: `kansalaisopisto_keskusta` lies in Kansalaisopisto. */
export function guessArea(word: string, areas: readonly KnownName[]): string | null {
	const loose = looseName(word);
	const fitting = areas.filter(({ name }) => loose.includes(looseName(name).slice(0, 8)));
	return fitting.length === 1 ? (fitting[0]?.id ?? null) : null;
}

export function mayBeNamed(word: string): boolean {
	return [...tidyName(word)].length >= 2 && word.length <= 120;
}
