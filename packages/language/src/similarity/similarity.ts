import { align } from './align.ts';
import { Associations, type Association } from './associations.ts';
import type { Describer } from './describe.ts';
import { isDistinct, sureConcepts } from './distinct.ts';
import { learnFrom, type TaughtPair } from './learn.ts';
import { LetterGrams } from './letter-grams.ts';
import { partsOf, type MatchedPart } from './parts.ts';
import { Postings } from '../sparse/postings.ts';
import { probeOf, questionOf, type ProbeUnit, type Question } from './probe.ts';
import { chanceOf } from './score.ts';
import { profileOf, strengthsOf, Vocabulary, WHOLE, type Profile } from './vocabulary.ts';

/** A text found for another. */
export interface Suggestion {
	readonly id: string;
	/** Chance 0–1 that both say the same. */
	readonly score: number;
	/** The words that say the same; reckoned when asked for, while the text is there. */
	readonly parts: () => MatchedPart[];
}

/** What is asked for. */
export interface SimilarOptions {
	readonly limit: number;
	/** Texts that may not be answered with. */
	readonly exclude?: (id: string) => boolean;
	/** Chance below which a text is left out; 0 when absent. */
	readonly least?: number;
}

interface Kept {
	readonly id: string;
	readonly text: string;
	readonly profile: Profile;
	/** Concepts that it surely names. */
	readonly concepts: ReadonlySet<string>;
}

const MOST_COMPARED = 150;
/** Of those compared by meaning, so many are compared letter by letter. */
const MOST_READ = 50;
/** A feature that so many texts have does not find anything by itself. */
const MOST_IN_LIST = 4000;
const MOST_SHARE = 0.1;
/** Two texts that hardly say anything are not alike because of it. */
const LEAST_LENGTHS = 0.25;

/** Texts kept ready to be compared with any other. */
export class Similarity {
	readonly #describer: Describer;
	readonly #vocabulary = new Vocabulary();
	readonly #postings = new Postings();
	readonly #grams = new LetterGrams();
	readonly #kept: (Kept | undefined)[] = [];
	readonly #placeById = new Map<string, number>();
	readonly #free: number[] = [];
	#associations = new Associations();

	/** @param describer keeps what is known of words; may be shared by many. */
	constructor(describer: Describer) {
		this.#describer = describer;
	}

	/** Number of texts. */
	get size(): number {
		return this.#placeById.size;
	}

	/** Takes a text in, or in the place of the one with the same id. */
	put(id: string, text: string): void {
		const before = this.#placeById.get(id);
		if (before !== undefined && this.#kept[before]!.text === text) return;
		this.remove(id);
		const place = this.#free.pop() ?? this.#kept.length;
		const described = this.#describer.describe(text);
		const profile = profileOf(this.#vocabulary.code(described));
		this.#vocabulary.count(profile, 1);
		this.#grams.count(text, 1);
		this.#postings.add(place, strengthsOf(profile));
		this.#kept[place] = { id, text, profile, concepts: sureConcepts(described) };
		this.#placeById.set(id, place);
	}

	/** Forgets a text; unknown ones are no matter. */
	remove(id: string): void {
		const place = this.#placeById.get(id);
		if (place === undefined) return;
		const { text, profile } = this.#kept[place]!;
		this.#vocabulary.count(profile, -1);
		this.#grams.count(text, -1);
		this.#postings.remove(place, strengthsOf(profile));
		this.#kept[place] = undefined;
		this.#placeById.delete(id);
		this.#free.push(place);
	}

	/** Puts what people's mergers and refusals teach in the place of what was taught before. */
	learn(pairs: readonly TaughtPair[], isOff: (association: Association) => boolean = () => false): void {
		const taught = learnFrom(pairs, (text) => this.#describer.describe(text));
		for (const association of taught.list()) if (isOff(association)) taught.forget(association);
		this.#associations = taught;
	}

	/** What was taught, the strongest first. */
	taught(): Association[] {
		return this.#associations.list();
	}

	/** The likeliest texts that say the same, best first. */
	similar(text: string, { limit, exclude, least = 0 }: SimilarOptions): Suggestion[] {
		const units = this.#describer.describe(text);
		const probe = probeOf(units, this.#vocabulary, this.#associations);
		const question = questionOf(units, probe, this.#vocabulary);
		const compared = this.#postings
			.largest(this.#searched(question), MOST_COMPARED)
			.map((place) => this.#kept[place]!)
			.filter(({ id }) => !exclude?.(id))
			.map((kept) => ({ kept, meaning: this.#meaning(question, kept.profile) }))
			.toSorted((a, b) => b.meaning - a.meaning || (a.kept.id < b.kept.id ? -1 : 1))
			.slice(0, Math.max(MOST_READ, limit));
		const letters = this.#grams.cosines(
			text,
			compared.map(({ kept }) => kept.text),
		);
		const concepts = sureConcepts(units);
		return compared
			.map(({ kept, meaning }, at) => {
				const isTakenFor = isDistinct(concepts, kept.concepts, this.#describer);
				return { kept, score: chanceOf({ meaning, letters: letters[at]!, isDistinct: isTakenFor }) };
			})
			.filter(({ score }) => score >= least)
			.toSorted((a, b) => b.score - a.score || (a.kept.id < b.kept.id ? -1 : 1))
			.slice(0, limit)
			.map(({ kept, score }) => ({ id: kept.id, score, parts: () => this.#parts({ text, probe }, kept) }));
	}

	#parts({ text, probe }: { text: string; probe: readonly ProbeUnit[] }, kept: Kept): MatchedPart[] {
		const units = this.#vocabulary.code(this.#describer.describe(kept.text));
		const sides = { mine: { text, units: probe }, theirs: { text: kept.text, units } };
		return partsOf(align(probe, units), sides, this.#vocabulary);
	}

	/** Bytes of the index's arrays, without the texts themselves. */
	get bytes(): number {
		const profiles = this.#kept.reduce((sum, kept) => sum + (kept?.profile.ids.length ?? 0) * 6, 0);
		return profiles + this.#postings.bytes;
	}

	/** What to search by; features of very many texts only where there is nothing else. */
	#searched({ weights }: Question): ReadonlyMap<number, number> {
		const most = Math.max(MOST_IN_LIST, this.size * MOST_SHARE);
		const found = [...weights].filter(([id, weight]) => weight > 0 && this.#postings.count(id) > 0);
		const telling = found.filter(([id]) => this.#postings.count(id) <= most);
		return new Map(telling.length > 0 ? telling : found);
	}

	/** Cosine of the two by their features. */
	#meaning({ weights, length }: Question, profile: Profile): number {
		const { ids, sums } = profile;
		let sum = 0;
		let squares = 0;
		for (let at = 0; at < ids.length; at++) {
			const weight = (sums[at]! / WHOLE) * this.#vocabulary.telling(ids[at]!);
			sum += weight * (weights.get(ids[at]!) ?? 0);
			squares += weight * weight;
		}
		return Math.min(1, sum / Math.max(LEAST_LENGTHS, length * Math.sqrt(squares)));
	}
}
