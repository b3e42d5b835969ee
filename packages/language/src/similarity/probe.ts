import type { Associations } from './associations.ts';
import type { Unit } from './describe.ts';
import { WHOLE, type Vocabulary } from './vocabulary.ts';

/** Why a feature of a question is looked for. */
export type Reason = 'said' | 'spelling' | 'learned';

/** A feature looked for: how strongly, and how much finding it tells. */
export interface Sought {
	readonly strength: number;
	readonly telling: number;
	readonly reason: Reason;
}

/** A unit of a question with all it may be found by. */
export interface ProbeUnit {
	readonly start: number;
	readonly end: number;
	/** The word itself, where some text has it. */
	readonly word: number | undefined;
	readonly sought: ReadonlyMap<number, Sought>;
}

/** A question by its features, as weights; `length` is of what was said only. */
export interface Question {
	readonly weights: ReadonlyMap<number, number>;
	readonly length: number;
}

const SPELLING = 0.8;
const FAITHFUL = 0.8;

/** The features that stand for a unit when mergers teach: its concepts, or its word where it has none. */
export function namesOf(features: ReadonlyMap<string, number>): string[] {
	const sure = [...features].filter(([, strength]) => strength >= FAITHFUL).map(([key]) => key);
	const concepts = sure.filter((key) => !key.startsWith('w:'));
	return concepts.length > 0 ? concepts : sure.slice(0, 1);
}

/** Prepares a question: what was said, words written nearly so, and what mergers taught to mean the same. */
export function probeOf(
	units: readonly Unit[],
	vocabulary: Vocabulary,
	associations: Associations,
): ProbeUnit[] {
	return units.map(({ start, end, features }) => {
		const sought = new Map<number, Sought>();
		const seek = (id: number, strength: number, reason: Reason) => {
			if (strength > (sought.get(id)?.strength ?? 0))
				sought.set(id, { strength, telling: vocabulary.telling(id), reason });
		};
		for (const [key, strength] of features) {
			const id = vocabulary.find(key);
			// Rounded as stored texts are, so that either may ask about the other.
			if (id !== undefined) seek(id, Math.round(strength * WHOLE) / WHOLE, 'said');
		}
		const first = features.keys().next().value;
		const word = first?.startsWith('w:') ? first : undefined;
		if (word)
			for (const { id, nearness } of vocabulary.near(word.slice(2)))
				seek(id, features.get(word)! * nearness ** 2 * SPELLING, 'spelling');
		for (const name of namesOf(features))
			for (const { feature, strength } of associations.of(name)) {
				const id = vocabulary.find(feature);
				if (id !== undefined) seek(id, strength, 'learned');
			}
		return { start, end, sought, word: word === undefined ? undefined : vocabulary.find(word) };
	});
}

/** The question as one vector; features that no text has only make it longer. */
export function questionOf(
	units: readonly Unit[],
	probe: readonly ProbeUnit[],
	vocabulary: Vocabulary,
): Question {
	const weights = new Map<number, number>();
	for (const { sought } of probe)
		for (const [id, { strength, telling }] of sought)
			weights.set(id, (weights.get(id) ?? 0) + strength * telling);
	const said = new Map<string, number>();
	for (const { features } of units)
		for (const [key, strength] of features) said.set(key, (said.get(key) ?? 0) + strength);
	let squares = 0;
	for (const [key, strength] of said) squares += (strength * vocabulary.tellingOf(key)) ** 2;
	return { weights, length: Math.sqrt(squares) };
}
