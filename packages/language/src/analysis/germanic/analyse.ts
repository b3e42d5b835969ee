import { stemmer as english } from '@orama/stemmers/english';
import type { AnalyserOptions, WordAnalysis } from '../analyser.ts';
import { swedishParts, swedishStem } from './swedish.ts';

/** What a normalised Swedish word may be. */
export function analyseSwedish(word: string, options: AnalyserOptions): readonly WordAnalysis[] {
	const seen = (form: string) => options.lexicon?.has(form) ?? false;
	const pieces = piecesOf(word.replace(/:(?:en|n|et|t|s|ar|er)?$/u, ''));
	const parts = pieces.flatMap((piece) => {
		const inner = swedishParts(piece, seen);
		return inner.length > 0 ? inner : [swedishStem(piece)];
	});
	const base = parts.length > 1 ? parts.join('') : swedishStem(pieces.at(-1) ?? word);
	return [{ base, family: base, parts: parts.length > 1 ? parts.map(partOf) : [] }];
}

/** What a normalised English word may be. */
export function analyseEnglish(word: string): readonly WordAnalysis[] {
	const pieces = piecesOf(word.replace(/'s?$/u, ''));
	const base = pieces.slice(0, -1).join('') + english(pieces.at(-1) ?? word);
	return [
		{ base, family: base, parts: pieces.length > 1 ? pieces.map((piece) => partOf(english(piece))) : [] },
	];
}

const piecesOf = (word: string) => word.split('-').filter(Boolean);
const partOf = (base: string) => ({ base, family: base });
