import type { StemGroup } from './endings.ts';
import { adjectives, modifiers } from './lexicon/adjectives.ts';
import { fieldNouns } from './lexicon/field-nouns.ts';
import { generalNouns } from './lexicon/general-nouns.ts';
import { verbs } from './lexicon/verbs.ts';
import { isBack, weakOf } from './gradation.ts';
import { modifierForms, nominalStems, oldWords } from './nominal.ts';
import { verbForms } from './verb.ts';

/** What a stem belongs to. */
export interface Entry {
	readonly base: string;
	readonly family: string;
	readonly group: StemGroup;
	/** Never the last part of a compound: verbs and their participles. */
	readonly alone: boolean;
}

/** A word that may stand before another in a compound. */
export interface Modifier {
	readonly base: string;
	readonly family: string;
}

/** Every stem and every modifier the lexicon gives rise to. */
export interface Dictionary {
	readonly stems: ReadonlyMap<string, readonly Entry[]>;
	readonly modifiers: ReadonlyMap<string, readonly Modifier[]>;
}

/** Nouns that look as if they were made of a verb, but mean something of their own. */
const strangers = new Set(
	`arvo asenne asu aste auto apu elin ero jakso kaivo kasvo katto katu kehys kirje kohde koko kulu kyky laatu latu laite meno pakko palo
puro siivu sopu taso turve vaate vanhus valo vuode klo tieto tiede lasku liike liitto lähde osoite perustus polku järjestö hallitus
yhdistys yritys palvelin tunnus näyttely näyttö google kuulo piirre pääte varasto valitus turva kunto etu`.split(
		/\s+/,
	),
);

const wordsOf = (list: string) => [...new Set(list.split(/\s+/).filter(Boolean))];

class Builder {
	readonly stems = new Map<string, Entry[]>();
	readonly modifiers = new Map<string, Modifier[]>();
	readonly nouns: ReadonlySet<string>;
	/** The verb (or adjective) a noun is made from. */
	readonly families = new Map<string, string>();

	constructor(nouns: readonly string[]) {
		this.nouns = new Set(nouns);
	}

	stem(stem: string, entry: Entry): void {
		const entries = this.stems.get(stem);
		if (!entries) this.stems.set(stem, [entry]);
		else if (!entries.some((other) => other.base === entry.base && other.group === entry.group))
			entries.push(entry);
	}

	modifier(form: string, modifier: Modifier): void {
		const known = this.modifiers.get(form);
		if (!known) this.modifiers.set(form, [modifier]);
		else if (!known.some((other) => other.base === modifier.base)) known.push(modifier);
	}

	noun(lemma: string, base: string, family: string, alone = false): void {
		const stems = nominalStems(lemma);
		for (const [stem, group] of stems) this.stem(stem, { base, family, group, alone });
		if (alone) return;
		for (const form of modifierForms(lemma, stems)) this.modifier(form, { base, family });
	}

	verb(verb: string): void {
		const { stems, inflected, derived, possible } = verbForms(verb);
		for (const [stem, group] of stems) this.stem(stem, { base: verb, family: verb, group, alone: true });
		for (const lemma of inflected) {
			if (this.nouns.has(lemma) && !lemma.endsWith('minen')) this.families.set(lemma, verb);
			else this.noun(lemma, verb, verb, !lemma.endsWith('minen'));
		}
		for (const lemma of derived) {
			if (this.nouns.has(lemma)) this.families.set(lemma, verb);
			else this.noun(lemma, lemma, verb);
		}
		for (const lemma of possible) {
			if (this.nouns.has(lemma) && !this.families.has(lemma) && !strangers.has(lemma))
				this.families.set(lemma, verb);
		}
	}

	adjective(adjective: string): void {
		for (const compared of comparedOf(adjective)) this.noun(compared, adjective, adjective, true);
		for (const quality of qualitiesOf(adjective)) {
			if (this.nouns.has(quality)) this.families.set(quality, adjective);
			else this.noun(quality, quality, adjective);
		}
	}
}

/** vanha → vanhempi, vanhimma-; the superlative is given by the comparative-like stems it shares. */
function comparedOf(adjective: string): string[] {
	const weak = nominalStems(adjective)
		.filter(([, group]) => group === 'vowel')
		.map(([stem]) => weakOf(stem));
	return [...new Set(weak)].flatMap((stem) => {
		const root = stem.replace(/(aa|ää|ee|[aäe])$/u, '');
		const short = /^[^aeiouyäö]*[aeiouyäö]+[^aeiouyäö]+[aä]$/u.test(stem) ? `${root}e` : stem;
		return stem.endsWith('ii') ? [`${stem}mpi`, `${stem.slice(0, -2)}eimpi`] : [`${short}mpi`, `${root}impi`];
	});
}

/** nopea → nopeus, turvallinen → turvallisuus, esteetön → esteettömyys */
function qualitiesOf(adjective: string): string[] {
	const u = isBack(adjective) ? 'u' : 'y';
	if (adjective.endsWith('nen')) return [`${adjective.slice(0, -3)}s${u}${u}s`];
	if (/t[oö]n$/u.test(adjective))
		return [
			`${adjective.slice(0, -3)}tt${adjective.at(-2)}m${u}${u}s`.replace(/(.)[uy]{2}s$/u, `$1${u}${u}s`),
		];
	if (/[aä]$/u.test(adjective))
		return [`${adjective.slice(0, -1)}${u}s`, `${adjective.slice(0, -1)}${u}${u}s`];
	if (/[oeuiyö]$/u.test(adjective)) return [`${adjective}${u}s`];
	return [];
}

const AT_A_TIME = 25;

/** The dictionary, put together a few words at a time. */
function* build(): Generator<void, Dictionary> {
	const nouns = [...wordsOf(fieldNouns), ...wordsOf(generalNouns), ...wordsOf(adjectives), ...oldWords];
	const builder = new Builder(nouns);
	let count = 0;
	const adding = function* (words: Iterable<string>, add: (word: string) => void) {
		for (const word of words) {
			add(word);
			if (++count % AT_A_TIME === 0) yield;
		}
	};
	yield* adding(wordsOf(verbs), (verb) => builder.verb(verb));
	yield* adding(wordsOf(adjectives), (adjective) => builder.adjective(adjective));
	yield* adding(new Set(nouns), (noun) => builder.noun(noun, noun, builder.families.get(noun) ?? noun));
	for (const form of wordsOf(modifiers)) builder.modifier(form, { base: form, family: form });
	return builder;
}

const building = build();
let built: Dictionary | undefined;

/** One step of the building; whether there is more to do. */
function buildFurther(): boolean {
	const step = building.next();
	if (step.done) built ??= step.value;
	return !step.done;
}

/** The dictionary, built at the first word asked, or what is left of that. */
export function dictionary(): Dictionary {
	while (!built) buildFurther();
	return built;
}

/** Builds the dictionary with a pause between steps of a few milliseconds, so that others are not kept waiting. */
export async function prepareFinnish(pause: () => Promise<unknown>): Promise<void> {
	while (!built && buildFurther()) await pause();
}
