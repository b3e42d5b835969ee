import type { Problem, Slot } from './problem.ts';

const DAY = 86_400_000;
const WEEK = 7 * DAY;
const FRIDAY = 4 * DAY;
const THURSDAY = 3 * DAY;

/**
 * Open weeks numbered 0, 1, 2, … with the closed ones left out: in these numbers every activity is one unbroken
 * block. Weeks before and after the horizon count as open, so that dates out there can still be compared.
 */
export interface Calendar {
	/** Number of open weeks within the horizon. */
	count: number;
	/** Slot of the open week `index`; beyond the horizon weeks go on without gaps. */
	slotOf(index: number): Slot;
	/** The first open week that is the slot or later. */
	indexFrom(slot: Slot): number;
	/** The last open week that is the slot or earlier; negative when there is none in the horizon. */
	indexBy(slot: Slot): number;
}

/** Numbers the open weeks of a valid problem. */
export function openWeeks(problem: Pick<Problem, 'slots' | 'closed'>): Calendar {
	const open: number[] = [];
	const before = new Int32Array(problem.slots + 1);
	for (let slot = 0; slot < problem.slots; slot++) {
		before[slot] = open.length;
		if (!problem.closed?.[slot]) open.push(slot);
	}
	const count = open.length;
	before[problem.slots] = count;
	const beyond = (slot: Slot) => count + slot - problem.slots;
	return {
		count,
		slotOf: (index) => open[index] ?? (index < 0 ? index : problem.slots + index - count),
		indexFrom: (slot) => (slot < 0 ? slot : slot >= problem.slots ? beyond(slot) : before[slot]!),
		indexBy: (slot) => (slot < 0 ? slot : slot >= problem.slots ? beyond(slot) : before[slot + 1]! - 1),
	};
}

/** True for a real ISO date (YYYY-MM-DD) that is a Monday. */
export function isMonday(date: string): boolean {
	const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date) : NaN;
	return !Number.isNaN(time) && iso(time) === date && new Date(time).getUTCDay() === 1;
}

/** ISO date of the Monday that begins the slot. */
export function mondayOf(start: string, slot: Slot): string {
	return iso(Date.parse(start) + slot * WEEK);
}

/** ISO date of the Friday that ends the working week of the slot. */
export function fridayOf(start: string, slot: Slot): string {
	return iso(Date.parse(start) + slot * WEEK + FRIDAY);
}

/** First slot that lies wholly on or after the ISO date: use it for "not before". */
export function firstSlotFrom(start: string, date: string): Slot {
	return Math.ceil((Date.parse(date) - Date.parse(start)) / WEEK);
}

/** Last slot whose Friday is on or before the ISO date: use it for deadlines. */
export function lastSlotBy(start: string, date: string): Slot {
	return Math.floor((Date.parse(date) - Date.parse(start) - FRIDAY) / WEEK);
}

/** Calendar year of the slot: that of its Thursday, as ISO weeks have it. */
export function yearOf(start: string, slot: Slot): number {
	return new Date(Date.parse(start) + slot * WEEK + THURSDAY).getUTCFullYear();
}

function iso(time: number): string {
	return new Date(time).toISOString().slice(0, 10);
}
