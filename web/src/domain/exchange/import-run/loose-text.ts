/** A name without what people write differently: `kuusankosken_kirjasto` and `Kuusankosken kirjasto` are one. */
export function looseName(text: string): string {
	return text
		.normalize('NFKD')
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Header words apart from marks: `Cost (EUR)` → `cost eur`. */
export function looseWords(text: string): string {
	return text
		.normalize('NFKD')
		.toLowerCase()
		.replaceAll(/\p{M}/gu, '')
		.replaceAll(/[^\p{L}\p{N}€]+/gu, ' ')
		.trim();
}

/** A sentence apart from spacing and case, for telling that it is here already. */
export function looseSentence(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replaceAll(/\s+/g, ' ')
		.replace(/[.\s]+$/, '')
		.trim();
}

/** `kuusankosken_kirjasto` → `Kuusankosken kirjasto`: a name to begin with. */
export function tidyName(text: string): string {
	const plain = text
		.normalize('NFC')
		.replaceAll(/[_\s]+/g, ' ')
		.trim();
	const first = [...plain][0] ?? '';
	return (first.toUpperCase() + plain.slice(first.length)).slice(0, 120).trim();
}

/** 1 = the same pairs of letters, 0 = none in common. */
export function likeness(a: string, b: string): number {
	const [one, other] = [pairsOf(looseName(a)), pairsOf(looseName(b))];
	if (one.size === 0 || other.size === 0) return 0;
	return (2 * one.intersection(other).size) / (one.size + other.size);
}

function pairsOf(text: string): Set<string> {
	return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));
}
