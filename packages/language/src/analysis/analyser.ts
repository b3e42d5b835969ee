import { analyseFinnish } from './finnish/analyse.ts';
import { analyseEnglish, analyseSwedish } from './germanic/analyse.ts';
import { languageOf, type TextLanguage } from './language.ts';
import { normalOf } from './normal.ts';
import { isStopWord } from './stop-words.ts';
import type { Term } from './term.ts';
import { tokensOf, type Token } from './token.ts';

/** What a word is: its base form, the word it is made from, and the base forms of its parts (none when not a compound). */
export interface WordAnalysis {
	readonly base: string;
	readonly family: string;
	readonly parts: readonly { readonly base: string; readonly family: string }[];
}

/** A stronger analyser of Finnish words, such as one made by `createVoikko`; no answer means that it does not know. */
export type WordAnalyser = (word: string) => readonly WordAnalysis[];

/** What the caller knows beyond the text. */
export interface AnalyserOptions {
	/** Language of the texts; guessed for each text when absent. */
	readonly language?: TextLanguage;
	/** Words seen in the tenant's own texts, normalised: they help to part compounds. */
	readonly lexicon?: { has(word: string): boolean };
	/** Voikko's dictionary where the machine has it. */
	readonly voikko?: WordAnalyser;
	/** Words kept in the cache; 50 000 when absent. */
	readonly cacheSize?: number;
}

/** Analyses texts under one set of options and remembers the words it has met. */
export interface Analyser {
	termsOf(text: string, language?: TextLanguage): Term[];
	analysesOf(word: string, language: TextLanguage): readonly WordAnalysis[];
}

const PART_WEIGHT = 0.6;

/** An analyser with a bounded memory of its own. */
export function createAnalyser(options: AnalyserOptions): Analyser {
	const most = options.cacheSize ?? 50_000;
	const known = new Map<string, readonly WordAnalysis[]>();
	const analysesOf = (word: string, language: TextLanguage) => {
		const key = language + word;
		const found = known.get(key);
		if (found) return found;
		if (known.size >= most) known.clear();
		const fresh = analyse(normalOf(word), language, options);
		known.set(key, fresh);
		return fresh;
	};
	return {
		analysesOf,
		termsOf: (text, language = options.language ?? languageOf(text)) =>
			tokensOf(text).flatMap((token) => termsOfToken(token, analysesOf, language)),
	};
}

function analyse(word: string, language: TextLanguage, options: AnalyserOptions): readonly WordAnalysis[] {
	if (language === 'sv') return analyseSwedish(word, options);
	if (language === 'en') return analyseEnglish(word);
	return analyseFinnish(word, options);
}

function termsOfToken(token: Token, analysesOf: Analyser['analysesOf'], language: TextLanguage): Term[] {
	const { start, end } = token;
	if (token.kind === 'number')
		return [{ base: token.text, family: token.text, start, end, source: 'number', weight: 1 }];
	const stop = isStopWord(normalOf(token.text), language);
	const analyses = analysesOf(token.text, language);
	const terms = new Map<string, Term>();
	const add = (base: string, family: string, source: Term['source'], weight: number) => {
		if (!terms.has(base)) terms.set(base, { base, family, start, end, source, weight: stop ? 0 : weight });
	};
	for (const { base, family } of analyses) add(base, family, 'base', 1);
	for (const { parts } of analyses)
		for (const part of parts) add(part.base, part.family, 'part', PART_WEIGHT);
	return [...terms.values()];
}
