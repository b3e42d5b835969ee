import { SearchIndex, type Analyser, type Describer } from '@luotsi/language';
import type { FoundDocument } from './found-kind.ts';
import type { SearchKind } from './search.ts';

/** What the filters ask of a thing. */
export interface Facts {
	kind: SearchKind;
	id: string;
	state: string | null;
	unitIds: readonly string[];
	print: number;
}

const TITLE_WEIGHT = 2;
const CODE_WEIGHT = 3;
const NAME_WEIGHT = 1;

/** One municipality's things in memory: what they are found and narrowed by, not their texts. */
export class TenantIndex {
	readonly #index: SearchIndex;
	readonly #facts = new Map<string, Facts>();
	/** The last line of the audit trail that is in. */
	seq = 0;
	/** Finds what the words of a question mean, with the municipality's own words. */
	describer: Describer | undefined;

	constructor(analyser: Analyser) {
		this.#index = new SearchIndex(analyser);
	}

	get size(): number {
		return this.#facts.size;
	}

	facts(key: string): Facts {
		return this.#facts.get(key)!;
	}

	keysOf(kind: SearchKind): string[] {
		return [...this.#facts].filter(([, facts]) => facts.kind === kind).map(([key]) => key);
	}

	put(kind: SearchKind, document: FoundDocument): void {
		const { id, state, title, code, texts, units } = document;
		const key = keyOf(kind, id);
		const print = printOf(document);
		if (this.#facts.get(key)?.print === print) return;
		const told = [
			{ text: title, weight: TITLE_WEIGHT },
			{ text: code, weight: CODE_WEIGHT },
			...texts,
			...units.map(({ name }) => ({ text: name, weight: NAME_WEIGHT, isName: true })),
		];
		this.#index.put(key, told);
		this.#facts.set(key, { kind, id, state, unitIds: units.map((unit) => unit.id), print });
	}

	remove(key: string): void {
		this.#index.remove(key);
		this.#facts.delete(key);
	}

	search(...asked: Parameters<SearchIndex['search']>): ReturnType<SearchIndex['search']> {
		return this.#index.search(...asked);
	}
}

export function keyOf(kind: SearchKind, id: string): string {
	return `${kind}:${id}`;
}

/** Two documents that differ have, but for one in four thousand million, different prints. */
function printOf(document: FoundDocument): number {
	const text = JSON.stringify(document);
	let print = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) print = Math.imul(print ^ text.charCodeAt(at), 0x01000193);
	return print;
}
