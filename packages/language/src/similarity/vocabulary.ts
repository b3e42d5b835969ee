import type { Unit } from './describe.ts';
import { NearWords } from './near-words.ts';

/** A unit with its features as numbers; `ids` and `strengths` (0–255) go side by side. */
export interface CodedUnit {
	readonly start: number;
	readonly end: number;
	readonly ids: Int32Array;
	readonly strengths: Uint8Array;
}

/** Strength 1 as it is stored. */
export const WHOLE = 255;

/** Among so few texts, how often something is said tells little yet. */
const FEWEST_TEXTS = 60;
/** How sharply a rare feature tells more than a common one. */
const SHARPNESS = 1.5;
/** What is done or how it is goes with anything, and so tells less. */
const ACT = 0.4;

/** Numbers the features and knows how common each is among the texts. */
export class Vocabulary {
	readonly #idByKey = new Map<string, number>();
	readonly #keys: string[] = [];
	readonly #nearWords = new NearWords();
	#commonness = new Float64Array(1024);
	/** Below zero where it has to be reckoned anew. */
	#telling = new Float64Array(1024).fill(-1);
	#texts = 0;

	/** Number of features known. */
	get size(): number {
		return this.#keys.length;
	}

	/** The feature by its number. */
	key(id: number): string {
		return this.#keys[id]!;
	}

	/** The number of a feature, if it is known. */
	find(key: string): number | undefined {
		return this.#idByKey.get(key);
	}

	/** The units with numbers for their features; a feature met first gets one. */
	code(units: readonly Unit[]): CodedUnit[] {
		return units.map(({ start, end, features }) => ({
			start,
			end,
			ids: Int32Array.from(features.keys(), (key) => this.#idOf(key)),
			strengths: Uint8Array.from(features.values(), (strength) => Math.round(strength * WHOLE)),
		}));
	}

	/** Counts a text in (`by` 1) or out (`by` -1). */
	count({ ids, sums }: Profile, by: 1 | -1): void {
		this.#texts += by;
		this.#telling.fill(-1, 0, this.#keys.length);
		ids.forEach((id, at) => (this.#commonness[id]! += by * Math.min(WHOLE, sums[at]!)));
	}

	/** Whether some text has the feature. */
	isUsed(id: number): boolean {
		return this.#commonness[id]! > 0;
	}

	/** How much sharing the feature tells, 0–1: what every text has tells nothing. */
	telling(id: number): number {
		const known = this.#telling[id]!;
		if (known >= 0) return known;
		return (this.#telling[id] = this.#reckon(this.#keys[id]!, this.#commonness[id]! / WHOLE));
	}

	/** The same for a feature that no text may have. */
	tellingOf(key: string): number {
		const id = this.#idByKey.get(key);
		return id === undefined ? this.#reckon(key, 0) : this.telling(id);
	}

	#reckon(key: string, having: number): number {
		const texts = Math.max(this.#texts, FEWEST_TEXTS);
		const rarity = Math.log((1 + texts) / (0.5 + having)) / Math.log(1 + texts);
		return (key.startsWith('a:') ? ACT : 1) * Math.max(0, Math.min(1, rarity)) ** SHARPNESS;
	}

	/** Words of the texts written nearly like this one, with their nearness 0–1. */
	near(word: string): { id: number; nearness: number }[] {
		return this.#nearWords.near(word).filter(({ id }) => this.isUsed(id));
	}

	#idOf(key: string): number {
		const known = this.#idByKey.get(key);
		if (known !== undefined) return known;
		const id = this.#keys.length;
		this.#keys.push(key);
		this.#idByKey.set(key, id);
		if (key.startsWith('w:')) this.#nearWords.add(id, key.slice(2));
		if (id >= this.#commonness.length) {
			const larger = new Float64Array(this.#commonness.length * 2);
			larger.set(this.#commonness);
			this.#commonness = larger;
			this.#telling = new Float64Array(larger.length).fill(-1);
		}
		return id;
	}
}

/** A text by its features: the sum of each feature's strengths over the units, and the strongest. */
export interface Profile {
	readonly ids: Int32Array;
	readonly sums: Uint16Array;
}

/** The features of a text. */
export function profileOf(units: readonly CodedUnit[]): Profile {
	const sums = new Map<number, number>();
	for (const { ids, strengths } of units)
		ids.forEach((id, at) => sums.set(id, (sums.get(id) ?? 0) + strengths[at]!));
	return { ids: Int32Array.from(sums.keys()), sums: Uint16Array.from(sums.values()) };
}

/** The features of a text with strengths 0–255, as an index takes them. */
export function strengthsOf({ ids, sums }: Profile): Map<number, number> {
	return new Map(Array.from(ids, (id, at) => [id, Math.min(WHOLE, sums[at]!)]));
}
