import type { Analyser } from '../analysis/index.ts';
import { wordsOf, type FoundWord } from './features.ts';
import type { Synonym } from './synonym.ts';

/** A stretch of a text; `isFound` where it is what was asked for. */
export interface MarkedStretch {
	readonly text: string;
	readonly isFound: boolean;
}

/** What a text may have been found by. */
export interface Sought<S extends Synonym> {
	readonly features: ReadonlySet<string>;
	readonly synonyms: readonly S[];
}

/** Part of a text with what was found in all of it. */
export interface Excerpt<S extends Synonym> {
	readonly stretches: MarkedStretch[];
	/** How many stretches were found. */
	readonly found: number;
	readonly features: ReadonlySet<string>;
	readonly synonyms: readonly S[];
}

const AROUND = 90;

/** The part of a text where most of what was asked for stands, cut to about so many letters, found words apart. */
export function excerptOf<S extends Synonym>(
	text: string,
	sought: Sought<S>,
	analyser: Analyser,
	letters = 2 * AROUND,
): Excerpt<S> {
	const { spots, features, synonyms } = foundIn(text, sought, analyser);
	const from = windowStart(text, spots, letters);
	const to = from + letters >= text.length ? text.length : wordEnd(text, from + letters);
	const stretches: MarkedStretch[] = [];
	let at = from;
	const add = (end: number, isFound: boolean) => {
		if (end > at) stretches.push({ text: text.slice(at, end), isFound });
		at = Math.max(at, end);
	};
	for (const { start, end } of spots) {
		if (start < from || end > to) continue;
		add(start, false);
		add(end, true);
	}
	add(to, false);
	const shown = withEllipses(stretches, from > 0, to < text.length);
	return { stretches: shown, found: spots.length, features, synonyms };
}

interface Spot {
	readonly start: number;
	readonly end: number;
}

/** Where what was sought stands, in order and apart from each other. */
function foundIn<S extends Synonym>(text: string, sought: Sought<S>, analyser: Analyser) {
	const words = wordsOf(text, analyser);
	const features = new Set<string>();
	const synonyms = new Set<S>();
	const spots: Spot[] = [];
	for (const word of words) {
		const here = [...word.features.keys()].filter((feature) => sought.features.has(feature));
		for (const feature of here) features.add(feature);
		if (here.length > 0) spots.push(word);
	}
	for (const synonym of sought.synonyms)
		for (const spot of placesOf(synonym, words)) {
			synonyms.add(synonym);
			spots.push(spot);
		}
	return { spots: joined(spots), features, synonyms: [...synonyms] };
}

/** Where the words of another way to say it follow each other. */
function placesOf({ tokens }: Synonym, words: readonly FoundWord[]): Spot[] {
	return words.flatMap(({ start }, at) => {
		const isHere = tokens.every((token, after) =>
			token.some((feature) => words[at + after]?.features.has(feature)),
		);
		return isHere ? [{ start, end: words[at + tokens.length - 1]!.end }] : [];
	});
}

function joined(spots: Spot[]): Spot[] {
	const apart: Spot[] = [];
	for (const spot of spots.toSorted((one, other) => one.start - other.start)) {
		const last = apart.at(-1);
		if (last && spot.start < last.end)
			apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, spot.end) };
		else apart.push(spot);
	}
	return apart;
}

function windowStart(text: string, words: readonly { start: number }[], letters: number): number {
	if (text.length <= letters || words.length === 0) return 0;
	let best = words[0]!.start;
	let most = 0;
	for (const { start } of words) {
		const count = words.filter(
			(other) => other.start >= start && other.start < start + letters - AROUND / 2,
		).length;
		if (count > most) [best, most] = [start, count];
	}
	const from = Math.max(0, Math.min(best - AROUND / 3, text.length - letters));
	return from === 0 ? 0 : text.indexOf(' ', Math.floor(from)) + 1;
}

function wordEnd(text: string, at: number): number {
	const end = text.lastIndexOf(' ', at);
	return end > at - AROUND / 2 ? end : at;
}

function withEllipses(stretches: MarkedStretch[], before: boolean, after: boolean): MarkedStretch[] {
	const dots = { text: '…', isFound: false };
	return [...(before ? [dots] : []), ...stretches, ...(after ? [dots] : [])];
}
