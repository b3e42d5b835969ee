import {
	concepts,
	createAnalyser,
	createDescriber,
	Similarity,
	type Concept,
} from '../packages/language/src/index.ts';

const QUESTIONS = 400;
const UPDATES = 400;
const SEED = 20270101;

/** A small generator of repeatable numbers 0–1 (mulberry32). */
export function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

const FRAMES = [
	'{people} tarvitsee: {thing}, {thing2} {quality}',
	'{thing} {quality}, {place} odotetaan {act}',
	'{place}: {act} ja {thing} kuntoon, nyt {thing2} ei toimi',
	'{act} – {thing} on vanha eikä {people} pärjää ilman',
	'Hankitaan {thing} ja {thing2} ({place})',
	'{thing} puuttuu, {people} kysyy sitä joka viikko. Toiveena {act}.',
];
const SYLLABLES = 'ka ri mo lu ta vi se no pa he ju ki la me ru sa to va ny pö'.split(' ');

/** Made-up needs of the field's own words, with names that occur once and slips of the keyboard. */
export function* writeNeeds(count: number, random: () => number): Generator<string> {
	const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
	const byKind = Map.groupBy(concepts, ({ kind }) => kind);
	const word = (kind: Concept['kind']) => pick(pick(byKind.get(kind) ?? concepts).fi);
	const name = () => Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(SYLLABLES)).join('');
	const slip = (text: string) => {
		const at = Math.floor(random() * text.length);
		return random() < 0.15 ? text.slice(0, at) + text.slice(at + 1) : text;
	};
	for (let at = 0; at < count; at++) {
		const said = pick(FRAMES).replaceAll(/\{(\w+?)2?\}/g, (_, kind: string) => word(kind as Concept['kind']));
		yield slip(random() < 0.3 ? `${said}, ${name()}ssa` : said);
	}
}

/** Time and memory with so many needs in one municipality. */
export function measureScale(count: number) {
	const random = randomFrom(SEED);
	const texts = [...writeNeeds(count, random)];
	const before = heap();
	const startedAt = performance.now();
	const similarity = new Similarity(createDescriber(concepts, createAnalyser({})));
	const readyAfter = performance.now() - startedAt;
	texts.forEach((text, at) => similarity.put(String(at), text));
	const builtAfter = performance.now() - startedAt;
	const megabytes = heap() - before;
	const questions = [...writeNeeds(QUESTIONS, random)];
	const asked = questions.map((text) =>
		timed(() => similarity.similar(text, { limit: 5 }).map(({ parts }) => parts())),
	);
	const updated = [...writeNeeds(UPDATES, random)].map((text) => {
		const id = String(Math.floor(random() * count));
		return timed(() => similarity.put(id, text));
	});
	return {
		needs: count,
		suggestionMs: spread(asked),
		updateMs: spread(updated),
		memoryMegabytes: Math.round(megabytes),
		buildSeconds: round(builtAfter / 1000),
		thesaurusReadyMs: round(readyAfter),
	};
}

export function heap(): number {
	globalThis.gc?.();
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return (heapUsed + arrayBuffers) / 1024 ** 2;
}

export function timed(work: () => unknown): number {
	const startedAt = performance.now();
	work();
	return performance.now() - startedAt;
}

export function spread(times: readonly number[]) {
	const sorted = times.toSorted((a, b) => a - b);
	const at = (share: number) =>
		round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!);
	return { median: at(0.5), p99: at(0.99), max: at(1) };
}

export function round(value: number): number {
	return Math.round(value * 100) / 100;
}
