import * as v from 'valibot';
import { Day as CalendarDay } from '#domain/organisation/tenant/tenant.ts';
import { whichOnes, type DayOfYear, type Rule } from './rule.ts';

const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `31.3.` as Finns write a day of every year; null where no calendar has it. */
export function readDayOfYear(text: string): DayOfYear | null {
	const [, day, month] = /^\s*(\d{1,2})\s*[./]\s*(\d{1,2})\s*\.?\s*$/.exec(text) ?? [];
	const found = { month: Number(month), day: Number(day) };
	const longest = LONGEST_MONTHS[found.month - 1];
	return longest !== undefined && found.day >= 1 && found.day <= longest ? found : null;
}

export function writeDayOfYear({ month, day }: DayOfYear): string {
	return `${day}.${month}.`;
}

const Day = v.pipe(
	v.optional(v.string(), ''),
	v.check((text) => readDayOfYear(text) !== null, 'not_day_of_year'),
	v.transform((text) => readDayOfYear(text)!),
);
const Whole = (least: number, most: number) =>
	v.pipe(v.optional(v.string(), ''), v.toNumber(), v.integer(), v.minValue(least), v.maxValue(most));
const Month = Whole(1, 12);
const Weekday = Whole(1, 7);
const Which = v.pipe(v.string(), v.toNumber(), v.picklist(whichOnes));

/** The fields of every kind stand in one form; those of the other kinds are left out. */
export const RuleFields = v.variant('kind', [
	v.object({ kind: v.literal('month'), month: Month }),
	v.object({ kind: v.literal('between'), from: Day, to: Day }),
	v.object({ kind: v.literal('weekday'), which: Which, weekday: Weekday, month: Month }),
	v.object({ kind: v.literal('weekday_before'), weekday: Weekday, day: Day }),
	v.object({ kind: v.literal('workday_by'), day: Day }),
	v.object({ kind: v.literal('once'), on: CalendarDay }),
]) satisfies v.GenericSchema<unknown, Rule>;
