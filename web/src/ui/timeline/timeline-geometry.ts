import { addDays, dayOf, lastOfMonth, numberOf, type Day } from '#platform/day.ts';
import type { TimelineBar, TimelineRow } from './timeline.ts';

/** Whole weeks from Monday to Sunday. */
export interface TimelineSpan {
	start: Day;
	weeks: number;
}

export function timelineSpan(from: Day, to: Day): TimelineSpan {
	const first = numberOf(from);
	// Day 0 of the epoch was a Thursday.
	const monday = first - ((((first + 3) % 7) + 7) % 7);
	const weeks = Math.max(1, Math.ceil((numberOf(to) + 1 - monday) / 7));
	return { start: dayOf(monday), weeks };
}

/** From where to where, in percent of the whole width. */
export interface Extent {
	x: number;
	width: number;
}

export interface BarExtent extends Extent {
	startsBefore: boolean;
	endsAfter: boolean;
}

export function percentOf(span: TimelineSpan, day: Day): number {
	return ((numberOf(day) - numberOf(span.start)) / (span.weeks * 7)) * 100;
}

/** `null` when nothing of it can be seen. */
export function extentOf(span: TimelineSpan, start: Day, end: Day): BarExtent | null {
	const left = percentOf(span, start);
	const right = percentOf(span, end) + 100 / (span.weeks * 7);
	if (!(right > 0 && left < 100 && right > left)) return null;
	const x = Math.max(0, left);
	return { x, width: Math.min(100, right) - x, startsBefore: left < 0, endsAfter: right > 100 };
}

export interface Tick extends Extent {
	day: Day;
}

/** Calendar periods of so many months: 12 for years, 3 for quarters. */
export function ticks(span: TimelineSpan, months: 1 | 3 | 12): Tick[] {
	const end = numberOf(span.start) + span.weeks * 7;
	const [year = 0, month = 1] = span.start.split('-').map(Number);
	const found: Tick[] = [];
	let at = Math.floor((month - 1) / months) * months;
	for (;;) {
		const first = numberOf(monthStart(year, at));
		if (first >= end) return found;
		const extent = extentOf(span, dayOf(first), dayOf(numberOf(monthStart(year, at + months)) - 1));
		if (extent) found.push({ day: dayOf(first), x: extent.x, width: extent.width });
		at += months;
	}
}

const monthStart = (year: number, month: number): Day => addDays(lastOfMonth(year, month), 1);

/** Where the words of a bar go: in it when they fit, else beside it. */
export type TextPlace = 'inside' | 'after' | 'before' | 'none';

/** Narrowest the timeline is ever drawn, in rem; wider only makes more room. */
export const weekWidth = 0.36;
const letterWidth = 0.52;
const textPadding = 1;
const pinWidth = 1.2;

export interface PlacedBar {
	bar: TimelineBar;
	extent: BarExtent;
	lane: number;
	text: string;
	place: TextPlace;
}

function placeText(
	span: TimelineSpan,
	bar: TimelineBar,
	text: string,
	extent: BarExtent,
): { place: TextPlace; taken: Extent } {
	if (!text) return { place: 'none', taken: extent };
	const whole = span.weeks * weekWidth;
	const letters = text.length * letterWidth + textPadding + (bar.isPinned ? pinWidth : 0);
	const needed = (letters / whole) * 100;
	if (needed <= extent.width) return { place: 'inside', taken: extent };
	const { x, width } = extent;
	if (x + width + needed <= 100) return { place: 'after', taken: { x, width: width + needed } };
	if (x - needed >= 0) return { place: 'before', taken: { x: x - needed, width: width + needed } };
	return { place: 'inside', taken: extent };
}

/** Bars of one row go to as few lanes as keep bars and words apart. */
export function placeBars(span: TimelineSpan, bars: readonly TimelineBar[], rowLabel = ''): PlacedBar[] {
	const lanes: Extent[][] = [];
	return [...bars]
		.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))
		.flatMap((bar) => {
			const extent = extentOf(span, bar.start, bar.end);
			if (!extent) return [];
			const text = bar.text ?? (bar.label === rowLabel ? '' : bar.label);
			const { place, taken } = placeText(span, bar, text, extent);
			const free = lanes.findIndex((lane) => lane.every((other) => areApart(taken, other)));
			const lane = free === -1 ? lanes.push([]) - 1 : free;
			lanes[lane]?.push(taken);
			return [{ bar, extent, lane, text, place }];
		});
}

const areApart = (a: Extent, b: Extent) => a.x + a.width <= b.x || b.x + b.width <= a.x;

export const laneHeight = 2;
export const rowPadding = 0.4;
const shortestRow = 2.75;

export interface PlacedRow {
	row: TimelineRow;
	bars: PlacedBar[];
	/** In rem, from the top of the first row. */
	top: number;
	height: number;
}

export function placeRows(span: TimelineSpan, rows: readonly TimelineRow[]): PlacedRow[] {
	let top = 0;
	return rows.map((row) => {
		const bars = placeBars(span, row.bars, row.label);
		const lanes = Math.max(1, ...bars.map(({ lane }) => lane + 1));
		const height = Math.max(shortestRow, lanes * laneHeight + 2 * rowPadding);
		const placed = { row, bars, top, height };
		top += height;
		return placed;
	});
}

/** An elbow from the end of one bar to the start of another; x in percent, y in rem. */
export interface Link {
	id: string;
	from: { x: number; y: number };
	to: { x: number; y: number };
}

export function placeLinks(rows: readonly PlacedRow[]): Link[] {
	const places = new Map<string, { start: number; end: number; y: number }>();
	for (const { bars, top, height } of rows) {
		const lanes = Math.max(1, ...bars.map(({ lane }) => lane + 1));
		const first = top + (height - lanes * laneHeight) / 2;
		for (const { bar, extent, lane } of bars) {
			const y = first + (lane + 0.5) * laneHeight;
			places.set(bar.id, { start: extent.x, end: extent.x + extent.width, y });
		}
	}
	return rows.flatMap(({ bars }) =>
		bars.flatMap(({ bar }) =>
			(bar.waitsFor ?? []).flatMap((id) => {
				const [from, to] = [places.get(id), places.get(bar.id)];
				if (!from || !to) return [];
				return [{ id: `${id} ${bar.id}`, from: { x: from.end, y: from.y }, to: { x: to.start, y: to.y } }];
			}),
		),
	);
}
