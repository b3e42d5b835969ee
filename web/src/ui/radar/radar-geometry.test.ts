import { expect, test } from 'vitest';
import { MARK_RADIUS, placesIn, ringsFor } from './radar-geometry.ts';

/** Mulberry32: the same radars on every run. */
function randomOf(seed: number) {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

test('marks never touch each other, their ring or the edges of their quarter', () => {
	const random = randomOf(7);
	for (let round = 0; round < 120; round += 1) {
		const most = [1, 4, 12, 60][round % 4]!;
		const counts = Array.from({ length: 4 }, () =>
			Array.from({ length: 4 }, () => Math.floor(random() * (most + 1))),
		);
		const rings = ringsFor(counts, 4);
		for (const quarter of counts) {
			const placed = rings.flatMap((ring, i) =>
				placesIn(ring, quarter[i]!).map((place) => ({ ...place, ring })),
			);
			expect(placed).toHaveLength(quarter.reduce((sum, count) => sum + count, 0));
			const room = placed.flatMap(({ x, y, ring }, i) => [
				Math.min(x, y) - MARK_RADIUS,
				Math.hypot(x, y) - ring.from - MARK_RADIUS,
				ring.to - Math.hypot(x, y) - MARK_RADIUS,
				...placed.slice(0, i).map((other) => Math.hypot(x - other.x, y - other.y) - 2 * MARK_RADIUS),
			]);
			expect(Math.min(0, ...room)).toBeGreaterThan(-1e-6);
		}
	}
});
