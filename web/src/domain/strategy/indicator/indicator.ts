import * as v from 'valibot';
import { Id, Key, Version } from '#domain/organisation/tenant/tenant.ts';
import { Line, Prose, readNumber } from '../measure/measure-fields.ts';

export const directions = ['up', 'down'] as const;
/** Which way is better. */
export type Direction = (typeof directions)[number];

export const combinings = ['sum', 'mean'] as const;
/** How the units' readings make the whole. */
export type Combining = (typeof combinings)[number];

export const INDICATOR_LIMITS = {
	name: 200,
	description: 2000,
	unit: 40,
	source: 300,
	reason: 2000,
	targets: 12,
	largest: 99_999_999_999,
} as const;

export interface Target {
	year: number;
	value: number;
}

export interface Indicator {
	id: string;
	goalId: string;
	goalCode: string;
	goal: string;
	strategyId: string;
	strategy: string;
	areaId: string | null;
	area: string | null;
	name: string;
	description: string;
	/** Of measurement. */
	unit: string;
	source: string;
	direction: Direction;
	combined: Combining;
	/** The aimed value at the end of each year, the earliest first. */
	targets: Target[];
	retiredOn: string | null;
	retiredBy: string | null;
	retiredReason: string;
	version: number;
}

/** A value with at most four decimals; null where nothing is written. */
export const WrittenValue = v.pipe(
	v.optional(v.string(), ''),
	v.transform((text) => readNumber(text.replace(/\s*%\s*$/, ''))),
	v.check((value) => !Number.isNaN(value), 'not_number'),
	v.check((value) => value === null || Math.abs(value) <= INDICATOR_LIMITS.largest, 'not_number'),
	v.transform((value) => (value === null ? null : Math.round(value * 10_000) / 10_000)),
);

const Year = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.transform((text) => (text === '' ? null : Number(text))),
	v.check((year) => year === null || (Number.isInteger(year) && year >= 1990 && year <= 2100), 'not_year'),
);

/** `targets.0.year`, `targets.0.value`: rows without a value are left out. */
const Targets = v.pipe(
	v.optional(v.record(v.string(), v.object({ year: Year, value: WrittenValue })), {}),
	v.transform((rows) =>
		Object.values(rows).flatMap(({ year, value }) =>
			year === null || value === null ? [] : { year, value },
		),
	),
	v.maxLength(INDICATOR_LIMITS.targets),
	v.check((rows) => new Set(rows.map(({ year }) => year)).size === rows.length, 'year_twice'),
	v.transform((rows) => rows.toSorted((a, b) => a.year - b.year)),
);

const fields = v.object({
	goalId: Id,
	name: Line(INDICATOR_LIMITS.name, 2),
	description: Prose(INDICATOR_LIMITS.description),
	unit: v.optional(Line(INDICATOR_LIMITS.unit), ''),
	source: v.optional(Line(INDICATOR_LIMITS.source), ''),
	direction: v.optional(v.picklist(directions), 'up'),
	combined: v.optional(v.picklist(combinings), 'sum'),
	targets: Targets,
});

export const IndicatorDraft = v.object({ ...fields.entries, key: Key });
export type IndicatorDraft = v.InferOutput<typeof IndicatorDraft>;

export const IndicatorChange = v.object({ ...fields.entries, id: Id, version: Version });
export type IndicatorChange = v.InferOutput<typeof IndicatorChange>;

export const IndicatorRetirement = v.object({ id: Id, reason: Prose(INDICATOR_LIMITS.reason) });
export type IndicatorRetirement = v.InferOutput<typeof IndicatorRetirement>;
