import * as v from 'valibot';
import type { Cell } from '@luotsi/documents';
import { ChosenFile, Id, Key, Version } from '../../organisation/tenant/tenant.ts';

export type { Cell };

export const importSubjects = ['need', 'service_unit', 'technology'] as const;
export type ImportSubject = (typeof importSubjects)[number];

export const importStates = ['preview', 'done', 'undone', 'discarded'] as const;
export type ImportState = (typeof importStates)[number];

/** What becomes of a row; before the run it is told as what would become. */
export const rowOutcomes = ['created', 'changed', 'already_there', 'refused', 'undone', 'kept'] as const;
export type RowOutcome = (typeof rowOutcomes)[number];

/** Ceilings of one file: a collection of wishes is far below them. */
export const IMPORT_LIMITS = {
	megabytes: 20,
	rows: 5000,
	columns: 200,
	cells: 250_000,
	characters: 5_000_000,
} as const;

/** Something to tell about a row, at a column of the file where there is one; its words are `import.issue.<code>`. */
export interface RowIssue {
	column: number | null;
	code: string;
	/** What stood in the cell. */
	value: string;
	data: Record<string, string | number>;
}

export interface StoredRow {
	rowNumber: number;
	cells: Cell[];
}

/** What a word of the file stands for, as a person said. */
export interface Choice {
	about: WordKind;
	value: string;
	/** An id, `new`, `new:<area id>`, `skip`, or a kind of cost. */
	target: string;
}

export const wordKinds = ['unit', 'role', 'area', 'cost_kind', 'quadrant', 'ring'] as const;
export type WordKind = (typeof wordKinds)[number];

export interface Mapping {
	/** The field of each column, in the file's order; an empty one is left out. */
	fields: string[];
	choices: Choice[];
	defaults: Record<string, string>;
}

export interface ImportDetails {
	encoding?: string;
	sheetName?: string;
	otherSheets?: string[];
	warnings: { code: string; count: number; rows: number[] }[];
}

export type RowCounts = Partial<Record<RowOutcome, number>>;

export interface ImportRun {
	id: string;
	subject: ImportSubject;
	fileName: string;
	format: string;
	details: ImportDetails;
	columns: string[];
	mapping: Mapping;
	counts: RowCounts;
	state: ImportState;
	createdBy: string;
	createdAt: Date;
	finishedAt: Date | null;
	undoneAt: Date | null;
	undoneBy: string | null;
	unitBatchId: string | null;
	version: number;
}

/** A row as the page shows it. */
export interface RowLine {
	rowNumber: number;
	/** The need's sentence or the unit's name, as in the file. */
	label: string;
	unit: string;
	outcome: RowOutcome;
	issues: RowIssue[];
	/** The need or unit that was made, or that is there already. */
	subjectId: string | null;
	facts: RowFacts | null;
}

/** What the row was understood to say, for a person to check. */
export interface RowFacts {
	cost?: number;
	days?: number;
	from?: string | null;
	by?: string | null;
	waits?: number;
	kind?: string | null;
	address?: string | null;
}

export const Upload = v.object({ file: ChosenFile, key: Key });

/** Bytes of a form with one file and what surrounds it. */
export const UPLOAD_BYTES = IMPORT_LIMITS.megabytes * 1_000_000 + 100_000;

const Words = v.optional(v.record(v.string(), v.pipe(v.string(), v.maxLength(300))), {});

export const ColumnsChoice = v.object({ id: Id, version: Version, fields: Words, defaults: Words });
export type ColumnsChoice = v.InferOutput<typeof ColumnsChoice>;

/** `targets` are by the keys of the asked words. */
export const WordsChoice = v.object({ id: Id, version: Version, targets: Words });
export type WordsChoice = v.InferOutput<typeof WordsChoice>;

export const RunStep = v.object({ id: Id, version: Version });
export type RunStep = v.InferOutput<typeof RunStep>;

export function countOutcomes(rows: readonly { outcome: RowOutcome }[]): RowCounts {
	const counts: RowCounts = {};
	for (const { outcome } of rows) counts[outcome] = (counts[outcome] ?? 0) + 1;
	return counts;
}
