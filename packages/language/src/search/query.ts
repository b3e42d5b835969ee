import type { Analyser, TextLanguage } from '../analysis/index.ts';
import { NAME, wordsOf } from './features.ts';
import { synonymsOf, type SameMeaning, type Synonym } from './synonym.ts';

/** One way a word asked for can be found. */
export interface Alternative {
	readonly feature: string;
	/** How much finding it this way counts. */
	readonly trust: number;
	/** How much of the word is then found. */
	readonly share: number;
}

/** A word asked for, with every way it can be found. */
export interface QueryWord {
	readonly word: string;
	readonly alternatives: readonly Alternative[];
	/** Parts of a compound, the head last. */
	readonly parts: readonly string[];
	/** Other words that mean the same, alone or together with the words around. */
	readonly synonyms: readonly Synonym[];
	/** The known word it was taken for, if it seems to be a slip. */
	readonly taken?: string;
}

/** What the index knows of words. */
export interface KnownWords {
	has(feature: string): boolean;
	startingWith(beginning: string, most: number): string[];
	nearest(word: string): string[];
	featuresOf(word: string): string[];
}

const MOST_WORDS = 16;
const MOST_BEGINNING = 64;
const SHORTEST_BEGINNING = 2;
const BEGINNING_TRUST = 0.7;
const SLIP_TRUST = 0.6;
const NAME_TRUST = 0.5;

/** The words of a question; the last one may be unfinished. */
export function queryOf(
	text: string,
	analyser: Analyser,
	languages: readonly TextLanguage[],
	known: KnownWords,
	meanings: readonly SameMeaning[] = [],
): QueryWord[] {
	const readings = languages.map((language) => wordsOf(text, analyser, language));
	const first = readings[0] ?? [];
	const words = first.map((found, at) => ({
		...found,
		features: merged(readings.map((reading) => reading[at]!.features)),
		parts: partsOf(found.word, analyser, languages),
	}));
	const telling = words
		.filter(({ features }, at) => features.size > 0 || at === words.length - 1)
		.slice(0, MOST_WORDS);
	const last = /[\p{L}\p{M}\p{N}]$/u.test(text) ? words.at(-1) : undefined;
	const synonyms = meanings.map((meaning) => {
		const meant = telling.filter(({ start, end }) => start >= meaning.start && end <= meaning.end);
		const features = meant.map((word) => surestOf(word.features));
		const found = synonymsOf(text.slice(meaning.start, meaning.end), meaning, features, analyser);
		return {
			meant,
			found: found.filter(({ tokens }) =>
				tokens.every((token) => token.some((feature) => known.has(feature))),
			),
		};
	});
	return telling
		.map((word) => {
			const own = synonyms.filter(({ meant }) => meant.includes(word)).flatMap(({ found }) => found);
			return queryWord({ ...word, synonyms: own }, word === last, known);
		})
		.filter(({ alternatives }, at) => alternatives.length > 0 || telling[at]!.features.size > 0);
}

interface AskedWord {
	readonly word: string;
	readonly features: ReadonlyMap<string, number>;
	readonly parts: readonly string[];
	readonly synonyms: readonly Synonym[];
}

function surestOf(features: ReadonlyMap<string, number>): string[] {
	return [...features].filter(([, trust]) => trust === 1).map(([feature]) => feature);
}

function queryWord(asked: AskedWord, isLast: boolean, known: KnownWords): QueryWord {
	const { word, features, parts, synonyms } = asked;
	const whole = [...features]
		.filter(([, trust]) => trust > 0.6)
		.flatMap(([feature, trust]) => namedToo({ feature, trust, share: trust }))
		.filter(({ feature }) => known.has(feature));
	const isBeginning = isLast && word.length >= SHORTEST_BEGINNING;
	const begun = isBeginning
		? alternativesOf(known.startingWith(word, MOST_BEGINNING), BEGINNING_TRUST, 0.9, known)
		: [];
	// A word of the field is no slip, even where nobody has written it.
	const isKnown = begun.length > 0 || whole.some(({ share }) => share === 1) || synonyms.length > 0;
	const near = isKnown ? [] : known.nearest(word);
	const slips = alternativesOf(near, SLIP_TRUST, 0.85, known);
	const alternatives = [...whole, ...begun, ...slips];
	const taken = near[0];
	return { word, alternatives, parts, synonyms, ...(taken !== undefined && { taken }) };
}

/** By what is said, and by the name of whom it belongs to. */
function namedToo(one: Alternative): Alternative[] {
	return [one, { ...one, feature: NAME + one.feature, trust: one.trust * NAME_TRUST }];
}

function alternativesOf(
	words: readonly string[],
	trust: number,
	share: number,
	known: KnownWords,
): Alternative[] {
	const features = new Set(words.flatMap((word) => known.featuresOf(word)));
	return [...features]
		.flatMap((feature) => namedToo({ feature, trust, share }))
		.filter(({ feature }) => known.has(feature));
}

function merged(readings: readonly ReadonlyMap<string, number>[]): Map<string, number> {
	const all = new Map<string, number>();
	for (const reading of readings) {
		for (const [feature, trust] of reading) all.set(feature, Math.max(trust, all.get(feature) ?? 0));
	}
	return all;
}

function partsOf(word: string, analyser: Analyser, languages: readonly TextLanguage[]): readonly string[] {
	for (const language of languages) {
		const parts = analyser.analysesOf(word, language)[0]?.parts ?? [];
		if (parts.length > 1) return parts.map(({ base }) => base);
	}
	return [];
}
