import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type {
	Cell,
	ImportDetails,
	ImportRun,
	ImportState,
	ImportSubject,
	Mapping,
	RowCounts,
	RowIssue,
	RowOutcome,
	StoredRow,
} from './import-run.ts';

export interface NewRun {
	id: string;
	subject: ImportSubject;
	fileName: string;
	format: string;
	details: ImportDetails;
	columns: readonly string[];
	mapping: Mapping;
	createdBy: string;
}

export interface NewRow extends StoredRow {
	fingerprint: string;
}

export interface WrittenRow {
	rowNumber: number;
	outcome: RowOutcome;
	issues: RowIssue[];
	subjectId: string | null;
	fingerprint?: string;
}

const ROWS_AT_ONCE = 1000;

export async function insert(db: Db, run: NewRun): Promise<void> {
	await db
		.insertInto('import_run')
		.values({
			id: run.id,
			subject: run.subject,
			file_name: run.fileName,
			format: run.format,
			details: JSON.stringify(run.details),
			columns: JSON.stringify(run.columns),
			mapping: JSON.stringify(run.mapping),
			created_by: run.createdBy,
		})
		.execute();
}

export async function insertRows(db: Db, runId: string, rows: readonly NewRow[]): Promise<void> {
	for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
		const part = rows.slice(from, from + ROWS_AT_ONCE).map((row) => ({
			import_run_id: runId,
			row_number: row.rowNumber,
			cells: JSON.stringify(row.cells),
			fingerprint: row.fingerprint,
		}));
		await db.insertInto('import_row').values(part).execute();
	}
}

function runs(db: Db) {
	return db
		.selectFrom('import_run as run')
		.innerJoin('person as maker', (join) =>
			join.onRef('maker.tenant_id', '=', 'run.tenant_id').onRef('maker.id', '=', 'run.created_by'),
		)
		.leftJoin('person as undoer', (join) =>
			join.onRef('undoer.tenant_id', '=', 'run.tenant_id').onRef('undoer.id', '=', 'run.undone_by'),
		)
		.select([
			'run.id',
			'run.subject',
			'run.file_name as fileName',
			'run.format',
			'run.details',
			'run.columns',
			'run.mapping',
			'run.counts',
			'run.state',
			'maker.name as createdBy',
			'run.created_at as createdAt',
			'run.finished_at as finishedAt',
			'run.undone_at as undoneAt',
			'undoer.name as undoneBy',
			'run.unit_batch_id as unitBatchId',
			'run.version',
		]);
}

type RunRow = Awaited<ReturnType<ReturnType<typeof runs>['executeTakeFirstOrThrow']>>;

const asRun = (row: RunRow): ImportRun => ({
	...row,
	details: row.details as unknown as ImportDetails,
	columns: row.columns as unknown as string[],
	mapping: row.mapping as unknown as Mapping,
	counts: row.counts as unknown as RowCounts,
});

export async function find(db: Db, subject: ImportSubject, id: string): Promise<ImportRun | undefined> {
	const row = await runs(db).where('run.id', '=', id).where('run.subject', '=', subject).executeTakeFirst();
	return row && asRun(row);
}

/** The same, held until the end: a second one waits and then sees what the first did. */
export async function lock(db: Db, subject: ImportSubject, id: string): Promise<ImportRun | undefined> {
	await db.selectFrom('import_run').select('id').where('id', '=', id).forUpdate().execute();
	return find(db, subject, id);
}

export async function list(
	db: Db,
	subject: ImportSubject,
	{ offset, size }: { offset: number; size: number },
): Promise<{ runs: ImportRun[]; total: number }> {
	const shown = runs(db).where('run.subject', '=', subject).where('run.state', '!=', 'discarded');
	const rows = await shown.orderBy('run.created_at', 'desc').offset(offset).limit(size).execute();
	const { total } = await db
		.selectFrom('import_run')
		.select(({ fn }) => fn.countAll<number>().as('total'))
		.where('subject', '=', subject)
		.where('state', '!=', 'discarded')
		.executeTakeFirstOrThrow();
	return { runs: rows.map(asRun), total };
}

export async function listRows(db: Db, runId: string, limit?: number): Promise<StoredRow[]> {
	const query = db
		.selectFrom('import_row')
		.select(['row_number as rowNumber', 'cells'])
		.where('import_run_id', '=', runId)
		.orderBy('row_number');
	const rows = await (limit === undefined ? query : query.limit(limit)).execute();
	return rows.map(({ rowNumber, cells }) => ({ rowNumber, cells: cells as unknown as Cell[] }));
}

export interface FinishedRow extends StoredRow {
	outcome: RowOutcome;
	issues: RowIssue[];
	subjectId: string | null;
}

export async function listFinished(
	db: Db,
	runId: string,
	page: { outcome?: RowOutcome; offset?: number; size?: number },
): Promise<FinishedRow[]> {
	const rows = await db
		.selectFrom('import_row')
		.select(['row_number as rowNumber', 'cells', 'outcome', 'issues', 'subject_id as subjectId'])
		.where('import_run_id', '=', runId)
		.$if(page.outcome !== undefined, (query) => query.where('outcome', '=', page.outcome!))
		.orderBy('row_number')
		.offset(page.offset ?? 0)
		.$if(page.size !== undefined, (query) => query.limit(page.size!))
		.execute();
	return rows.map((row) => ({
		...row,
		cells: row.cells as unknown as Cell[],
		outcome: row.outcome as RowOutcome,
		issues: row.issues as unknown as RowIssue[],
	}));
}

export interface RunChange {
	mapping?: Mapping;
	state?: ImportState;
	counts?: RowCounts;
	unit_batch_id?: string | null;
	undone_by?: string;
}

/** False when someone else was first. */
export async function update(db: Db, id: string, version: number, change: RunChange): Promise<boolean> {
	const { mapping, counts, ...rest } = change;
	const row = await db
		.updateTable('import_run')
		.set({
			...rest,
			...(mapping && { mapping: JSON.stringify(mapping) }),
			...(counts && { counts: JSON.stringify(counts) }),
			...(change.state === 'done' && { finished_at: sql<Date>`now()` }),
			...(change.state === 'undone' && { undone_at: sql<Date>`now()` }),
			version: version + 1,
		})
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

export async function writeOutcomes(db: Db, runId: string, rows: readonly WrittenRow[]): Promise<void> {
	for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
		const part = rows.slice(from, from + ROWS_AT_ONCE);
		await sql`
			update import_row set outcome = fresh.outcome, issues = fresh.issues, subject_id = fresh."subjectId",
				fingerprint = coalesce(fresh.fingerprint, import_row.fingerprint)
			from jsonb_to_recordset(${JSON.stringify(part)}::jsonb)
				as fresh("rowNumber" int, outcome text, issues jsonb, "subjectId" uuid, fingerprint text)
			where import_row.import_run_id = ${runId} and import_row.row_number = fresh."rowNumber"`.execute(db);
	}
}

export async function deleteRows(db: Db, runId: string): Promise<void> {
	await db.deleteFrom('import_row').where('import_run_id', '=', runId).execute();
}

/** One run writes at a time in a municipality: two files with the same rows would not see each other. */
export async function lockRuns(db: Db): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtext(current_setting('app.tenant') || ' import'))`.execute(db);
}
