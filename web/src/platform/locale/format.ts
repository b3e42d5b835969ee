import type { Day } from '../day.ts';
import type { Locale } from './locale.ts';

export const timeZone = 'Europe/Helsinki';

const tags: Record<Locale, string> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };
const dayOnly = /^\d{4}-\d{2}-\d{2}$/;

/** A calendar day has no time zone; a moment is shown in Finnish time. */
export type DayOrMoment = Day | Date;

// Making a formatter costs a hundred times what using it does.
const dateFormats = new Map<Intl.DateTimeFormatOptions, Map<string, Intl.DateTimeFormat>>();
const numberFormats = new Map<string, Intl.NumberFormat>();
const collators = new Map<Locale, Intl.Collator>();

function dateText(locale: Locale, value: DayOrMoment, options: Intl.DateTimeFormatOptions): string {
	const isDay = typeof value === 'string' && dayOnly.test(value);
	const date = typeof value === 'string' ? new Date(isDay ? `${value}T00:00:00Z` : value) : value;
	if (Number.isNaN(date.getTime())) return String(value);
	return dateFormat(locale, isDay ? 'UTC' : timeZone, options).format(date);
}

function dateFormat(locale: Locale, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	let formats = dateFormats.get(options);
	if (!formats) dateFormats.set(options, (formats = new Map()));
	const id = `${locale} ${zone}`;
	let format = formats.get(id);
	if (!format)
		formats.set(id, (format = new Intl.DateTimeFormat(tags[locale], { timeZone: zone, ...options })));
	return format;
}

const days = { day: 'numeric', month: 'numeric', year: 'numeric' } as const;
const longDays = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const times = { hour: 'numeric', minute: '2-digit' } as const;
const months = { month: 'long', year: 'numeric' } as const;
const shortMonths = { month: 'short' } as const;

function numberText(locale: Locale, value: number, options: Intl.NumberFormatOptions): string {
	const { style = '', minimumFractionDigits = '' } = options;
	const id = `${locale} ${style} ${minimumFractionDigits}`;
	let format = numberFormats.get(id);
	if (!format) {
		format = new Intl.NumberFormat(tags[locale], options);
		numberFormats.set(id, format);
	}
	return format.format(value);
}

/** Finland-Swedish writes days as Finnish does; the data behind sv-FI would give the order of Sweden. */
function dayLocale(locale: Locale): Locale {
	return locale === 'sv' ? 'fi' : locale;
}

export function formatDay(locale: Locale, value: DayOrMoment): string {
	return dateText(dayLocale(locale), value, days);
}

export function formatLongDay(locale: Locale, value: DayOrMoment): string {
	return dateText(locale, value, longDays);
}

export function formatMoment(locale: Locale, value: Date | string): string {
	const time = dateText(dayLocale(locale), value, times);
	return `${formatDay(locale, value)} ${{ fi: 'klo', sv: 'kl.', en: 'at' }[locale]} ${time}`;
}

export function formatMonth(locale: Locale, value: DayOrMoment): string {
	return dateText(locale, value, months);
}

export function formatShortMonth(locale: Locale, value: DayOrMoment): string {
	return dateText(locale, value, shortMonths);
}

export function formatNumber(locale: Locale, value: number, decimals?: number): string {
	const digits =
		decimals === undefined ? {} : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
	return numberText(locale, value, digits);
}

/** Whole euros unless cents are there or asked for. */
export function formatMoney(locale: Locale, euros: number, cents = !Number.isInteger(euros)): string {
	const digits = cents ? 2 : 0;
	return numberText(locale, euros, {
		style: 'currency',
		currency: 'EUR',
		minimumFractionDigits: digits,
		maximumFractionDigits: digits,
	});
}

/** `share` is 0…1. */
export function formatPercent(locale: Locale, share: number, decimals = 0): string {
	return numberText(locale, share, {
		style: 'percent',
		minimumFractionDigits: decimals,
		maximumFractionDigits: decimals,
	});
}

export function compareText(locale: Locale, a: string, b: string): number {
	let collator = collators.get(locale);
	if (!collator) {
		collator = new Intl.Collator(tags[locale], { numeric: true, sensitivity: 'base' });
		collators.set(locale, collator);
	}
	return collator.compare(a, b);
}
