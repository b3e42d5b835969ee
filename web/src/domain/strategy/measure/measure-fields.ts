import { parseDay } from '@luotsi/documents/parse-day';
import { parseNumber } from '@luotsi/documents/parse-number';
import * as v from 'valibot';
import { PlainText } from '../strategy/plain-text.ts';

/** One line, spaces closed up. */
export function Line(longest: number, shortest = 0) {
	return v.pipe(
		PlainText,
		v.transform((text) => text.replaceAll(/\s+/g, ' ').trim()),
		v.minLength(shortest),
		v.maxLength(longest),
	);
}

/** Lines as typed. */
export function Prose(longest: number) {
	return v.pipe(
		v.optional(PlainText, ''),
		v.transform((text) => text.replaceAll('\r\n', '\n').trim()),
		v.maxLength(longest),
	);
}

/** `1 234,5` as Finns write it; null where nothing is written, NaN where it is no number. */
export function readNumber(text: string): number | null {
	if (text.trim() === '') return null;
	const read = parseNumber(text);
	return read.ok ? read.value : Number.NaN;
}

/** Euros with cents; an empty field is zero. */
export const Money = v.pipe(
	v.optional(v.string(), ''),
	v.transform((text) => readNumber(text) ?? 0),
	v.check((euros) => !Number.isNaN(euros) && euros >= 0, 'not_amount'),
	v.transform((euros) => Math.round(euros * 100) / 100),
	v.maxValue(999_999_999),
);

/** Working days with halves and tenths; an empty field is none. */
export const EffortDays = v.pipe(
	v.optional(v.string(), ''),
	v.transform((text) => readNumber(text) ?? 0),
	v.check((days) => !Number.isNaN(days) && days >= 0, 'not_amount'),
	v.transform((days) => Math.round(days * 10) / 10),
	v.maxValue(9999),
);

/** A whole percent that may be left open. */
export const Percent = v.pipe(
	v.optional(v.string(), ''),
	v.transform((text) => readNumber(text.replace('%', ''))),
	v.check(
		(percent) => percent === null || (Number.isInteger(percent) && percent >= 0 && percent <= 100),
		'not_percent',
	),
);

/** `31.12.2026` or `2026-12-31`; null where nothing is written. */
export function readDay(text: string): string | null | undefined {
	if (text.trim() === '') return null;
	const read = parseDay(text.trim());
	return read.ok && read.precision === 'day' ? read.day : undefined;
}

export const WrittenDay = v.pipe(
	v.optional(v.nullable(v.string()), ''),
	v.transform((text) => readDay(text ?? '')),
	v.check((day) => day !== undefined, 'iso_date'),
	v.transform((day) => day ?? null),
);
