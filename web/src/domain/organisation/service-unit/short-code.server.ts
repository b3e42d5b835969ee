import { createHash } from 'node:crypto';

/** No vowels, so that no word appears; no letters or digits that are taken for another. */
const LETTERS = 'bcdfghjkmnpqrstvwxz23456789';
const LENGTH = 8;

/** A unit's address short enough to be typed from paper. It follows from the link: a renewed link renews it. */
export function shortCode(linkToken: string): string {
	const bytes = createHash('sha256').update(`short code of ${linkToken}`).digest();
	let number = bytes.readBigUInt64BE();
	let code = '';
	for (let i = 0; i < LENGTH; i++) {
		code += LETTERS[Number(number % BigInt(LETTERS.length))];
		number /= BigInt(LETTERS.length);
	}
	return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** What was typed, as codes are written: in capitals, without the hyphen, with a space. */
export function typedCode(text: string): string {
	const bare = text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
	return `${bare.slice(0, 4)}-${bare.slice(4)}`;
}
