import {
	Similarity,
	type Association,
	type Describer,
	type Suggestion,
	type TaughtPair,
} from '@luotsi/language';
import type { SaidNeed } from './similarity.store.server.ts';

/** What a municipality adds to the built-in words. */
export interface OwnTerms {
	same: { id: string; words: string[] }[];
	/** Pairs of features that mergers taught and somebody switched off. */
	notTaught: ReadonlySet<string>;
}

/** A need found by one of its sentences. */
export interface FoundNeed {
	needId: string;
	score: number;
	parts: Suggestion['parts'];
}

/** More sentences that say the same support the best one a little. */
const SUPPORT = 0.15;

/** A municipality's needs ready to be compared: every sentence by itself, and the title where it says more. */
export class TenantSimilarity {
	/** The last line of the trail that is in here. */
	seq = 0;
	/** Grows with every change of what is compared. */
	version = 0;
	readonly #similarity: Similarity;
	readonly #entriesOf = new Map<string, Map<string, string>>();
	readonly #needOf = new Map<string, string>();

	constructor(describer: Describer) {
		this.#similarity = new Similarity(describer);
	}

	/** Number of sentences. */
	get size(): number {
		return this.#similarity.size;
	}

	needIds(): string[] {
		return [...this.#entriesOf.keys()];
	}

	/** Sentences of a need, by id. */
	sentences(needId: string): ReadonlyMap<string, string> {
		return this.#entriesOf.get(needId) ?? new Map();
	}

	/** Takes the need in as it is now; one without sentences is forgotten. */
	put({ id, title, wordings }: SaidNeed): void {
		const now = new Map(wordings.map((wording) => [wording.id, wording.text]));
		if (now.size > 0 && !wordings.some(({ text }) => text.startsWith(title.replace(/…$/, ''))))
			now.set(`title ${id}`, title);
		const before = this.#entriesOf.get(id) ?? new Map<string, string>();
		for (const entry of before.keys())
			if (!now.has(entry) && this.#needOf.get(entry) === id) this.#forget(entry);
		for (const [entry, text] of now) {
			if (before.get(entry) !== text || this.#needOf.get(entry) !== id) this.version++;
			this.#needOf.set(entry, id);
			this.#similarity.put(entry, text);
		}
		if (now.size > 0) this.#entriesOf.set(id, now);
		else this.#entriesOf.delete(id);
	}

	remove(needId: string): void {
		this.put({ id: needId, title: '', wordings: [] });
	}

	learn(pairs: readonly TaughtPair[], notTaught: ReadonlySet<string>): void {
		this.#similarity.learn(pairs, ({ a, b }) => notTaught.has(`${a} ${b}`));
		this.version++;
	}

	taught(): Association[] {
		return this.#similarity.taught();
	}

	/** The likeliest needs, each by its best sentence, supported by the others. */
	similar(text: string, limit: number, exceptNeed?: string): FoundNeed[] {
		const found = this.#similarity.similar(text, {
			limit: limit * 4,
			exclude: (entry) => this.#needOf.get(entry) === exceptNeed,
		});
		const byNeed = new Map<string, FoundNeed>();
		for (const { id, score, parts } of found) {
			const needId = this.#needOf.get(id)!;
			const best = byNeed.get(needId);
			if (!best) byNeed.set(needId, { needId, score, parts });
			else best.score += SUPPORT * score * (1 - best.score);
		}
		return [...byNeed.values()]
			.toSorted((a, b) => b.score - a.score || (a.needId < b.needId ? -1 : 1))
			.slice(0, limit);
	}

	#forget(entry: string): void {
		this.#similarity.remove(entry);
		this.#needOf.delete(entry);
		this.version++;
	}
}
