import type { Analyser, TextLanguage } from '../analysis/index.ts';
import { createSpelling } from '../analysis/spelling.ts';
import { Postings } from '../sparse/postings.ts';
import { NAME, wordsOf } from './features.ts';
import { queryOf, type KnownWords, type QueryWord } from './query.ts';
import { Best } from './best.ts';
import type { SameMeaning, Synonym } from './synonym.ts';
import { WordList } from './word-list.ts';

/** A text to be found; the weight says how much a word in it tells of the whole. */
export interface SearchField {
	readonly text: string;
	readonly weight: number;
	/** The name of whom the thing belongs to: found by the words that few share. */
	readonly isName?: boolean;
}

/** How to search. */
export interface SearchOptions {
	readonly accept: (key: string) => boolean;
	/** Those the asker may have written in; Finnish when absent. */
	readonly languages?: readonly TextLanguage[];
	/** What stretches of the question mean, from `meaningsIn`: other words for them are found too. */
	readonly meanings?: readonly SameMeaning[];
}

/** Other words that were sought too, with what the words asked can be told by: one list for each. */
export interface SoughtSynonym extends Synonym {
	readonly instead: readonly (readonly string[])[];
}

/** Something found: the key it was put in by, and how well it fits. */
export interface SearchMatch {
	readonly key: string;
	readonly score: number;
}

/** All that was found, best first; `isPartial` when nothing has every word asked for. */
export interface SearchAnswer {
	readonly matches: readonly SearchMatch[];
	readonly isPartial: boolean;
	/** What the found words can be told by, for marking them. */
	readonly features: ReadonlySet<string>;
	readonly synonyms: readonly SoughtSynonym[];
	/** Words asked for that were taken to be slips of the pen, with what was searched instead. */
	readonly corrected: readonly (readonly [asked: string, taken: string])[];
}

const SATURATION = 1.2;
const LENGTH_TRUST = 0.4;
const USUAL_WORDS = 30;
const STRENGTH_STEPS = 100;
const LARGEST_STRENGTH = 255;
/** What has this much less of the question than the best is left out. */
const SLACK = 0.5;
const WHOLE = 0.85;
/** Other words for the same count clearly less than the words themselves, yet as found. */
const SYNONYM_TRUST = 0.4;
const SYNONYM_SHARE = 0.86;
/** A name that more of the things than this share tells nothing of them, where there are more than a few. */
const COMMON_NAME = 0.3;
const FEW = 20;

/** An inverted index of texts by base forms, parts of compounds and families, in which slips and beginnings find too. */
export class SearchIndex {
	readonly #analyser: Analyser;
	readonly #postings = new Postings();
	readonly #featureIds = new Map<string, number>();
	readonly #features: string[] = [];
	readonly #wordFeatures = new Map<string, readonly number[]>();
	readonly #words = new WordList();
	readonly #spelling = createSpelling();
	readonly #numbers = new Map<string, number>();
	readonly #keys: (string | undefined)[] = [];
	/** Numbers of what was taken out, to be given again. */
	readonly #free: number[] = [];
	readonly #contents: (ReadonlyMap<number, number> | undefined)[] = [];

	constructor(analyser: Analyser) {
		this.#analyser = analyser;
	}

	/** How many things can be found. */
	get size(): number {
		return this.#numbers.size;
	}

	/** Puts a thing in, or in place of what was put in by the same key. */
	put(key: string, fields: readonly SearchField[]): void {
		this.remove(key);
		const counts = new Map<number, number>();
		let length = 0;
		const count = (id: number, more: number) => counts.set(id, (counts.get(id) ?? 0) + more);
		for (const { text, weight, isName } of fields) {
			for (const { word, features } of wordsOf(text, this.#analyser)) {
				if (features.size === 0) continue;
				const ids = this.#learn(word, features);
				if (!isName) length++;
				[...features].forEach(([feature, trust], at) => {
					if (!isName) count(ids[at]!, trust * weight);
					else if (trust === 1) count(this.#idOf(NAME + feature), weight);
				});
			}
		}
		const number = this.#free.pop() ?? this.#keys.length;
		this.#keys[number] = key;
		const contents = new Map([...counts].map(([id, count]) => [id, strengthOf(count, length)]));
		this.#numbers.set(key, number);
		this.#contents[number] = contents;
		this.#postings.add(number, contents);
	}

	/** Takes a thing out; a key that is not in changes nothing. */
	remove(key: string): void {
		const number = this.#numbers.get(key);
		if (number === undefined) return;
		this.#postings.remove(number, this.#contents[number]!);
		this.#numbers.delete(key);
		this.#keys[number] = undefined;
		this.#free.push(number);
		this.#contents[number] = undefined;
	}

	/** What fits the words best. */
	search(text: string, { accept, languages = ['fi'], meanings = [] }: SearchOptions): SearchAnswer {
		const query = queryOf(text, this.#analyser, languages, this.#known, meanings);
		const sums = new Float64Array(this.#keys.length);
		const shares = new Float32Array(this.#keys.length);
		for (const word of query) this.#score(word, sums, shares);
		return { ...this.#bestOf(sums, shares, query.length, accept), ...toldBy(query) };
	}

	readonly #known: KnownWords = {
		has: (feature) => {
			const count = this.#countOf(feature);
			const isTelling = !feature.startsWith(NAME) || count <= Math.max(FEW, this.size * COMMON_NAME);
			return count > 0 && isTelling;
		},
		startingWith: (beginning, most) => this.#words.startingWith(beginning, most),
		nearest: (word) => this.#spelling.nearest(word, 4).map(({ word: near }) => near),
		featuresOf: (word) => (this.#wordFeatures.get(word) ?? []).map((id) => this.#features[id]!),
	};

	#score(word: QueryWord, sums: Float64Array, shares: Float32Array): void {
		const best = new Best(this.#keys.length);
		for (const { feature, trust, share } of word.alternatives) {
			const id = this.#featureIds.get(feature);
			if (id === undefined) continue;
			const weight = trust * this.#rarity(this.#postings.count(id));
			this.#postings.each(id, (number, strength) => best.note(number, weight * strength, share));
		}
		this.#noteTogether(word, best);
		const own = word.alternatives.map(({ feature }) => this.#countOf(feature)).filter(Boolean);
		const most = own.length > 0 ? this.#rarity(Math.min(...own)) : Infinity;
		for (const synonym of word.synonyms) this.#noteSame(synonym, most, best);
		best.addTo(sums, shares);
	}

	/** Things that have every word of another way to say it; a rare way tells no more than the word asked. */
	#noteSame({ tokens }: Synonym, mostRarity: number, best: Best): void {
		let having: Map<number, number> | undefined;
		for (const token of tokens) {
			const strengths = new Map<number, number>();
			for (const feature of token)
				this.#postings.each(this.#featureIds.get(feature) ?? -1, (number, strength) => {
					if (!having || having.has(number))
						strengths.set(number, Math.max(strength, strengths.get(number) ?? 0));
				});
			having = strengths;
		}
		const found = having ?? new Map<number, number>();
		const weight = SYNONYM_TRUST * Math.min(mostRarity, this.#rarity(found.size));
		for (const [number, strength] of found) best.note(number, weight * strength, SYNONYM_SHARE);
	}

	/** Things that have the parts of a compound, written apart or in other compounds. */
	#noteTogether({ parts }: QueryWord, best: Best): void {
		if (parts.length === 0) return;
		const scores = new Float64Array(this.#keys.length);
		const counts = new Uint8Array(this.#keys.length);
		const met: number[] = [];
		for (const part of parts) {
			const id = this.#featureIds.get(part) ?? -1;
			const weight = this.#rarity(this.#postings.count(id));
			this.#postings.each(id, (number, strength) => {
				if (counts[number] === 0) met.push(number);
				counts[number]!++;
				scores[number]! += weight * strength;
			});
		}
		const heads = new Set<number>();
		this.#postings.each(this.#featureIds.get(parts.at(-1)!) ?? -1, (number) => heads.add(number));
		for (const number of met) {
			const share = counts[number] === parts.length ? 0.9 : heads.has(number) ? 0.4 : 0.25;
			best.note(number, (scores[number]! / parts.length) * share, share);
		}
	}

	#bestOf(sums: Float64Array, shares: Float32Array, asked: number, accept: (key: string) => boolean) {
		const found: { key: string; share: number; score: number }[] = [];
		let most = 0;
		for (let number = 0; number < shares.length; number++) {
			const share = shares[number]!;
			const key = this.#keys[number];
			if (share === 0 || key === undefined || !accept(key)) continue;
			most = Math.max(most, share);
			found.push({ key, share, score: sums[number]! * share });
		}
		const matches = found
			.filter(({ share }) => share >= Math.max(most - SLACK, most * 0.6))
			.toSorted((one, other) => other.score - one.score || (one.key < other.key ? 1 : -1))
			.map(({ key, score }) => ({ key, score }));
		return { matches, isPartial: asked > 0 && most < asked * WHOLE };
	}

	#learn(word: string, features: ReadonlyMap<string, number>): number[] {
		const ids = [...features.keys()].map((feature) => this.#idOf(feature));
		const whole = ids.filter((_, at) => [...features.values()][at] === 1);
		this.#learnWord(word, whole);
		for (const id of whole) this.#learnWord(this.#features[id]!, [id]);
		return ids;
	}

	/** A word as written, or a base form: beginnings and slips are sought among both. */
	#learnWord(word: string, features: readonly number[]): void {
		if (this.#wordFeatures.has(word)) return;
		this.#wordFeatures.set(word, features);
		this.#words.add(word);
		this.#spelling.add(word);
	}

	#idOf(feature: string): number {
		const known = this.#featureIds.get(feature);
		if (known !== undefined) return known;
		const id = this.#features.push(feature) - 1;
		this.#featureIds.set(feature, id);
		return id;
	}

	#countOf(feature: string): number {
		const id = this.#featureIds.get(feature);
		return id === undefined ? 0 : this.#postings.count(id);
	}

	#rarity(count: number): number {
		return Math.log(1 + (this.#numbers.size - count + 0.5) / (count + 0.5));
	}
}

/** Many mentions tell more than one, ever less so; in a long text one mention tells less. */
function strengthOf(count: number, length: number): number {
	const norm = SATURATION * (1 - LENGTH_TRUST + (LENGTH_TRUST * length) / USUAL_WORDS);
	const strength = (count * (SATURATION + 1)) / (count + norm);
	return Math.max(1, Math.min(LARGEST_STRENGTH, Math.round(strength * STRENGTH_STEPS)));
}

function toldBy(query: readonly QueryWord[]) {
	const featuresOf = ({ alternatives, parts }: QueryWord) => [
		...alternatives.map(({ feature }) => feature),
		...parts,
	];
	const sought = [...new Set(query.flatMap(({ synonyms }) => synonyms))];
	return {
		features: new Set(query.flatMap(featuresOf)),
		synonyms: sought.map((synonym) => ({
			...synonym,
			instead: query.filter(({ synonyms }) => synonyms.includes(synonym)).map(featuresOf),
		})),
		corrected: query.flatMap(({ word, taken }) => (taken === undefined ? [] : [[word, taken] as const])),
	};
}
