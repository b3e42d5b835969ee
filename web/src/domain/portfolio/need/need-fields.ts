import * as v from 'valibot';
import { isDay } from '#platform/day.ts';
import { Email } from '../../organisation/tenant/tenant.ts';

// PostgreSQL has no NUL in text; the rest of these never stand in a sentence.
// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

/** Text of many lines as typed, without control characters and outer spaces. */
export function Prose(longest: number, shortest = 0) {
	return v.pipe(
		v.string(),
		v.transform((text) => text.replaceAll(CONTROLS, '').replaceAll('\r\n', '\n').trim()),
		v.minLength(shortest),
		v.maxLength(longest),
	);
}

export function Line(longest: number, shortest = 0) {
	return v.pipe(
		v.string(),
		v.transform((text) => text.replaceAll(CONTROLS, '').replaceAll(/\s+/g, ' ').trim()),
		v.minLength(shortest),
		v.maxLength(longest),
	);
}

/** `12 000,50 €` as Finns write it; NaN where it is no number. */
export function readAmount(text: string): number {
	const bare = text.replaceAll(/[\s\u00A0\u202F€]/g, '').replace(',', '.');
	if (bare === '') return 0;
	return /^\d+(\.\d+)?$/.test(bare) ? Number(bare) : Number.NaN;
}

/** Euros, an empty field is zero; cents are kept, smaller parts rounded. */
export const Amount = v.pipe(
	v.optional(v.string(), ''),
	v.transform(readAmount),
	v.check((euros) => !Number.isNaN(euros), 'not_amount'),
	v.transform((euros) => Math.round(euros * 100) / 100),
	v.maxValue(999_999_999),
);

/** Working days, in quarters and such; an empty field is none. */
export const Days = v.pipe(
	v.optional(v.string(), ''),
	v.transform(readAmount),
	v.check((days) => !Number.isNaN(days), 'not_number'),
	v.transform((days) => Math.round(days * 100) / 100),
	v.maxValue(9999),
);

/** An address that may be left out. */
export const EmailOrNone = v.pipe(
	v.string(),
	v.trim(),
	v.toLowerCase(),
	v.check((text) => text === '' || v.is(Email, text), 'email'),
);

export const DayOrNone = v.pipe(
	v.optional(v.string(), ''),
	v.transform((text) => text.trim() || null),
	v.check((day) => day === null || isDay(day), 'not_date'),
);

export const WeeksOrNone = v.pipe(
	v.optional(v.string(), ''),
	v.transform((text) => (text.trim() === '' ? null : Number(text))),
	v.check((weeks) => weeks === null || (Number.isInteger(weeks) && weeks >= 1 && weeks <= 156), 'not_weeks'),
);

/** `12, 15 #18` → whole numbers, each once. */
export const NumberList = v.pipe(
	v.optional(v.string(), ''),
	v.maxLength(1000),
	v.transform((text) => [...new Set(text.split(/[\s,;#]+/).filter(Boolean))]),
	v.check((parts) => parts.every((part) => /^[1-9]\d{0,8}$/.test(part)), 'not_need_numbers'),
	v.transform((parts) => parts.map(Number)),
);
