import { addDays, dayOf, numberOf, type Day } from '#platform/day.ts';

/** Whole ISO weeks, numbered 0, 1, 2, … from the Monday in `start`. */
export interface Horizon {
	start: Day;
	slots: number;
}

/** Monday = 0 … Sunday = 6. */
export function weekdayOf(number: number): number {
	return (((number + 3) % 7) + 7) % 7;
}

/** Monday of the first ISO week of the year: the week that has its first Thursday. */
export function firstMonday(year: number): Day {
	const fourth = numberOf(`${year}-01-04`);
	return dayOf(fourth - weekdayOf(fourth));
}

/** All weeks whose Thursday is in the years: 52 or 53 a year. */
export function horizonOf(firstYear: number, lastYear: number): Horizon {
	const start = firstMonday(firstYear);
	const slots = (numberOf(firstMonday(lastYear + 1)) - numberOf(start)) / 7;
	return { start, slots };
}

export function mondayOf(horizon: Horizon, slot: number): Day {
	return addDays(horizon.start, slot * 7);
}

export function fridayOf(horizon: Horizon, slot: number): Day {
	return addDays(horizon.start, slot * 7 + 4);
}

/** The week in which the day is; may lie outside the horizon. */
export function slotOf(horizon: Horizon, day: Day): number {
	return Math.floor((numberOf(day) - numberOf(horizon.start)) / 7);
}

/** The first week that lies wholly on or after the day. */
export function slotFrom(horizon: Horizon, day: Day): number {
	return Math.ceil((numberOf(day) - numberOf(horizon.start)) / 7);
}

/** The last week whose Friday is on or before the day. */
export function slotBy(horizon: Horizon, day: Day): number {
	return Math.floor((numberOf(day) - numberOf(horizon.start) - 4) / 7);
}

/** Year of the week, that of its Thursday. */
export function yearOf(horizon: Horizon, slot: number): number {
	return Number(addDays(horizon.start, slot * 7 + 3).slice(0, 4));
}

/** Month of the week, that of its Thursday: `2027-01`. */
export function monthOf(horizon: Horizon, slot: number): string {
	return addDays(horizon.start, slot * 7 + 3).slice(0, 7);
}

/** ISO week number, 1 … 53. */
export function weekOf(day: Day): number {
	const number = numberOf(day);
	const thursday = dayOf(number - weekdayOf(number) + 3);
	return Math.floor((numberOf(thursday) - numberOf(`${thursday.slice(0, 4)}-01-01`)) / 7) + 1;
}

export function yearsOf({ firstYear, lastYear }: { firstYear: number; lastYear: number }): number[] {
	return Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);
}
