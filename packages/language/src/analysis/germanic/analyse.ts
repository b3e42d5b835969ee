import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import type { AnalyserOptions, WordAnalysis } from '../analyser.ts';

/** What a normalised Swedish word may be. */
export function analyseSwedish(word: string, _options: AnalyserOptions): readonly WordAnalysis[] {
	return stemmed(word, swedish);
}

/** What a normalised English word may be. */
export function analyseEnglish(word: string): readonly WordAnalysis[] {
	return stemmed(word.replace(/'s?$/u, ''), english);
}

function stemmed(word: string, stemmer: (word: string) => string): readonly WordAnalysis[] {
	const base = stemmer(word);
	const pieces = word.split('-').filter(Boolean);
	const parts =
		pieces.length > 1 ? pieces.map((piece) => ({ base: stemmer(piece), family: stemmer(piece) })) : [];
	return [{ base, family: base, parts }];
}
