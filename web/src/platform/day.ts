/** A calendar day, `2027-01-31`. Days have no time zone: every sum is done on whole UTC days. */
export type Day = string;

const DAY_MS = 86_400_000;

/** Days since 1.1.1970, a Thursday. */
export function numberOf(day: Day): number {
	return Date.parse(day) / DAY_MS;
}

// A plan asks for the same few hundred days thousands of times.
const written = new Map<number, Day>();
const MOST_WRITTEN = 20_000;

export function dayOf(number: number): Day {
	let day = written.get(number);
	if (day === undefined) {
		day = new Date(number * DAY_MS).toISOString().slice(0, 10);
		if (written.size < MOST_WRITTEN) written.set(number, day);
	}
	return day;
}

export function addDays(day: Day, days: number): Day {
	return dayOf(numberOf(day) + days);
}

export function daysBetween(from: Day, to: Day): number {
	return numberOf(to) - numberOf(from);
}

export function lastOfMonth(year: number, month: number): Day {
	return dayOf(Date.UTC(year, month, 0) / DAY_MS);
}

/** The same day of another month; the last of a shorter one, as the act on time limits (150/1930) counts. */
export function addMonths(day: Day, months: number): Day {
	const [year, month, date] = day.split('-').map(Number) as [number, number, number];
	const last = lastOfMonth(year, month + months);
	return addDays(last, Math.min(0, date - Number(last.slice(8))));
}

/** `2027-02-30` looks like a day and is none; a century away is a slip of the hand. */
export function isDay(text: string): boolean {
	const number = /^(19|20|21)\d\d-\d\d-\d\d$/.test(text) ? numberOf(text) : Number.NaN;
	return !Number.isNaN(number) && dayOf(number) === text;
}
