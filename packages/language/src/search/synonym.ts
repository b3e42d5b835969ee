import type { Analyser, TextLanguage } from '../analysis/index.ts';
import type { Describer } from '../similarity/index.ts';
import type { Concept } from '../thesaurus/index.ts';
import { wordsOf } from './features.ts';

/** A stretch of a question that names a meaning, with other words for the same. */
export interface SameMeaning {
	readonly start: number;
	readonly end: number;
	readonly phrases: readonly { readonly words: string; readonly language: TextLanguage }[];
}

/** Other words for a stretch of a question, as they can be found. */
export interface Synonym {
	/** The stretch as it was asked. */
	readonly asked: string;
	/** The other words, in base form. */
	readonly said: string;
	/** For each of its words, what that can be found by. */
	readonly tokens: readonly (readonly string[])[];
}

const LANGUAGES = ['fi', 'sv', 'en'] as const satisfies readonly TextLanguage[];
/** Whole words that surely name a meaning; less sure are parts of compounds and words of many meanings. */
const SURE = 0.85;
const MOST_TOKENS = 3;

/** What the words of a question mean, as far as they are sure to; what is done or how it is means too many things. */
export function meaningsIn(
	text: string,
	describer: Describer,
	languages: readonly TextLanguage[] = ['fi'],
): SameMeaning[] {
	const meanings = new Map<string, SameMeaning>();
	for (const language of languages)
		for (const { start, end, features } of describer.describe(text, language))
			for (const [key, strength] of features) {
				const isSure = strength >= SURE && key.startsWith('c:');
				const concept = isSure ? describer.conceptOf(key.slice(2)) : undefined;
				if (concept) meanings.set(`${start} ${key}`, { start, end, phrases: phrasesOf(concept) });
			}
	const all = [...meanings.values()];
	return all.filter((one) => !all.some((other) => isInside(one, other)));
}

/** A word of a longer phrase means what the phrase does. */
function isInside(one: SameMeaning, other: SameMeaning): boolean {
	const isLonger = other.end - other.start > one.end - one.start;
	return isLonger && other.start <= one.start && other.end >= one.end;
}

function phrasesOf(concept: Concept): SameMeaning['phrases'] {
	return LANGUAGES.flatMap((language) =>
		concept[language]
			.filter((words) => !concept.ambiguous.includes(words))
			.map((words) => ({ words, language })),
	);
}

/** The other words as they can be found, each once; those that repeat the words asked are left out. */
export function synonymsOf(
	asked: string,
	{ phrases }: SameMeaning,
	askedFeatures: readonly (readonly string[])[],
	analyser: Analyser,
): Synonym[] {
	const bySaid = new Map<string, Synonym>();
	for (const { words, language } of phrases) {
		const tokens = wordsOf(words, analyser, language).map(({ features }) =>
			[...features].filter(([, trust]) => trust === 1).map(([feature]) => feature),
		);
		const isFit =
			tokens.length > 0 && tokens.length <= MOST_TOKENS && tokens.every(({ length }) => length > 0);
		const repeats = askedFeatures.every((own) => tokens.some((token) => shareAny(own, token)));
		if (isFit && !repeats && !bySaid.has(words)) bySaid.set(words, { asked, said: words, tokens });
	}
	return [...bySaid.values()];
}

function shareAny(one: readonly string[], other: readonly string[]): boolean {
	return one.some((feature) => other.includes(feature));
}
