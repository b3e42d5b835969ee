const vowels = 'aeiouyäöå';

/** Whether a letter is a Finnish vowel. */
export function isVowel(letter: string | undefined): boolean {
	return letter !== undefined && letter !== '' && vowels.includes(letter);
}

/** Endings follow the word's vowels: back ones take `a`, others `ä`. */
export function isBack(word: string): boolean {
	return /[aou](?!.*[äöy])/u.test(word);
}

const weakened: readonly [RegExp, string][] = [
	[/kk([aeiouyäö])$/u, 'k$1'],
	[/pp([aeiouyäö])$/u, 'p$1'],
	[/tt([aeiouyäö])$/u, 't$1'],
	[/nk([aeiouyäö])$/u, 'ng$1'],
	[/nt([aeiouyäö])$/u, 'nn$1'],
	[/mp([aeiouyäö])$/u, 'mm$1'],
	[/lt([aeiouyäö])$/u, 'll$1'],
	[/rt([aeiouyäö])$/u, 'rr$1'],
	[/(?<=[aeiouyäöh])t([aeiouyäö])$/u, 'd$1'],
	[/(?<=[aeiouyäölr])p([aeiouyäö])$/u, 'v$1'],
	[/(?<=[^aeiouyäö][uy])k([uy])$/u, 'v$1'],
	[/(?<=[lrh])k(e)$/u, 'j$1'],
	[/(?<=[ao]i)k([aä])$/u, 'k$1'],
	[/(?<=[aeiouyäölrh])k([aeiouyäö])$/u, '$1'],
];

/** The weak grade of a vowel stem (`katu` → `kadu`), or the stem itself. */
export function weakOf(stem: string): string {
	if (/[ao]ik[aä]$/u.test(stem)) return stem.replace(/ik([aä])$/u, 'j$1');
	for (const [pattern, replacement] of weakened) {
		if (pattern.test(stem)) return stem.replace(pattern, replacement);
	}
	return stem;
}

const strengthened: readonly [RegExp, string][] = [
	[/ng([aeiouyäö])$/u, 'nk$1'],
	[/nn([aeiouyäö])$/u, 'nt$1'],
	[/mm([aeiouyäö])$/u, 'mp$1'],
	[/ll([aeiouyäö])$/u, 'lt$1'],
	[/rr([aeiouyäö])$/u, 'rt$1'],
	[/(?<=[aeiouyäönlr])k([aeiouyäö])$/u, 'kk$1'],
	[/(?<=[aeiouyäömlr])p([aeiouyäö])$/u, 'pp$1'],
	[/(?<=[aeiouyäönlr])t([aeiouyäö])$/u, 'tt$1'],
	[/d([aeiouyäö])$/u, 't$1'],
	[/v([aeiouyäö])$/u, 'p$1'],
	[/(?<=[aeiouyäö])([eaä])$/u, 'k$1'],
];

/** The strong grade of a weak stem (`laite` → `laitte`), or the stem itself. */
export function strongOf(stem: string): string {
	for (const [pattern, replacement] of strengthened) {
		if (pattern.test(stem)) return stem.replace(pattern, replacement);
	}
	return stem;
}

/** Both grades a stem might have; nothing tells for certain which words alternate. */
export function gradesOf(stem: string): string[] {
	return [...new Set([stem, weakOf(stem)])];
}
