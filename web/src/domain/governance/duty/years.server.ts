import { finnishHolidays } from '#domain/portfolio/schedule/holidays.server.ts';
import { spanIn, yearOf, type Rule, type Span } from './rule.ts';

/** How many years after the current one are in sight. */
export const YEARS_AHEAD = 2;
/** So far back a duty may be taken into force. */
const YEARS_BACK = 5;

export interface InForce {
	rule: Rule;
	inForceFrom: string;
	/** Set where the duty is retired: later days are not asked for. */
	retiredOn: string | null;
}

export interface YearSpan extends Span {
	year: number;
}

export function isAsked({ dueOn }: Pick<Span, 'dueOn'>, duty: InForce): boolean {
	return dueOn >= duty.inForceFrom && (duty.retiredOn === null || dueOn < duty.retiredOn);
}

export function spanOf(year: number, rule: Rule): Span {
	// A working day at the turn of the year may be found in the year before.
	return spanIn(year, rule, new Set(finnishHolidays(year - 1, year)));
}

/** What a duty asks for from its first day to the end of the years in sight. */
export function spansInSight(duty: InForce, today: string): YearSpan[] {
	const now = yearOf(today, 1);
	const first = Math.max(yearOf(duty.inForceFrom, 1), now - YEARS_BACK);
	const spans: YearSpan[] = [];
	// Kept under one year whatever its day becomes, so that a moved day is not asked for twice.
	if (duty.rule.kind === 'once') {
		const span = { year: yearOf(duty.inForceFrom, 1), ...spanOf(now, duty.rule) };
		return isAsked(span, duty) ? [span] : [];
	}
	// One year more: its day may be moved back over the new year.
	for (let year = first; year <= now + YEARS_AHEAD + 1; year++) {
		const span = { year, ...spanOf(year, duty.rule) };
		if (isAsked(span, duty) && span.dueOn.slice(0, 4) <= String(now + YEARS_AHEAD)) spans.push(span);
	}
	return spans;
}
