import type { WheelMark, WheelRing } from './wheel.ts';

export interface WheelSize {
	/** Half of the width and of the height of the picture. */
	halfWidth: number;
	halfHeight: number;
	/** The band of months. */
	outer: number;
	monthInner: number;
	/** The empty middle. */
	hole: number;
	mark: number;
}

export const wide: WheelSize = {
	halfWidth: 600,
	halfHeight: 352,
	outer: 312,
	monthInner: 284,
	hole: 98,
	mark: 7,
};
export const compact: WheelSize = {
	halfWidth: 180,
	halfHeight: 180,
	outer: 178,
	monthInner: 155,
	hole: 44,
	mark: 5.5,
};

const WIDEST_BAND = 30;
const LABEL_STEP = 20;
const LABEL_GAP = 34;
const MOST_LABELS = 64;

export interface Point {
	x: number;
	y: number;
}

/** A place by its share of the year, clockwise from the top. */
export function pointAt(share: number, radius: number): Point {
	const angle = share * 2 * Math.PI;
	return { x: round(radius * Math.sin(angle)), y: round(-radius * Math.cos(angle)) };
}

const round = (value: number) => Math.round(value * 100) / 100;

/** From one share of the year to another along a circle; backwards it reads upright at the bottom. */
export function arc(from: number, to: number, radius: number): string {
	const [start, end] = [pointAt(from, radius), pointAt(to, radius)];
	const isLarge = Math.abs(to - from) > 0.5 ? 1 : 0;
	return `M${start.x} ${start.y}A${radius} ${radius} 0 ${isLarge} ${to > from ? 1 : 0} ${end.x} ${end.y}`;
}

/** A slice between two circles. */
export function slice(from: number, to: number, inner: number, outer: number): string {
	const back = arc(to, from, inner).replace('M', 'L');
	return `${arc(from, to, outer)}${back}Z`;
}

export interface PlacedRing extends WheelRing {
	radius: number;
	band: number;
}

/** The first ring lies outermost. */
export function placeRings(rings: readonly WheelRing[], size: WheelSize): PlacedRing[] {
	const band = Math.min(WIDEST_BAND, (size.monthInner - size.hole) / Math.max(1, rings.length));
	return rings.map((ring, index) => ({
		...ring,
		band,
		radius: round(size.monthInner - band * (index + 0.5)),
	}));
}

/** Pushes places apart in their order until each has its room, and keeps them between the ends. */
export function spread(wanted: readonly number[], step: number, least: number, most: number): number[] {
	const room = Math.min(step, wanted.length > 1 ? (most - least) / (wanted.length - 1) : step);
	const placed: number[] = [];
	for (const place of wanted) placed.push(Math.max(place, least, (placed.at(-1) ?? -Infinity) + room));
	for (let at = placed.length - 1; at >= 0; at--)
		placed[at] = Math.min(placed[at]!, at === placed.length - 1 ? most : placed[at + 1]! - room);
	return placed;
}

export interface PlacedMark extends WheelMark, Point {
	radius: number;
	/** Where on the circle it stands: its own day, or beside a neighbour of the same day. */
	at: number;
}

export function placeMarks(
	marks: readonly WheelMark[],
	rings: readonly PlacedRing[],
	size: WheelSize,
): PlacedMark[] {
	return rings.flatMap((ring) => {
		const own = marks.filter((mark) => mark.ring === ring.id).sort((a, b) => a.to - b.to);
		const room = (2 * size.mark + 3) / (2 * Math.PI * ring.radius);
		const places = spread(
			own.map(({ to }) => to),
			room,
			room / 2,
			1 - room / 2,
		);
		return own.map((mark, index) => {
			const at = places[index]!;
			return { ...mark, at, radius: ring.radius, ...pointAt(at, ring.radius) };
		});
	});
}

export interface PlacedLabel extends Point {
	mark: PlacedMark;
	isLeft: boolean;
	/** From the mark out of the wheel and to the words. */
	line: string;
}

/** Words beside the wheel, in the order of the year on either side; too many would not be read. */
export function placeLabels(marks: readonly PlacedMark[], size: WheelSize): PlacedLabel[] {
	if (marks.length > MOST_LABELS) return [];
	const most = size.halfHeight - 12;
	return [false, true].flatMap((isLeft) => {
		const side = marks
			.filter(({ at }) => at >= 0.5 === isLeft)
			.sort((a, b) => (a.at - b.at) * (isLeft ? -1 : 1) || a.radius - b.radius);
		const wanted = side.map(({ at }) => pointAt(at, size.outer + LABEL_GAP).y);
		return spread(wanted, LABEL_STEP, -most, most).map((y, index) => {
			const mark = side[index]!;
			// Near the top and the bottom the words may come closer to the middle without touching the wheel.
			const x = (isLeft ? -1 : 1) * (size.outer + LABEL_GAP);
			const rim = pointAt(mark.at, size.outer + 6);
			const out = `M${mark.x} ${mark.y}L${rim.x} ${rim.y}L${x - Math.sign(x) * 10} ${round(y)}H${x - Math.sign(x) * 4}`;
			return { mark, isLeft, x, y: round(y), line: out };
		});
	});
}

/** As much of the words as fits, with a sign that there is more. */
export function cut(text: string, most: number): string {
	return text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1)).trimEnd()}…`;
}
