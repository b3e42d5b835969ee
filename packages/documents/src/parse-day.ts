/** A day (`2027-03-15`) or a whole month (`2027-03`) that somebody wrote, or why it cannot be told. */
export type DayResult =
	| { ok: true; precision: 'day'; day: string }
	| { ok: true; precision: 'month'; month: string }
	| { ok: false; code: 'not_a_day' | 'ambiguous_day' | 'no_such_day' };

/**
 * Reads `15.3.2027`, `2027-03-15` (a time after it is dropped), `3/2027` and `2027-03`.
 * Refuses `15/3/2027` and two-digit years: which part is what depends on the writer.
 */
export function parseDay(text: string): DayResult {
	const plain = text.slice(0, 60).normalize('NFKC').trim();
	const finnish = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/.exec(plain);
	if (finnish) return checkedDay(Number(finnish[3]), Number(finnish[2]), Number(finnish[1]));
	const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}.{0,20})?$/.exec(plain);
	if (iso) return checkedDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
	const month = /^(\d{1,2}) ?\/ ?(\d{4})$/.exec(plain);
	if (month) return checkedMonth(Number(month[2]), Number(month[1]));
	const isoMonth = /^(\d{4})-(\d{2})$/.exec(plain);
	if (isoMonth) return checkedMonth(Number(isoMonth[1]), Number(isoMonth[2]));
	const isAmbiguous = /^\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})$/.test(plain);
	return { ok: false, code: isAmbiguous ? 'ambiguous_day' : 'not_a_day' };
}

function checkedDay(year: number, month: number, day: number): DayResult {
	const date = new Date(Date.UTC(year, month - 1, day));
	const isReal = year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
	return isReal
		? { ok: true, precision: 'day', day: date.toISOString().slice(0, 10) }
		: { ok: false, code: 'no_such_day' };
}

function checkedMonth(year: number, month: number): DayResult {
	if (year < 1900 || month < 1 || month > 12) return { ok: false, code: 'no_such_day' };
	return { ok: true, precision: 'month', month: `${year}-${String(month).padStart(2, '0')}` };
}
