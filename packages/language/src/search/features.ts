import type { Analyser } from '../analysis/analyser.ts';
import { languageOf, type TextLanguage } from '../analysis/language.ts';
import { normalOf } from '../analysis/normal.ts';
import { isStopWord } from '../analysis/stop-words.ts';
import { tokensOf } from '../analysis/token.ts';

/** What a word can be found by, each with the trust that it says the same. */
export type WordFeatures = ReadonlyMap<string, number>;

/** A word of a text: where it stands and what it can be found by; nothing for function words. */
export interface FoundWord {
	readonly start: number;
	readonly end: number;
	readonly word: string;
	readonly features: WordFeatures;
}

/** Before what is in the name of whom a thing belongs to, not in what it says. */
export const NAME = '@';

const FAMILY = 0.7;
const PART = 0.55;

/** The words of a text with what they can be found by. */
export function wordsOf(
	text: string,
	analyser: Analyser,
	language: TextLanguage = languageOf(text),
): FoundWord[] {
	return tokensOf(text).map(({ text: written, start, end, kind }) => {
		const word = normalOf(written);
		if (kind === 'number') return { start, end, word, features: new Map([[word, 1]]) };
		return {
			start,
			end,
			word,
			features: isStopWord(word, language) ? new Map() : featuresOf(word, analyser, language),
		};
	});
}

function featuresOf(word: string, analyser: Analyser, language: TextLanguage): WordFeatures {
	const features = new Map<string, number>();
	const add = (feature: string, trust: number) => {
		if (trust > (features.get(feature) ?? 0)) features.set(feature, trust);
	};
	for (const { base, family, parts } of analyser.analysesOf(word, language)) {
		add(base, 1);
		add(family, FAMILY);
		for (const part of parts) {
			add(part.base, PART);
			add(part.family, PART * FAMILY);
		}
	}
	return features;
}
