import * as v from 'valibot';
import { Id, Key } from '#domain/organisation/tenant/tenant.ts';
import { Line, WrittenDay } from '../measure/measure-fields.ts';
import { WrittenValue } from '../indicator/indicator.ts';

export type ReadingSource = 'hand' | 'import' | 'connection';

export const READING_LIMITS = { note: 500, reason: 500, rows: 300 } as const;

export interface Reading {
	id: string;
	indicatorId: string;
	/** Null where it is of the whole. */
	unitId: string | null;
	unit: string | null;
	readOn: string;
	value: number;
	source: ReadingSource;
	note: string;
	importId: string | null;
	saidBy: string | null;
	saidAt: Date;
	withdrawnAt: Date | null;
	withdrawnBy: string | null;
	withdrawnReason: string;
}

/** The value of one year: of the whole, or put together of the units. */
export interface YearPoint {
	indicatorId: string;
	year: number;
	value: number;
	readOn: string;
	/** Units it was put together of; null where the whole was read. */
	units: number | null;
}

const DAY = 86_400_000;

/** Where a day stands among the years: 2027.5 is midsummer. */
export function yearPlace(day: string): number {
	const year = Number(day.slice(0, 4));
	const [start, end] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
	return year + (Date.parse(day) - start + DAY / 2) / (end - start);
}

/**
 * Readings of the whole from the first to the last, the newest said of each day; none where no year has more than one.
 */
export function denseOf(readings: readonly Reading[]): Reading[] {
	const whole = readings.filter(({ unitId, withdrawnAt }) => unitId === null && withdrawnAt === null);
	const byDay = new Map(
		whole
			.toSorted((a, b) => a.saidAt.getTime() - b.saidAt.getTime())
			.map((reading) => [reading.readOn, reading]),
	);
	const years = new Set([...byDay.keys()].map((day) => day.slice(0, 4)));
	return byDay.size > years.size
		? [...byDay.values()].toSorted((a, b) => a.readOn.localeCompare(b.readOn))
		: [];
}

/** The newest reading of one unit in one year. */
export interface UnitPoint {
	unitId: string;
	unit: string;
	year: number;
	value: number;
	readOn: string;
}

/** One day's readings for many units at once; an empty field is not a reading. `values.<unit>`, `values.whole`. */
export const ReadingsDraft = v.object({
	indicatorId: Id,
	readOn: v.pipe(
		WrittenDay,
		v.check((day) => day !== null, 'non_empty'),
		v.transform((day) => day ?? ''),
	),
	note: v.optional(Line(READING_LIMITS.note), ''),
	values: v.pipe(
		v.optional(v.record(v.string(), WrittenValue), {}),
		v.transform((values) =>
			Object.entries(values).flatMap(([unit, value]) => (value === null ? [] : { unit, value })),
		),
		v.maxLength(READING_LIMITS.rows),
		v.check((rows) => rows.every(({ unit }) => unit === 'whole' || v.is(Id, unit)), 'uuid'),
		v.transform((rows) => rows.map(({ unit, value }) => ({ unitId: unit === 'whole' ? null : unit, value }))),
	),
	key: Key,
});
export type ReadingsDraft = v.InferOutput<typeof ReadingsDraft>;

export const ReadingWithdrawal = v.object({ id: Id, reason: v.optional(Line(READING_LIMITS.reason), '') });
export type ReadingWithdrawal = v.InferOutput<typeof ReadingWithdrawal>;
