import { stemmer } from '@orama/stemmers/finnish';
import type { AnalyserOptions, WordAnalysis } from '../analyser.ts';

/** What a normalised Finnish word may be. */
export function analyseFinnish(word: string, _options: AnalyserOptions): readonly WordAnalysis[] {
	const pieces = word.split('-').filter(Boolean);
	const base = stemmer(word);
	const parts =
		pieces.length > 1 ? pieces.map((piece) => ({ base: stemmer(piece), family: stemmer(piece) })) : [];
	return [{ base, family: base, parts }];
}
