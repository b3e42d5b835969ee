import * as v from 'valibot';
import { Prose } from './need-fields.ts';
import { TEXT_LIMITS, type NeedState } from './need.ts';

/** States in which a need still waits for its answer, so that one more unit may join it. */
export const joinableStates = ['new', 'clarifying', 'accepted', 'planned'] as const satisfies NeedState[];

export function isJoinable(state: NeedState): boolean {
	return (joinableStates as readonly NeedState[]).includes(state);
}

export const TypedText = v.object({ text: Prose(TEXT_LIMITS.text, 3) });

/** What anybody who may say a need sees of another's: never who said it. */
export interface SimilarNeed {
	id: string;
	number: number;
	title: string;
	state: NeedState;
	units: string[];
}

const MOST_SHOWN = 5;
const MOST_WORDS = 40;
/** Share of what was typed, measured on 144 needs of which many say the same in other words. */
const LEAST_SHARED = 0.18;
/** Beside a clear answer the weak ones only disturb. */
const LEAST_OF_BEST = 0.6;
/** Among so few sentences, how often something is said tells little yet. */
const FEW = 30;
const MOST_REMEMBERED = 20_000;

const empty = new Set(
	`ja tai eli sekä että kun jos jotta mutta myös vain niin kuin joka jota jossa joihin tämä tätä tässä tähän
	nämä näitä näissä ovat olla olisi ollut oli olemme meillä meidän heidän hän sitä siitä siinä siihen nyt aina
	usein voi voisi voida pitää pitäisi täytyy tarvitaan tarvitsee tarvitsemme tarvitsisi tarve haluamme halutaan
	och eller att som det den vi har med för inte kan ska skulle vara också till behöver behövs vill från
	the and for with that this not can should would need needs want from`.split(/\s+/),
);

/** Words that carry a meaning, each once, in small letters. */
function wordsOf(text: string): string[] {
	const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
	return [...new Set(words.filter((word) => word.length > 2 && !empty.has(word)))];
}

const ENDING =
	/(?:minen|misen|mista|mistä|misia|misiä|inen|isen|ista|istä|seen|iin|ssa|ssä|sta|stä|lle|lla|llä|lta|ltä|ksi|ien|jen|den|[ijt][aä]|[aeiouyäö]n|[ntasä])$/;

/** The word without its likeliest ending; a rough cut, but `tulostaminen` and `tunnistaminen` then share little. */
function stemOf(word: string): string {
	const stem = word.replace(ENDING, '');
	return stem.length >= 4 ? stem : word;
}

/** ` ko`, `kor`, `ort`…: threes of letters survive the compounds and the changing middles of Finnish words. */
function threesOf(stem: string): string[] {
	const padded = ` ${stem}`;
	return Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3));
}

const lineByText = new Map<string, string>();

/** A sentence as it is compared; remembered, as the same ones are asked about at every pause in typing. */
function lineOf(text: string): string {
	const known = lineByText.get(text);
	if (known !== undefined) return known;
	const line = wordsOf(text)
		.map((word) => ` ${word}`)
		.join('');
	if (lineByText.size >= MOST_REMEMBERED) lineByText.clear();
	lineByText.set(text, line);
	return line;
}

/** What is rare tells more than what every sentence has. */
function weigh(typed: string, lines: readonly string[]): Map<string, number> {
	const stems = wordsOf(typed).slice(-MOST_WORDS).map(stemOf);
	const weights = new Map<string, number>();
	for (const three of new Set(stems.flatMap(threesOf))) {
		const count = lines.filter((line) => line.includes(three)).length;
		weights.set(three, Math.log(1 + (lines.length + FEW) / (count + FEW / 10)) ** 2);
	}
	return weights;
}

/** Which part of what was typed the line has, 0–1. */
function likeness(weights: ReadonlyMap<string, number>, line: string): number {
	let all = 0;
	let shared = 0;
	for (const [three, weight] of weights) {
		all += weight;
		if (line.includes(three)) shared += weight;
	}
	return all > 0 ? shared / all : 0;
}

/**
 * The needs most like what was typed, best first. A first, plain way by shared letters; knowledge of Finnish
 * word forms and meanings comes in behind this one function.
 */
export function mostAlike<T extends { sentences: readonly string[] }>(
	typed: string,
	needs: readonly T[],
): T[] {
	const lined = needs.map((need) => ({ need, lines: need.sentences.map(lineOf) }));
	const weights = weigh(
		typed,
		lined.flatMap(({ lines }) => lines),
	);
	const found = lined
		.map(({ need, lines }) => ({ need, like: Math.max(...lines.map((line) => likeness(weights, line))) }))
		.filter(({ like }) => like >= LEAST_SHARED)
		.toSorted((a, b) => b.like - a.like)
		.slice(0, MOST_SHOWN);
	const best = found[0]?.like ?? 0;
	return found.filter(({ like }) => like >= best * LEAST_OF_BEST).map(({ need }) => need);
}
