import { addDays, daysBetween } from '#platform/day.ts';
import { firstDayOf } from '../duty/rule.ts';

interface Timed {
	startsOn: string | null;
	endsOn: string | null;
}

interface Costed extends Timed {
	costTotal: number;
	costYearly: number;
}

export interface Span {
	from: string;
	to: string;
}

/** The days of a measure; one day only where one is known. */
function spanOf({ startsOn, endsOn }: Timed): Span | null {
	const from = startsOn ?? endsOn;
	const to = endsOn ?? startsOn;
	return from && to ? { from, to } : null;
}

/** What of a measure's work falls in a period, with its share of the whole; null where nothing does. */
export function workIn(measure: Timed, period: Span): (Span & { share: number }) | null {
	const span = spanOf(measure);
	if (!span || span.to < period.from || span.from > period.to) return null;
	const from = span.from > period.from ? span.from : period.from;
	const to = span.to < period.to ? span.to : period.to;
	return { from, to, share: (daysBetween(from, to) + 1) / (daysBetween(span.from, span.to) + 1) };
}

const calendarYear = (year: number): Span => ({ from: `${year}-01-01`, to: `${year}-12-31` });
const cents = (euros: number) => Math.round(euros * 100);
const yearOf = (day: string) => Number(day.slice(0, 4));

/**
 * A measure's money by calendar year: what it costs once by the days it is worked on, its yearly cost from the year after.
 * The years sum to the cost to the cent.
 */
export function moneyByYear(measure: Costed, lastYear: number): Map<number, number> {
	const money = new Map<number, number>();
	const span = spanOf(measure);
	if (!span) return money;
	const [first, last] = [yearOf(span.from), yearOf(span.to)];
	let left = cents(measure.costTotal);
	for (let year = first; year <= last; year++) {
		const share = workIn(measure, calendarYear(year))?.share ?? 0;
		const part = year === last ? left : cents(measure.costTotal * share);
		left -= part;
		if (part !== 0) money.set(year, part / 100);
	}
	for (let year = last + 1; year <= lastYear && measure.costYearly > 0; year++)
		money.set(year, measure.costYearly);
	return money;
}

/** The days of a work-year that begins in the given calendar year. */
export function workYear(year: number, startsMonth: number, startsDay: number): Span {
	const first = (of: number) => addDays(firstDayOf(of, startsMonth), startsDay - 1);
	return { from: first(year), to: addDays(first(year + 1), -1) };
}

/** The work-year that a day belongs to. */
export function workYearOf(day: string, startsMonth: number, startsDay: number): number {
	const year = yearOf(day);
	return day < workYear(year, startsMonth, startsDay).from ? year - 1 : year;
}
