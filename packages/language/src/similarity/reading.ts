import type { Analyser, TextLanguage } from '../analysis/index.ts';

/** One way to read a word: the base forms it is made of, and how far to trust that. */
export interface Reading {
	readonly atoms: readonly string[];
	readonly trust: number;
}

/** The word a word is made from says less than the word itself: who teaches is not what is taught. */
export const FAMILY_TRUST = 0.85;

/** The readings of a word, the whole before its parts, each once. */
export function readingsOf(word: string, language: TextLanguage, analyser: Analyser): Reading[] {
	const readings = new Map<string, Reading>();
	const add = (atoms: readonly string[], trust: number) => {
		const key = atoms.join(' ');
		if (key !== '' && !readings.has(key)) readings.set(key, { atoms, trust });
	};
	for (const { base, family, parts } of analyser.analysesOf(word, language)) {
		add([base], 1);
		if (parts.length > 1) {
			add(
				parts.map((part) => part.base),
				1,
			);
			add(
				parts.map((part) => part.family),
				FAMILY_TRUST,
			);
		}
		add([family], FAMILY_TRUST);
	}
	return [...readings.values()];
}
