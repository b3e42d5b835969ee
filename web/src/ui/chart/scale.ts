/** A round number at or above the largest value, and the steps up to it. */
export function niceScale(largest: number, steps = 4): { max: number; ticks: number[] } {
	if (!(largest > 0) || !Number.isFinite(largest)) return { max: 1, ticks: [0, 1] };
	const rough = largest / steps;
	const magnitude = 10 ** Math.floor(Math.log10(rough));
	const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * magnitude >= rough * 0.9999) ?? 10) * magnitude;
	const count = Math.ceil((largest / step) * 0.9999);
	// Multiplied, not summed: 0.1 + 0.2 must not show as 0.30000000000000004.
	return { max: count * step, ticks: Array.from({ length: count + 1 }, (_, i) => rounded(i * step)) };
}

const rounded = (value: number) => Number(value.toPrecision(12));

/** 0…100; a value outside the scale stays at its edge. */
export function percent(value: number, max: number): number {
	if (!(max > 0) || !Number.isFinite(value)) return 0;
	return Math.min(100, Math.max(0, (value / max) * 100));
}

export interface Segment {
	index: number;
	value: number;
	x: number;
	width: number;
}

/** Values side by side, in percent of the scale; nothing is drawn for what is zero or less. */
export function stack(values: readonly number[], max: number): Segment[] {
	let sum = 0;
	return values.flatMap((value, index) => {
		if (!(value > 0)) return [];
		const x = percent(sum, max);
		sum += value;
		return [{ index, value, x, width: percent(sum, max) - x }];
	});
}

export const total = (values: readonly number[]) =>
	values.reduce((sum, value) => sum + Math.max(0, value || 0), 0);

const narrowestChart = 17;
const letterWidth = 0.56;
const padding = 0.8;

/** Whether words have room in a part of the chart even on the narrowest phone; widths in rem. */
export function hasRoom(text: string, width: number): boolean {
	return roomNeeded(text, width) <= narrowestChart;
}

const roomNeeded = (text: string, width: number) =>
	width > 0 ? (text.length * letterWidth + padding) / (width / 100) : Number.POSITIVE_INFINITY;

/** Class that shows words only in charts wide enough for them; `null` when no chart is. */
export function roomClass(text: string, width: number): string | null {
	const needed = roomNeeded(text, width);
	if (needed <= narrowestChart) return '';
	const enough = chartWidths.find((chart) => chart >= needed);
	return enough ? `room-${enough}` : null;
}

/** The same widths stand in chart.css. */
const chartWidths = [22, 28, 36, 50, 70];
