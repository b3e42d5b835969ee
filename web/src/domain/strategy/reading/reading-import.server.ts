import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { cleanFileName, numberedRows, readGivenTable, type GivenFile } from '#platform/given-file.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { knownId } from '#platform/known-id.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import * as indicators from '../indicator/indicator.server.ts';
import { keep, standingOn, takeBack } from './reading.server.ts';
import { columnsOf, READING_FILE, type ReadingImport, type ReadingRun } from './reading-import.ts';
import * as store from './reading-import.store.server.ts';
import {
	judgeRows,
	readRows,
	suggestColumns,
	type Columns,
	type JudgedRow,
	type RowField,
} from './reading-rows.ts';

/** Files that were read into use. */
export function list(actor: Actor): Promise<ReadingImport[]> {
	actor.must('indicator.manage');
	return actor.read((db) => store.list(db));
}

/** Reads a file and keeps its rows for a preview; nothing is made of them yet. */
export async function begin(
	actor: Actor,
	{ indicatorId, name, bytes, key }: GivenFile & { indicatorId: string | null },
): Promise<string> {
	actor.must('indicator.manage');
	const fileName = cleanFileName(name);
	const table = await readGivenTable(bytes, fileName, READING_FILE);
	const rows = numberedRows(table);
	return actor.change(
		async (db, record) => {
			if (indicatorId) await indicators.holdInUse(db, indicatorId);
			const id = newId();
			const file = { file_name: fileName, columns: table.columns, cells: JSON.stringify(rows) };
			await store.insert(db, { id, indicator_id: indicatorId, ...file, begun_by: actor.person });
			record('reading_import.begun', { type: 'reading_import', id }, { fileName, rows: rows.length });
			return id;
		},
		{ verb: 'reading_import.begin', key },
	);
}

export type Choice = Partial<Record<RowField, number | null | undefined>>;

export interface Preview {
	run: ReadingImport;
	columns: Columns;
	rows: JudgedRow[];
}

async function judge(db: Db, actor: Actor, run: ReadingImport, choice: Choice): Promise<Preview> {
	const columns = columnsOf(choice, suggestColumns(run.columns), run.columns.length);
	const [fileRows, units, known] = await Promise.all([
		store.rowsOf(db, run.id),
		store.units(db),
		indicators.listIn(db),
	]);
	const read = readRows(fileRows, columns, {
		indicators: known,
		units,
		own: run.indicatorId,
		today: today(),
	});
	return { run, columns, rows: judgeRows(read, await standingOn(db, read)) };
}

/** The rows as they would be taken in now. */
export function preview(actor: Actor, id: string, choice: Choice = {}): Promise<Preview> {
	actor.must('indicator.manage');
	return actor.read(async (db) => {
		const run = found(await store.find(db, knownId(id, 'reading_import')), 'reading_import');
		return judge(db, actor, run, choice);
	});
}

/** Takes in the rows that are whole and new; answers how many. */
export function save(actor: Actor, { id, version, key, ...choice }: ReadingRun): Promise<number> {
	actor.must('indicator.manage');
	return actor.change(
		async (db, record) => {
			const run = found(await store.find(db, id), 'reading_import');
			if (!(await store.mark(db, id, version, { saved_at: new Date() })) || run.savedAt) refuse('conflict');
			const { rows } = await judge(db, actor, run, choice);
			const fresh = rows.flatMap(({ outcome, indicatorId, unitId, readOn, value, note }) =>
				outcome === 'new' && indicatorId && readOn && value !== null
					? { indicatorId, unitId, readOn, value, note }
					: [],
			);
			if (fresh.length === 0) refuse('nothing_to_import');
			const by = { personId: actor.person, source: 'import', importId: id, replaces: false } as const;
			const count = await keep(db, record, fresh, by);
			record('reading_import.saved', { type: 'reading_import', id }, { fileName: run.fileName, count });
			return count;
		},
		{ verb: 'reading_import.save', key },
	);
}

/** Takes back every reading the file brought; answers how many. */
export function undo(actor: Actor, { id, version }: { id: string; version: number }): Promise<number> {
	actor.must('indicator.manage');
	return actor.change(async (db, record) => {
		const run = found(await store.find(db, id), 'reading_import');
		if (!run.savedAt || run.undoneAt) refuse('conflict');
		const undone = { undone_at: new Date(), undone_by: actor.person };
		if (!(await store.mark(db, id, version, undone))) refuse('conflict');
		const count = await takeBack(db, actor, await store.readingsOf(db, id));
		record('reading_import.undone', { type: 'reading_import', id }, { fileName: run.fileName, count });
		return count;
	});
}
