import { stemmer } from '@orama/stemmers/swedish';
import { swedishWords } from './swedish-lexicon.ts';

const inflections = ['', 'en', 'n', 'et', 't', 'er', 'ar', 'or', 'na', 'erna', 'arna'];
let bases: ReadonlyMap<string, string> | undefined;

/** The words that compounds are made of, by every stem their forms get. */
function knownBases(): ReadonlyMap<string, string> {
	if (bases) return bases;
	const known = new Map<string, string>();
	const words = swedishWords.split(/\s+/).filter(Boolean);
	for (const ending of inflections) {
		for (const word of words) {
			const stem = stemmer(word + ending);
			if (!known.has(stem)) known.set(stem, word);
		}
	}
	return (bases = known);
}

/** The base form of a known Swedish word, the stem of another. */
export function swedishStem(word: string): string {
	const stem = stemmer(word);
	return knownBases().get(stem) ?? stem;
}

const SHORTEST = 3;

/** Stems of the parts of a Swedish compound, with or without a joining -s-; none when it is not one. */
export function swedishParts(word: string, seen: (word: string) => boolean): readonly string[] {
	if (word.length < 2 * SHORTEST + 1) return [];
	let best: readonly string[] = [];
	for (let cut = SHORTEST; cut <= word.length - SHORTEST; cut++) {
		const first = modifierStem(word.slice(0, cut), seen);
		if (first === undefined) continue;
		for (const rest of restsOf(word, cut)) {
			const tail = swedishParts(rest, seen);
			const parts =
				tail.length > 0 ? [first, ...tail] : isKnown(rest, seen) ? [first, swedishStem(rest)] : [];
			if (parts.length > 0 && (best.length === 0 || parts.length < best.length)) best = parts;
		}
	}
	return best;
}

/** Three like letters at a joint are written as two: `biljett` + `tavla`. */
function restsOf(word: string, cut: number): string[] {
	const rest = word.slice(cut);
	return word[cut - 1] === word[cut - 2] ? [rest, word[cut - 1] + rest] : [rest];
}

function isKnown(word: string, seen: (word: string) => boolean): boolean {
	return knownBases().has(stemmer(word)) || (word.length > SHORTEST && seen(word));
}

/** A word before another: as it is, without its joining letter, or with the vowel it loses (`arbets-`, `medborgar-`). */
function modifierStem(form: string, seen: (word: string) => boolean): string | undefined {
	const bare = /[seou]$/u.test(form) ? form.slice(0, -1) : form;
	const readings = [form, bare, `${bare}e`, `${form}e`, `${form}a`].filter((word) => word.length >= SHORTEST);
	const found = readings.find((word) => isKnown(word, seen));
	return found === undefined ? undefined : swedishStem(found);
}
