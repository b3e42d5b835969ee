const invisible = /[\u00AD\u200B-\u200D\u2060\uFEFF]/gu;
const hyphens = /[\u2010\u2011\u2012]/gu;

/** A word as it is compared: composed, lower case, without invisible characters, one kind of hyphen and apostrophe. */
export function normalOf(text: string): string {
	return text
		.normalize('NFC')
		.replace(invisible, '')
		.replace(hyphens, '-')
		.replaceAll('’', "'")
		.toLowerCase();
}

/** A key that forgives diacritics and doubled letters: what is left when "Käännökset" is typed "kaanoksett". */
export function foldedOf(text: string): string {
	return normalOf(text)
		.normalize('NFD')
		.replace(/\p{M}+/gu, '')
		.replaceAll('ø', 'o')
		.replaceAll('æ', 'a')
		.replace(/(.)\1+/gu, '$1');
}
