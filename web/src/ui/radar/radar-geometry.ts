/** Places marks on a quarter of a radar so that none touches another, however many there are. */

/** Distance between the middles of two marks, and of two lanes. */
export const STEP = 36;
/** Half the width of a mark with its sign of movement. */
export const MARK_RADIUS = 17;
const EDGE = MARK_RADIUS + 3;
/** Room for a ring's name under it. */
const LEAST_LANES = 2;

export interface Ring {
	from: number;
	to: number;
}

export interface Place {
	/** From the middle of the radar; both grow away from it. */
	x: number;
	y: number;
}

interface Lane {
	radius: number;
	slots: number;
}

function laneAt(radius: number): Lane {
	const edge = Math.asin(Math.min(1, EDGE / radius));
	const room = Math.PI / 2 - 2 * edge;
	if (room < 0) return { radius, slots: 0 };
	return { radius, slots: Math.floor(room / stepAt(radius) + 1e-9) + 1 };
}

const stepAt = (radius: number) => 2 * Math.asin(Math.min(1, STEP / (2 * radius)));
const lanesOf = (from: number, count: number) =>
	Array.from({ length: count }, (_, i) => laneAt(from + STEP / 2 + i * STEP));
const slotsOf = (lanes: readonly Lane[]) => lanes.reduce((sum, { slots }) => sum + slots, 0);

/** Rings as wide as the fullest quarter needs; `counts` are marks by quadrant and ring. */
export function ringsFor(counts: readonly (readonly number[])[], ringCount: number): Ring[] {
	const rings: Ring[] = [];
	let from = 0;
	for (let ring = 0; ring < ringCount; ring += 1) {
		const most = Math.max(0, ...counts.map((quarter) => quarter[ring] ?? 0));
		let lanes = LEAST_LANES;
		while (slotsOf(lanesOf(from, lanes)) < most) lanes += 1;
		rings.push({ from, to: from + lanes * STEP });
		from += lanes * STEP;
	}
	return rings;
}

/** Places for so many marks in one ring of a quarter, spread evenly from the horizontal axis upwards. */
export function placesIn({ from, to }: Ring, count: number): Place[] {
	const lanes = lanesOf(from, Math.round((to - from) / STEP)).filter(({ slots }) => slots > 0);
	const all = slotsOf(lanes);
	let left = count;
	let room = all;
	return lanes.flatMap((lane) => {
		const here = Math.min(
			lane.slots,
			Math.max(Math.ceil((left * lane.slots) / room), left - (room - lane.slots)),
		);
		left -= here;
		room -= lane.slots;
		return alongLane(lane, here);
	});
}

function alongLane({ radius }: Lane, count: number): Place[] {
	const edge = Math.asin(EDGE / radius);
	const room = Math.PI / 2 - 2 * edge;
	return Array.from({ length: count }, (_, i) => {
		const angle = edge + (room * (i + 0.5)) / count;
		const even = count === 1 ? Math.PI / 4 : edge + (room * i) / (count - 1);
		// Loosely filled lanes keep off the edges; full ones need them.
		const chosen = (room / count) * radius >= STEP * 1.05 ? angle : even;
		return { x: radius * Math.cos(chosen), y: radius * Math.sin(chosen) };
	});
}
