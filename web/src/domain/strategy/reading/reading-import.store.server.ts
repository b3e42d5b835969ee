import { sql, type Insertable } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Database } from '#platform/schema.ts';
import type { ReadingImport } from './reading-import.ts';
import type { FileRow } from './reading-rows.ts';

const runs = sql`
	select run.id, run.indicator_id as "indicatorId", indicator.name as indicator, run.file_name as "fileName",
		run.columns, beginner.name as "begunBy", run.begun_at as "begunAt", run.saved_at as "savedAt",
		run.undone_at as "undoneAt", run.version,
		(select count(*)::int from reading where reading.tenant_id = run.tenant_id and reading.import_id = run.id
			and not exists (select 1 from reading_withdrawal gone
				where gone.tenant_id = reading.tenant_id and gone.reading_id = reading.id)) as readings
	from reading_import run
	left join indicator on indicator.tenant_id = run.tenant_id and indicator.id = run.indicator_id
	left join person beginner on beginner.tenant_id = run.tenant_id and beginner.id = run.begun_by`;

/** Files that were read into use, the newest first. */
export async function list(db: Db): Promise<ReadingImport[]> {
	const { rows } = await sql<ReadingImport>`${runs} where run.saved_at is not null
		order by run.saved_at desc limit 50`.execute(db);
	return rows;
}

export async function find(db: Db, id: string): Promise<ReadingImport | undefined> {
	const { rows } = await sql<ReadingImport>`${runs} where run.id = ${id}`.execute(db);
	return rows[0];
}

export async function rowsOf(db: Db, id: string): Promise<FileRow[]> {
	const row = await db
		.selectFrom('reading_import')
		.select('cells')
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return row.cells as FileRow[];
}

export async function insert(db: Db, run: Insertable<Database['reading_import']>): Promise<void> {
	await db.insertInto('reading_import').values(run).execute();
}

/** False when someone else was first. */
export async function mark(
	db: Db,
	id: string,
	version: number,
	values: { saved_at: Date } | { undone_at: Date; undone_by: string },
): Promise<boolean> {
	const row = await db
		.updateTable('reading_import')
		.set({ ...values, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

/** Readings of the file that are in force. */
export async function readingsOf(db: Db, id: string): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select reading.id from reading where reading.import_id = ${id}
			and not exists (select 1 from reading_withdrawal gone
				where gone.tenant_id = reading.tenant_id and gone.reading_id = reading.id)`.execute(db);
	return rows.map((row) => row.id);
}

/** Every service unit by its name. */
export async function units(db: Db): Promise<{ id: string; name: string }[]> {
	return db.selectFrom('service_unit').select(['id', 'name']).orderBy('name').execute();
}
