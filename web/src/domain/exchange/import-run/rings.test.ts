import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findRings } from './rings.ts';

/** Nodes that reach each other, found the slow and plain way. */
function plainRings(next: number[][]): number[][] {
	const reach = next.map((_, start) => {
		const seen = new Set<number>();
		const work = [...(next[start] ?? [])];
		for (let node = work.pop(); node !== undefined; node = work.pop()) {
			if (seen.has(node)) continue;
			seen.add(node);
			work.push(...(next[node] ?? []));
		}
		return seen;
	});
	const rings = next.map((_, a) =>
		next.flatMap((_, b) => (a === b || (reach[a]?.has(b) && reach[b]?.has(a)) ? [b] : [])),
	);
	return [...new Map(rings.filter((ring) => ring.length > 1).map((ring) => [ring.join(), ring])).values()];
}

test('rings are the nodes that reach each other', () => {
	const graph = fc
		.integer({ min: 1, max: 9 })
		.chain((size) =>
			fc.array(fc.array(fc.nat(size - 1), { maxLength: 3 }), { minLength: size, maxLength: size }),
		);
	fc.assert(
		fc.property(graph, (next) => {
			const sorted = (rings: number[][]) => rings.map((ring) => ring.join()).sort();
			expect(sorted(findRings(next))).toEqual(sorted(plainRings(next)));
		}),
	);
});

test('a chain of thousands is no ring and needs no deep stack', () => {
	const next = Array.from({ length: 50_000 }, (_, i) => (i < 49_999 ? [i + 1] : []));
	expect(findRings(next)).toEqual([]);
	next[49_999] = [0];
	expect(findRings(next)[0]).toHaveLength(50_000);
});
