import { tokensOf, type Analyser, type TextLanguage } from '../analysis/index.ts';
import type { Concept } from '../thesaurus/index.ts';
import { readingsOf } from './reading.ts';

/** A concept as a phrase names it; an ambiguous word names it half. */
export interface Named {
	readonly id: string;
	readonly certainty: number;
}

const LANGUAGES = ['fi', 'sv', 'en'] as const satisfies readonly TextLanguage[];
const MOST_READINGS = 24;
const AMBIGUOUS = 0.6;

/** The words and phrases of concepts, in base forms and by parts of compounds: `asiakkaiden kone` is `asiakaskone`. */
export class PhraseBook {
	readonly #named = new Map<string, Map<string, number>>();
	readonly #beginnings = new Set<string>();
	readonly #under: PhraseBook | undefined;

	/** @param under a book that this one adds to. */
	constructor(concepts: Iterable<Concept>, analyser: Analyser, under?: PhraseBook) {
		this.#under = under;
		for (const concept of concepts) this.add(concept, analyser);
	}

	/** Takes in the words of one more concept. */
	add(concept: Concept, analyser: Analyser): void {
		for (const language of LANGUAGES)
			for (const words of concept[language]) {
				const certainty = concept.ambiguous.includes(words) ? AMBIGUOUS : 1;
				this.#add(words, language, { id: concept.id, certainty }, analyser);
			}
	}

	#add(words: string, language: TextLanguage, { id, certainty }: Named, analyser: Analyser): void {
		for (const { key, trust } of phraseKeys(words, language, analyser)) {
			const atoms = key.split(' ');
			for (let count = 1; count < atoms.length; count++)
				this.#beginnings.add(atoms.slice(0, count).join(' '));
			const named = this.#named.get(key) ?? new Map<string, number>();
			named.set(id, Math.max(named.get(id) ?? 0, certainty * trust));
			this.#named.set(key, named);
		}
	}

	/** The concepts that exactly these base forms name. */
	named(key: string): ReadonlyMap<string, number> | undefined {
		const own = this.#named.get(key);
		const under = this.#under?.named(key);
		return own && under ? new Map([...under, ...own]) : (own ?? under);
	}

	/** Whether some longer phrase begins so. */
	begins(key: string): boolean {
		return this.#beginnings.has(key) || (this.#under?.begins(key) ?? false);
	}
}

function phraseKeys(
	words: string,
	language: TextLanguage,
	analyser: Analyser,
): { key: string; trust: number }[] {
	let keys: { key: string; trust: number }[] = [{ key: '', trust: 1 }];
	for (const token of tokensOf(words)) {
		const readings = readingsOf(token.text, language, analyser);
		keys = keys
			.flatMap(({ key, trust }) =>
				readings.map((reading) => ({
					key: `${key} ${reading.atoms.join(' ')}`.trim(),
					trust: trust * reading.trust,
				})),
			)
			.slice(0, MOST_READINGS);
	}
	return keys.filter(({ key }) => key !== '');
}
