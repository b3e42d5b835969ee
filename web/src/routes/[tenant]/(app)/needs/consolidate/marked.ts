import type { GroupLink } from '#domain/portfolio/consolidation/suggested-group.ts';

export interface Piece {
	text: string;
	isMatch: boolean;
}

/** The words of a need that some other in the group has too. */
export function matchedWords(needId: string, links: readonly GroupLink[]): string[] {
	const words = links.flatMap((link) => {
		if (link.needId === needId) return link.parts.map(({ mine }) => mine);
		return link.otherId === needId ? link.parts.map(({ theirs }) => theirs) : [];
	});
	return [...new Set(words.filter((word) => word.length > 1))];
}

/** A sentence in pieces, so that what matched can be seen in it. */
export function marked(text: string, words: readonly string[]): Piece[] {
	if (words.length === 0) return [{ text, isMatch: false }];
	const longestFirst = words.toSorted((a, b) => b.length - a.length);
	const escaped = longestFirst.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
	const pieces = text.split(new RegExp(`(${escaped.join('|')})`, 'iu'));
	return pieces.map((piece, at) => ({ text: piece, isMatch: at % 2 === 1 })).filter((piece) => piece.text);
}
