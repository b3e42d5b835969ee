import {
	isStopWord,
	languageOf,
	normalOf,
	tokensOf,
	type Analyser,
	type TextLanguage,
	type Token,
} from '../analysis/index.ts';
import type { Concept } from '../thesaurus/index.ts';
import { isCommonWord } from './common-words.ts';
import { PhraseBook } from './phrase-book.ts';
import { FAMILY_TRUST, readingsOf, type Reading } from './reading.ts';

/** A stretch of a text that carries meaning, with all it can be compared by. */
export interface Unit {
	readonly start: number;
	readonly end: number;
	/** Strength 0–1 by feature: `w:` a base form, `c:` a concept, `a:` a concept of doing or of quality. */
	readonly features: Map<string, number>;
}

/** Makes texts comparable. */
export interface Describer {
	/** The language is guessed when absent. */
	describe(text: string, language?: TextLanguage): Unit[];
	conceptOf(id: string): Concept | undefined;
}

const PART = 0.65;
const COMMON = 0.4;
/** A concept named by the last part of a compound tells more than by an earlier part. */
const HEAD = 0.8;
const MODIFIER = 0.6;
/** A concept inside the words of a longer one is mostly not what is meant. */
const INSIDE = 0.6;
const BROADER = 0.6;
const RELATED = 0.55;
/** What the word adds where its concept is known. */
const EXPLAINED = 0.4;
const MOST_LETTERS = 6000;

interface Found {
	readonly first: number;
	readonly last: number;
	readonly letters: number;
	readonly id: string;
	readonly strength: number;
}

/** A describer that knows these concepts; keep it, making one takes time. */
export function createDescriber(concepts: readonly Concept[], analyser: Analyser): Describer {
	return describerBy(new PhraseBook(concepts, analyser), concepts, analyser);
}

/** The same with a pause after every concept, so that others are not kept waiting. */
export async function prepareDescriber(
	concepts: readonly Concept[],
	analyser: Analyser,
	pause: () => Promise<unknown>,
): Promise<Describer> {
	const book = new PhraseBook([], analyser);
	for (const concept of concepts) {
		book.add(concept, analyser);
		await pause();
	}
	return describerBy(book, concepts, analyser);
}

function describerBy(book: PhraseBook, concepts: readonly Concept[], analyser: Analyser): Describer {
	const byId = new Map(concepts.map((concept) => [concept.id, concept]));
	const wider = new Map(concepts.map((concept) => [concept.id, widerOf(concept, byId)]));
	return describerOf({ byId, wider, book, analyser });
}

interface Knowledge {
	readonly byId: ReadonlyMap<string, Concept>;
	readonly wider: ReadonlyMap<string, ReadonlyMap<string, number>>;
	readonly book: PhraseBook;
	readonly analyser: Analyser;
}

function describerOf(knowledge: Knowledge): KnowingDescriber {
	const { byId, wider, book, analyser } = knowledge;
	return {
		knowledge,
		conceptOf: (id) => byId.get(id),
		describe(text, given) {
			const said = text.slice(0, MOST_LETTERS);
			const language = given ?? languageOf(said);
			const tokens = tokensOf(said).filter(({ kind }) => kind === 'word');
			const readings = tokens.map(({ text: word }) => readingsOf(word, language, analyser));
			const found = withoutInner(findConcepts(readings, book));
			const units = tokens.map((token, at) => unitOf(token, readings[at]!, language, analyser));
			for (const { first, last, id, strength } of found) {
				const unit = units[last]!;
				if (tokens[first]!.start < unit.start) units[last] = { ...unit, start: tokens[first]!.start };
				for (const [key, weight] of wider.get(id) ?? []) raise(unit.features, key, weight * strength);
			}
			for (const { features } of units) weakenExplained(features);
			return units.filter(({ features }) => features.size > 0);
		},
	};
}

interface KnowingDescriber extends Describer {
	readonly knowledge: Knowledge;
}

/** Lists of words that mean the same to somebody, on top of what a describer knows already. */
export function withSynonyms(
	describer: Describer,
	lines: readonly { readonly id: string; readonly words: readonly string[] }[],
): Describer {
	if (lines.length === 0 || !('knowledge' in describer)) return describer;
	const { byId, wider, book, analyser } = (describer as KnowingDescriber).knowledge;
	const own = lines.map((line) => ownConcept(line, describer));
	const all = new Map([...byId, ...own.map((concept) => [concept.id, concept] as const)]);
	return describerOf({
		byId: all,
		wider: new Map([...wider, ...own.map((concept) => [concept.id, widerOf(concept, all)] as const)]),
		book: new PhraseBook(own, analyser, book),
		analyser,
	});
}

/** A known concept that one of the words names lends its meaning to the others. */
function ownConcept({ id, words }: { id: string; words: readonly string[] }, describer: Describer): Concept {
	const known = words.flatMap((word) => {
		const units = describer.describe(word);
		const keys = units.length === 1 ? [...units[0]!.features] : [];
		return keys
			.filter(([key, strength]) => strength === 1 && key.startsWith('c:'))
			.map(([key]) => key.slice(2));
	});
	const said = [...words];
	const none = { related: [], distinct: [], ambiguous: [] };
	return {
		id: `own-${id}`,
		kind: 'thing',
		fi: said,
		sv: said,
		en: said,
		broader: [...new Set(known)],
		...none,
	};
}

function raise(strengths: Map<string, number>, key: string, strength: number): void {
	if (strength > (strengths.get(key) ?? 0)) strengths.set(key, strength);
}

function weakenExplained(features: Map<string, number>): void {
	const keys = [...features.keys()];
	if (!keys.some((key) => key.startsWith('c:'))) return;
	for (const key of keys) if (key.startsWith('w:')) features.set(key, features.get(key)! * EXPLAINED);
}

function raiseWord(strengths: Map<string, number>, base: string, strength: number): void {
	raise(strengths, `w:${base}`, isCommonWord(base) ? strength * COMMON : strength);
}

function keyOf({ id, kind }: Concept): string {
	return `${kind === 'act' || kind === 'quality' ? 'a' : 'c'}:${id}`;
}

/** The concept with the wider ones, their wider ones, and the related ones, each with its strength. */
function widerOf(concept: Concept, byId: ReadonlyMap<string, Concept>): Map<string, number> {
	const strengths = new Map([[keyOf(concept), 1]]);
	const climb = (from: Concept, strength: number) => {
		for (const id of from.broader) {
			const next = byId.get(id);
			if (!next || (strengths.get(keyOf(next)) ?? 0) >= strength) continue;
			raise(strengths, keyOf(next), strength);
			climb(next, strength * BROADER);
		}
	};
	climb(concept, BROADER);
	for (const id of concept.related) {
		const next = byId.get(id);
		if (next) raise(strengths, keyOf(next), RELATED);
	}
	return strengths;
}

function unitOf(
	token: Token,
	readings: readonly Reading[],
	language: TextLanguage,
	analyser: Analyser,
): Unit {
	const { start, end } = token;
	const features = new Map<string, number>();
	if (!isStopWord(normalOf(token.text), language))
		for (const { base, family, parts } of analyser.analysesOf(token.text, language)) {
			raiseWord(features, base, 1);
			raiseWord(features, family, FAMILY_TRUST);
			for (const part of parts) {
				raiseWord(features, part.base, PART);
				raiseWord(features, part.family, PART * FAMILY_TRUST);
			}
		}
	return { start, end, features };
}

/** Every concept named anywhere: by whole words, by several words together, by parts of a compound. */
function findConcepts(readings: readonly (readonly Reading[])[], book: PhraseBook): Found[] {
	const found: Found[] = [];
	const note = (first: number, last: number, key: string, trust: number) => {
		for (const [id, certainty] of book.named(key) ?? [])
			found.push({ first, last, letters: key.length, id, strength: certainty * trust });
	};
	const goOn = (first: number, at: number, key: string, trust: number) => {
		if (!book.begins(key)) return;
		for (const { atoms, trust: more } of readings[at] ?? []) {
			const longer = `${key} ${atoms.join(' ')}`;
			note(first, at, longer, trust * more);
			goOn(first, at + 1, longer, trust * more);
		}
	};
	readings.forEach((ways, at) => {
		for (const { atoms, trust } of ways)
			for (let from = 0; from < atoms.length; from++)
				for (let to = from + 1; to <= atoms.length; to++) {
					const place = to < atoms.length ? MODIFIER : from > 0 ? HEAD : 1;
					const key = atoms.slice(from, to).join(' ');
					note(at, at, key, trust * place);
					if (to === atoms.length) goOn(at, at + 1, key, trust * place);
				}
	});
	return found;
}

/** A word inside a longer phrase that names something of its own counts less. */
function withoutInner(found: readonly Found[]): Found[] {
	return found.map((one) => {
		const isInside = found.some(
			(other) =>
				other.id !== one.id &&
				other.first <= one.first &&
				other.last >= one.last &&
				other.letters > one.letters &&
				other.strength >= one.strength,
		);
		return isInside ? { ...one, strength: one.strength * INSIDE } : one;
	});
}
