import { foldedOf } from './normal.ts';

/** A vocabulary in which a mistyped word finds the words it may have been meant for. */
export interface Spelling {
	add(word: string): void;
	/** Known words at most one slip away (two in words of eight letters or more), nearest first. */
	nearest(word: string, most?: number): readonly Slip[];
	/** Number of words known. */
	readonly size: number;
}

/** A word that may have been meant, and how many slips away it is. */
export interface Slip {
	readonly word: string;
	readonly distance: number;
}

const LONG = 8;
const LONGEST = 32;
/** Deletions are taken from this many first letters; of two slips at most one may stand there. */
const PREFIX = 6;

/** A vocabulary of these words; each costs about seven short index keys, and a look-up reads only what shares one. */
export function createSpelling(words: Iterable<string> = []): Spelling {
	const buckets = new Map<string, number[]>();
	const known = new Map<string, number>();
	const list: { word: string; folded: string }[] = [];
	const candidatesOf = (folded: string) =>
		new Set([...deletionsOf(folded)].flatMap((key) => buckets.get(key) ?? []));
	const spelling: Spelling = {
		get size() {
			return known.size;
		},
		add(word) {
			if (word.length < 3 || word.length > LONGEST || known.has(word)) return;
			const folded = foldedOf(word);
			const at = list.push({ word, folded }) - 1;
			known.set(word, at);
			for (const key of deletionsOf(folded)) {
				const bucket = buckets.get(key);
				if (bucket) bucket.push(at);
				else buckets.set(key, [at]);
			}
		},
		nearest(word, most = 5) {
			const folded = word.length > LONGEST ? '' : foldedOf(word);
			if (folded.length < 3) return [];
			const furthest = folded.length >= LONG ? 2 : 1;
			return [...candidatesOf(folded)]
				.map((at) => list[at]!)
				.map((known) => ({ word: known.word, distance: distanceOf(folded, known.folded, furthest) }))
				.filter(({ distance }) => distance <= furthest)
				.toSorted((one, other) => one.distance - other.distance || (one.word < other.word ? -1 : 1))
				.slice(0, most);
		},
	};
	for (const word of words) spelling.add(word);
	return spelling;
}

/** The beginning of a word, whole and with each letter left out. */
function deletionsOf(word: string): Set<string> {
	const prefix = word.slice(0, PREFIX);
	const keys = new Set([prefix]);
	for (let at = 0; at < prefix.length; at++) keys.add(prefix.slice(0, at) + prefix.slice(at + 1));
	// A letter too many at the beginning pushes the last one out of the prefix.
	if (word.length >= PREFIX) keys.add(word.slice(0, PREFIX - 1));
	return keys;
}

/** Letters changed, left out, added or swapped; anything above `furthest` is only known to be above. */
export function distanceOf(one: string, other: string, furthest: number): number {
	if (Math.abs(one.length - other.length) > furthest) return furthest + 1;
	let before: number[] = [];
	let row = Array.from({ length: other.length + 1 }, (_, at) => at);
	for (let i = 1; i <= one.length; i++) {
		const next = [i];
		for (let j = 1; j <= other.length; j++) {
			const change = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
			let least = Math.min(change, row[j]! + 1, next[j - 1]! + 1);
			if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
				least = Math.min(least, before[j - 2]! + 1);
			}
			next.push(least);
		}
		if (Math.min(...next) > furthest) return furthest + 1;
		before = row;
		row = next;
	}
	return row[other.length]!;
}
