import { expect, test } from 'vitest';
import { concepts } from './index.ts';

const byId = new Map(concepts.map((concept) => [concept.id, concept]));

test('ids are unique', () => {
	const seen = new Set<string>();
	expect(concepts.map(({ id }) => id).filter((id) => seen.size === seen.add(id).size)).toEqual([]);
});

test('every relation leads to another concept', () => {
	const lost = concepts.flatMap(({ id, broader, related, distinct }) =>
		[...broader, ...related, ...distinct]
			.filter((other) => other === id || !byId.has(other))
			.map((other) => `${id} → ${other}`),
	);
	expect(lost).toEqual([]);
});

test('nearness and difference hold both ways and exclude each other', () => {
	for (const concept of concepts) {
		for (const other of concept.related) expect(byId.get(other)!.related).toContain(concept.id);
		for (const other of concept.distinct) expect(byId.get(other)!.distinct).toContain(concept.id);
		const near = [...concept.related, ...concept.broader];
		expect(near.filter((other) => concept.distinct.includes(other))).toEqual([]);
	}
});

test('no concept is wider than itself', () => {
	const wider = (id: string, below: readonly string[]): string[] =>
		below.includes(id)
			? [[...below, id].join(' > ')]
			: byId.get(id)!.broader.flatMap((up) => wider(up, [...below, id]));
	expect(concepts.flatMap(({ id }) => wider(id, []))).toEqual([]);
});

test('a word belongs to one concept unless marked ambiguous', () => {
	const owners = new Map<string, string[]>();
	for (const { id, fi, sv, en, ambiguous } of concepts)
		for (const term of new Set([...fi, ...sv, ...en].map((word) => word.toLowerCase())))
			if (!ambiguous.includes(term)) owners.set(term, [...(owners.get(term) ?? []), id]);
	const shared = [...owners]
		.filter(([, ids]) => ids.length > 1)
		.map(([term, ids]) => `${term}: ${ids.join(', ')}`);
	expect(shared).toEqual([]);
});

test('a word ambiguous in one concept is so in all', () => {
	const doubtful = new Set(concepts.flatMap(({ ambiguous }) => ambiguous));
	const mixed = concepts.flatMap(({ id, fi, sv, en, ambiguous }) =>
		[...fi, ...sv, ...en]
			.filter((term) => doubtful.has(term) && !ambiguous.includes(term))
			.map((term) => `${term}: ${id}`),
	);
	expect(mixed).toEqual([]);
});

test('each concept has something clear to be known by in Finnish', () => {
	const unclear = concepts.filter(({ fi, ambiguous }) => fi.every((term) => ambiguous.includes(term)));
	expect(unclear.map(({ id }) => id)).toEqual([]);
});

test('words are short phrases in lower case', () => {
	const odd = concepts
		.flatMap(({ fi, sv, en }) => [...fi, ...sv, ...en])
		.filter((term) => term !== term.toLowerCase() || term.split(' ').length > 5);
	expect(odd).toEqual([]);
});
