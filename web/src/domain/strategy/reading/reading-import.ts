import * as v from 'valibot';
import { ChosenFile, Id, Key, OptionalId, Version } from '#domain/organisation/tenant/tenant.ts';
import { rowFields, type Columns, type RowField } from './reading-rows.ts';

export const READING_FILE = {
	megabytes: 5,
	rows: 5000,
	columns: 50,
	cells: 100_000,
	characters: 2_000_000,
} as const;
export const READING_FILE_BYTES = (READING_FILE.megabytes + 1) * 1_000_000;

export const ReadingUpload = v.object({
	indicatorId: OptionalId,
	file: ChosenFile,
	key: Key,
});

/** `day=2`: the third column of the file holds the day; `none` says that no column does. */
const Column = v.optional(
	v.pipe(
		v.string(),
		v.transform((text) => (/^\d{1,2}$/.test(text) ? Number(text) : null)),
	),
);

const chosen = Object.fromEntries(rowFields.map((field) => [field, Column])) as Record<
	RowField,
	typeof Column
>;

export const ColumnChoice = v.object(chosen);

export const ReadingRun = v.object({ ...chosen, id: Id, version: Version, key: Key });
export type ReadingRun = v.InferOutput<typeof ReadingRun>;

export interface ReadingImport {
	id: string;
	indicatorId: string | null;
	indicator: string | null;
	fileName: string;
	columns: string[];
	begunBy: string | null;
	begunAt: Date;
	savedAt: Date | null;
	undoneAt: Date | null;
	/** Readings of it that are in force. */
	readings: number;
	version: number;
}

/** What was chosen, else what the headings suggest. */
export function columnsOf(
	choice: Partial<Record<RowField, number | null | undefined>>,
	suggested: Columns,
	count: number,
): Columns {
	const pairs = rowFields.map((field) => {
		const index = choice[field] === undefined ? suggested[field] : choice[field];
		return [field, index !== null && index < count ? index : null] as const;
	});
	return Object.fromEntries(pairs) as Columns;
}
