import Holidays from 'date-holidays';
import type { Day } from '#platform/day.ts';

const finnish = new Holidays('FI');
const known = new Map<number, Day[]>();

/** Days off in Finnish municipal work: public holidays, and the eves of midsummer and Christmas. */
export function finnishHolidays(firstYear: number, lastYear: number): Day[] {
	const days: Day[] = [];
	for (let year = firstYear; year <= lastYear; year++) {
		let ofYear = known.get(year);
		if (!ofYear) known.set(year, (ofYear = holidaysOf(year)));
		days.push(...ofYear);
	}
	return days;
}

function holidaysOf(year: number): Day[] {
	return finnish
		.getHolidays(year)
		.filter(({ type, date }) => type === 'public' || (type === 'bank' && !date.includes('-12-31')))
		.map(({ date }) => date.slice(0, 10));
}
