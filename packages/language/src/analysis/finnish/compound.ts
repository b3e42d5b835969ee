import { carries, LONGEST_ENDING } from './endings.ts';
import { dictionary, type Entry, type Modifier } from './dictionary.ts';

/** One way to read a word: modifiers as written with their base forms, and the last part with its own. */
export interface Reading {
	readonly cost: number;
	readonly modifiers: readonly (Modifier & { readonly form: string })[];
	readonly head: Modifier;
}

/** How much a part of this many letters costs: short parts are found everywhere by chance. */
function lengthCost(letters: number): number {
	if (letters <= 2) return 1.1;
	if (letters === 3) return 0.7;
	return letters === 4 ? 0.2 : 0;
}

const MOST_PARTS = 4;
const UNKNOWN_COST = 2.2;
const SEEN_COST = 1.4;
const SHORTEST_UNKNOWN = 4;

/** Words whose forms look like endings (`-isia`) and that end no compound of the field. */
const seldomLast = new Set(['isä', 'sama', 'ikä', 'talkoo', 'omuus']);

/** Heads of four letters that may follow a beginning nobody knows. */
const commonShortHeads = new Set([
	'kone',
	'sali',
	'tila',
	'auto',
	'talo',
	'peli',
	'mäki',
	'kuva',
	'koti',
	'piha',
]);

function mayEnd(entry: Entry): boolean {
	return !entry.alone && !seldomLast.has(entry.base);
}

/** Parts of a word that the lexicon knows as a whole (`jalkapallo`); none where it is no compound. */
export function partsOfKnown(base: string): readonly Modifier[] {
	if (base.length < 8) return [];
	const [best] = knownReadings(base, MOST_PARTS - 1)
		.filter(({ modifiers, head }) => modifiers.length > 0 && head.base !== base && base.endsWith(head.base))
		.toSorted((one, other) => one.cost - other.cost);
	if (!best || best.cost > 2.3) return [];
	return [...best.modifiers, best.head];
}

/** Whether the caller has met a word. */
export type Seen = (word: string) => boolean;

/** The cheapest readings of a word without hyphens; none when no part of it is known. */
export function readingsOf(word: string, seen: Seen): Reading[] {
	const found = knownReadings(word, MOST_PARTS);
	const readings = found.length > 0 ? found : halfKnownReadings(word, seen);
	const least = Math.min(...readings.map((reading) => reading.cost));
	return distinct(readings.filter((reading) => reading.cost < least + 0.25)).slice(0, 3);
}

function distinct(readings: readonly Reading[]): Reading[] {
	const keyOf = (reading: Reading) => [...reading.modifiers, reading.head].map((part) => part.base).join('+');
	return [...new Map(readings.map((reading) => [keyOf(reading), reading])).values()];
}

/** Base forms of a word that is one stem and one ending. */
export function headsOf(word: string): { entry: Entry; stem: string }[] {
	const { stems } = dictionary();
	const heads: { entry: Entry; stem: string }[] = [];
	for (let cut = word.length; cut >= Math.max(2, word.length - LONGEST_ENDING); cut--) {
		const stem = word.slice(0, cut);
		for (const entry of stems.get(stem) ?? []) {
			if (carries(entry.group, word.slice(cut))) heads.push({ entry, stem });
		}
	}
	return heads;
}

function knownReadings(word: string, partsLeft: number): Reading[] {
	const heads = headsOf(word).filter(({ entry }) => partsLeft === MOST_PARTS || mayEnd(entry));
	const readings: Reading[] = heads.map(({ entry, stem }) => ({
		cost: partsLeft === MOST_PARTS ? 1 : 1 + lengthCost(Math.min(entry.base.length, stem.length + 1)),
		modifiers: [],
		head: entry,
	}));
	if (readings.length > 0 && partsLeft === MOST_PARTS) return readings;
	if (partsLeft <= 1) return readings;
	const { modifiers } = dictionary();
	for (let cut = partsLeft === MOST_PARTS ? 1 : 3; cut <= word.length - 2; cut++) {
		const form = word.slice(0, cut);
		const options = modifiers.get(form);
		if (!options) continue;
		const rests = knownReadings(word.slice(cut), partsLeft - 1);
		for (const rest of rests) for (const option of options) readings.push(joined(form, option, rest));
	}
	return readings;
}

function joined(form: string, option: Modifier, rest: Reading, cost = 1): Reading {
	return {
		cost: cost + lengthCost(form.length) + rest.cost,
		modifiers: [{ ...option, form }, ...rest.modifiers],
		head: rest.head,
	};
}

/** An unknown beginning before a known word of some length. */
function halfKnownReadings(word: string, seen: Seen): Reading[] {
	const readings: Reading[] = [];
	for (let cut = SHORTEST_UNKNOWN; cut <= word.length - 4; cut++) {
		const form = word.slice(0, cut);
		if (!endsLikeModifier(form)) continue;
		const rest = headsOf(word.slice(cut)).filter(
			({ entry, stem }) => mayEnd(entry) && (stem.length >= 5 || commonShortHeads.has(entry.base)),
		);
		const cost = seen(form) ? SEEN_COST : UNKNOWN_COST;
		for (const { entry } of rest) {
			const option = { base: form, family: form };
			readings.push(
				joined(form, option, { cost: 1 + lengthCost(entry.base.length), modifiers: [], head: entry }, cost),
			);
		}
	}
	return readings;
}

/** A modifier ends as Finnish words do: in a vowel, or in -n, -s, -l, -r, -t. */
function endsLikeModifier(form: string): boolean {
	return (
		/[aeiouyäönslrt]$/u.test(form) && /[aeiouyäö]/u.test(form.slice(0, -1)) && !/^[^aeiouyäö]{3}/u.test(form)
	);
}
