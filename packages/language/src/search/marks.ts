import type { Analyser } from '../analysis/index.ts';
import { wordsOf } from './features.ts';

/** A stretch of a text; `isFound` where it is what was asked for. */
export interface MarkedStretch {
	readonly text: string;
	readonly isFound: boolean;
}

const AROUND = 90;

/** The part of a text where most of what was asked for stands, cut to about so many letters, found words apart. */
export function excerptOf(
	text: string,
	features: ReadonlySet<string>,
	analyser: Analyser,
	letters = 2 * AROUND,
): { stretches: MarkedStretch[]; found: number } {
	const words = wordsOf(text, analyser).filter((word) =>
		[...word.features.keys()].some((feature) => features.has(feature)),
	);
	const from = windowStart(text, words, letters);
	const to = from + letters >= text.length ? text.length : wordEnd(text, from + letters);
	const stretches: MarkedStretch[] = [];
	let at = from;
	const add = (end: number, isFound: boolean) => {
		if (end > at) stretches.push({ text: text.slice(at, end), isFound });
		at = Math.max(at, end);
	};
	for (const { start, end } of words) {
		if (start < from || end > to) continue;
		add(start, false);
		add(end, true);
	}
	add(to, false);
	return { stretches: withEllipses(stretches, from > 0, to < text.length), found: words.length };
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
