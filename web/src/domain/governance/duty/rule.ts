import { addDays } from '#platform/day.ts';
/** When a duty falls every year. Weekdays are those of ISO 8601: Monday is 1. */
export type Rule =
	| { kind: 'month'; month: number }
	| { kind: 'between'; from: DayOfYear; to: DayOfYear }
	| { kind: 'weekday'; month: number; weekday: number; which: Which }
	| { kind: 'weekday_before'; weekday: number; day: DayOfYear }
	| { kind: 'workday_by'; day: DayOfYear }
	/** On one day of one year, such as a step of a case. */
	| { kind: 'once'; on: string };

export const ruleKinds = ['between', 'month', 'workday_by', 'weekday_before', 'weekday', 'once'] as const;

export const whichOnes = [1, 2, 3, 4, -1] as const;
/** First, second, third, fourth or last of a month. */
export type Which = (typeof whichOnes)[number];

export interface DayOfYear {
	month: number;
	day: number;
}

export interface Span {
	startsOn: string;
	dueOn: string;
}

const WEEK = 7;

const two = (number: number) => String(number).padStart(2, '0');
const lastOfMonth = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The 31st of a shorter month is its last day, and so is 29 February of a common year. */
function dayOf(year: number, { month, day }: DayOfYear): string {
	return `${year}-${two(month)}-${two(Math.min(day, lastOfMonth(year, month)))}`;
}

export function weekdayOf(day: string): number {
	return new Date(`${day}T00:00:00Z`).getUTCDay() || WEEK;
}

const alone = (day: string): Span => ({ startsOn: day, dueOn: day });

function isWorkday(day: string, holidays: ReadonlySet<string>): boolean {
	return weekdayOf(day) < 6 && !holidays.has(day);
}

function workdayBy(day: string, holidays: ReadonlySet<string>): string {
	let found = day;
	while (!isWorkday(found, holidays)) found = addDays(found, -1);
	return found;
}

function weekdayIn(year: number, { month, weekday, which }: Rule & { kind: 'weekday' }): string {
	if (which === -1) {
		const last = dayOf(year, { month, day: 31 });
		return addDays(last, -((weekdayOf(last) - weekday + WEEK) % WEEK));
	}
	const first = dayOf(year, { month, day: 1 });
	return addDays(first, ((weekday - weekdayOf(first) + WEEK) % WEEK) + (which - 1) * WEEK);
}

/** From when and until when the duty of a year is to be done; the year is that in which the rule ends. */
export function spanIn(year: number, rule: Rule, holidays: ReadonlySet<string>): Span {
	switch (rule.kind) {
		case 'month':
			return {
				startsOn: dayOf(year, { month: rule.month, day: 1 }),
				dueOn: dayOf(year, { month: rule.month, day: 31 }),
			};
		case 'between': {
			const { from, to } = rule;
			const isOverNewYear = from.month > to.month || (from.month === to.month && from.day > to.day);
			return { startsOn: dayOf(isOverNewYear ? year - 1 : year, from), dueOn: dayOf(year, to) };
		}
		case 'weekday':
			return alone(weekdayIn(year, rule));
		case 'weekday_before': {
			const day = dayOf(year, rule.day);
			return alone(addDays(day, -((weekdayOf(day) - rule.weekday + WEEK) % WEEK || WEEK)));
		}
		case 'workday_by':
			return alone(workdayBy(dayOf(year, rule.day), holidays));
		case 'once':
			return alone(rule.on);
	}
}

/** The year a day belongs to where the year begins in the given month: 8 makes it a work-year. */
export function yearOf(day: string, yearStarts: number): number {
	return Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < yearStarts ? 1 : 0);
}

export function firstDayOf(year: number, yearStarts: number): string {
	return `${year}-${two(yearStarts)}-01`;
}

export function lastDayOf(year: number, yearStarts: number): string {
	return addDays(firstDayOf(year + 1, yearStarts), -1);
}

/** `2027`, or `2027–2028` where the year begins later than in January. */
export function yearName(year: number, yearStarts: number): string {
	return yearStarts === 1 ? String(year) : `${year}–${year + 1}`;
}
