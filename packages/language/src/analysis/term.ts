import { createAnalyser, type AnalyserOptions } from './analyser.ts';

/** One thing a text says: a base form, a part of a compound or a number, with the place it stands at. */
export interface Term {
	/** Base form (or, for an unknown word, a stem shared by its forms). */
	readonly base: string;
	/** Base form of the word it is made of: `varaus` and `varaaminen` share `varata`. Equals `base` where none is known. */
	readonly family: string;
	readonly start: number;
	readonly end: number;
	readonly source: 'base' | 'part' | 'number';
	/** 0 for words that only hold a sentence together, 1 for a base form, less for parts of a compound. */
	readonly weight: number;
}

const plain = createAnalyser({});
const byOptions = new WeakMap<AnalyserOptions, ReturnType<typeof createAnalyser>>();

/** Every term of a text in order. Keep one options object: what was learned of its words is kept with it. */
export function termsOf(text: string, options?: AnalyserOptions): Term[] {
	if (!options) return plain.termsOf(text);
	let analyser = byOptions.get(options);
	if (!analyser) byOptions.set(options, (analyser = createAnalyser(options)));
	return analyser.termsOf(text);
}
