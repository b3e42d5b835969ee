import { quadrants, rings } from '#domain/systems/technology/technology.ts';
import type { Choice, Mapping, WordKind } from './import-run.ts';
import { looseName } from './loose-text.ts';
import { costKinds, type CostKind } from './read-need-row.ts';
import { guessQuadrant, quadrantOfWord, ringOfWord } from './technology-words.ts';
import { guessArea, mayBeNamed, type KnownName, type WordIndex } from './word-index.ts';

/** What the municipality has, for understanding the words of a file. */
export interface Names {
	units: WordIndex;
	roles: WordIndex;
	areas: WordIndex;
	/** Whether the person may make units and roles. */
	mayCreate: boolean;
}

export interface NameLists {
	units: KnownName[];
	roles: KnownName[];
	areas: KnownName[];
}

/** What a word of some kinds can stand for at all, named. */
export type Choices = Partial<Record<WordKind, readonly { value: string; label: string }[]>>;

/** A word of the file, asked once however many rows hold it. */
export interface AskedWord {
	key: string;
	about: WordKind;
	value: string;
	count: number;
	/** What it stands for now; null where nobody has said. */
	target: string | null;
	/** Shown first in the list of choices, for a person to confirm. */
	suggestion: string | null;
	/** The word was recognised without asking. */
	isSure: boolean;
}

export const MOST_ASKED = 300;
const LONGEST_ROLE_KEY = 60;

export function wordKey(about: WordKind, value: string): string {
	let hash = 0xcbf29ce484222325n;
	for (const byte of new TextEncoder().encode(`${about}\n${value}`))
		hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
	return hash.toString(36);
}

/** What was said of a word, where it still can be so. */
export function chosenTarget(
	about: WordKind,
	value: string,
	choices: readonly Choice[],
	names: Names,
): string | null {
	const choice = choices.find((one) => one.about === about && one.value === value);
	return choice && isPossible(about, value, choice.target, names) ? choice.target : null;
}

export function isPossible(about: WordKind, value: string, target: string, names: Names): boolean {
	const closed: Partial<Record<WordKind, readonly string[]>> = {
		cost_kind: costKinds,
		quadrant: quadrants,
		ring: rings,
	};
	const list = closed[about];
	if (list) return list.includes(target);
	if (about === 'area') return names.areas.has(target);
	if (about === 'role')
		return names.roles.has(target) || target === 'skip' || (target === 'new' && mayMakeRole(value, names));
	if (names.units.has(target)) return true;
	const area = /^new:(.+)$/.exec(target)?.[1];
	return area !== undefined && names.mayCreate && mayBeNamed(value) && names.areas.has(area);
}

export function mayMakeRole(word: string, names: Names): boolean {
	return names.mayCreate && mayBeNamed(word) && word.length <= LONGEST_ROLE_KEY;
}

const YEARLY =
	/^(henkilosto|henkilostomeno|palkka|palkat|personal|lon|staff|salar|vuosi|vuosittain|kaytto|kayttomeno|arlig|ars|drift|yearly|annual|opex)/;
const INVESTMENT = /^(investoin|investering|investment|capex)/;
const ONE_OFF = /^(kerta|engang|oneoff|hankinta|anskaffning|purchase)/;

/** A kind of cost that a word tells of itself. */
export function costKindOfWord(word: string): CostKind | null {
	const loose = looseName(word);
	if (YEARLY.test(loose)) return 'yearly';
	if (INVESTMENT.test(loose)) return 'investment';
	return ONE_OFF.test(loose) ? 'one_off' : null;
}

/** The words of a file as questions: how often each stands there and what it stands for. */
export function askedWords(
	counted: ReadonlyMap<string, number>,
	about: WordKind,
	mapping: Mapping,
	names: Names,
): AskedWord[] {
	return [...counted].slice(0, MOST_ASKED).map(([value, count]) => {
		const own = recognised(about, value, mapping, names);
		const target = chosenTarget(about, value, mapping.choices, names) ?? own;
		const suggestion = target === null ? suggested(about, value, names) : null;
		return { key: wordKey(about, value), about, value, count, target, suggestion, isSure: own !== null };
	});
}

function recognised(about: WordKind, value: string, mapping: Mapping, names: Names): string | null {
	if (about === 'unit') return names.units.find(value);
	if (about === 'role') return names.roles.find(value);
	if (about === 'area') return names.areas.find(value);
	if (about === 'quadrant') return quadrantOfWord(value);
	if (about === 'ring') return ringOfWord(value);
	const isKindOfNeed = !mapping.fields.includes('costKind');
	return costKindOfWord(value) ?? (isKindOfNeed ? (mapping.defaults['costKind'] ?? 'one_off') : null);
}

function suggested(about: WordKind, value: string, names: Names): string | null {
	if (about === 'role') return names.roles.closest(value) ?? (mayMakeRole(value, names) ? 'new' : null);
	if (about === 'area') return guessArea(value, names.areas.known);
	if (about === 'quadrant') return guessQuadrant(value);
	if (about === 'ring') return null;
	const near = names.units.closest(value);
	if (near || !names.mayCreate || !mayBeNamed(value)) return near;
	const area = guessArea(value, names.areas.known);
	return area && `new:${area}`;
}
