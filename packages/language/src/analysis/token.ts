/** A stretch of a text that counts as one word or one number; `text` is the slice `start`–`end` as written. */
export interface Token {
	readonly text: string;
	readonly start: number;
	readonly end: number;
	readonly kind: 'word' | 'number';
}

const letter = String.raw`[\p{L}\p{M}]`;
const address = String.raw`https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]]|[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+|(?:www\.)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+`;
const unit = String.raw`\p{Nd}+(?:[.,:/]\p{Nd}+)*(?=(?:kpl|kk|vko|min|eur|e|h|tuntia?|pv|[kmgt]?bi?t?|cm|mm|km|m2|m²|kg|k?w|hz|tuumaa?|st|kr|pcs)(?![\p{L}\p{M}\p{N}-]))`;
const number = String.raw`\p{Nd}+(?:[.,:/]\p{Nd}+)*(?![\p{L}\p{M}\p{N}]|-${letter})`;
const piece = String.raw`[\p{L}\p{M}\p{N}\u00AD]`;
const word = String.raw`${piece}+(?:[-\u2010\u2011'’:]${piece}+)*`;
const pattern = new RegExp(`(?<address>${address})|(?<number>${unit}|${number})|(?<word>${word})`, 'giu');

/** The words and numbers of a text, in order; hyphens and case colons stay inside a word, slashes and arrows part words. */
export function tokensOf(text: string): Token[] {
	const tokens: Token[] = [];
	for (const match of text.matchAll(pattern)) {
		const kind = match.groups?.number === undefined ? 'word' : 'number';
		tokens.push({ text: match[0], start: match.index, end: match.index + match[0].length, kind });
	}
	return tokens;
}
