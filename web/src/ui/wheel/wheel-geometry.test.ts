import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	arc,
	compact,
	cut,
	placeLabels,
	placeMarks,
	placeRings,
	pointAt,
	spread,
	wide,
} from './wheel-geometry.ts';
import type { WheelMark } from './wheel.ts';

test('the year begins at the top and goes clockwise', () => {
	expect(pointAt(0, 100)).toEqual({ x: 0, y: -100 });
	expect(pointAt(0.25, 100)).toEqual({ x: 100, y: -0 });
	expect(pointAt(0.5, 100)).toMatchObject({ y: 100 });
	expect(arc(0, 0.25, 100)).toBe('M0 -100A100 100 0 0 1 100 0');
	expect(arc(0.25, 0, 100)).toMatch(/ 0 0 0 0 -100$/);
});

test('places keep their order and their room, and stay between the ends', () => {
	const places = fc.array(fc.double({ min: -500, max: 500, noNaN: true }), { maxLength: 30 });
	fc.assert(
		fc.property(places, (wanted) => {
			const sorted = wanted.toSorted((a, b) => a - b);
			const placed = spread(sorted, 20, -300, 300);
			placed.forEach((place, at) => {
				expect(place).toBeGreaterThanOrEqual(-300 - 1e-6);
				expect(place).toBeLessThanOrEqual(300 + 1e-6);
				const room = Math.min(20, 600 / Math.max(1, sorted.length - 1));
				expect(place - (placed[at - 1] ?? -Infinity)).toBeGreaterThanOrEqual(room - 1e-6);
			});
		}),
	);
	expect(spread([0, 100], 20, -300, 300)).toEqual([0, 100]);
});

const mark = (id: string, ring: string, to: number): WheelMark => {
	const rest = { day: '1.1.', name: id, href: '#', state: 'coming', hasGap: false } as const;
	return { id, ring, from: to, to, ...rest };
};
const rings = [
	{ id: 'a', name: 'Johtoryhmä' },
	{ id: 'b', name: 'Valtuusto' },
];

test.each([wide, compact])('marks of one day stand beside each other on their ring', (size) => {
	const placed = placeRings(rings, size);
	expect(placed[0]!.radius).toBeGreaterThan(placed[1]!.radius);
	const marks = placeMarks(
		[mark('1', 'a', 0.999), mark('2', 'a', 0.999), mark('3', 'b', 0.999)],
		placed,
		size,
	);
	const [one, two, three] = marks;
	expect(Math.hypot(one!.x - two!.x, one!.y - two!.y)).toBeGreaterThan(2 * size.mark);
	expect(Math.hypot(three!.x, three!.y)).toBeCloseTo(placed[1]!.radius, 1);
});

test('every mark has its words on its own side, none over another', () => {
	const marks = Array.from({ length: 40 }, (_, at) => mark(String(at), 'a', at / 40));
	const labels = placeLabels(placeMarks(marks, placeRings(rings, wide), wide), wide);
	expect(labels).toHaveLength(40);
	for (const side of [true, false]) {
		const heights = labels.filter(({ isLeft }) => isLeft === side).map(({ y }) => y);
		heights.forEach((y, at) => expect(y - (heights[at - 1] ?? -Infinity)).toBeGreaterThanOrEqual(19.9));
	}
	expect(cut('Tilinpäätös', 6)).toBe('Tilin…');
});
