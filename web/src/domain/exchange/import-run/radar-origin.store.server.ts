import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { Cell, Mapping } from './import-run.ts';

export interface BroughtRow {
	technologyId: string;
	file: string;
	columns: string[];
	cells: Cell[];
	mapping: Mapping;
}

/** The row of a file that each technology was made of. */
export async function brought(db: Db, ids: readonly string[]): Promise<BroughtRow[]> {
	if (ids.length === 0) return [];
	const { rows } = await sql<BroughtRow>`
		select technology.id as "technologyId", run.file_name as file, run.columns, row.cells, run.mapping
		from technology
		join import_run run on run.tenant_id = technology.tenant_id and run.id = technology.import_run_id
		join import_row row on row.tenant_id = run.tenant_id and row.import_run_id = run.id
			and row.subject_id = technology.id and row.outcome in ('created', 'kept')
		where technology.id = any(${ids}::uuid[])`.execute(db);
	return rows;
}

export async function hasBrought(db: Db): Promise<boolean> {
	const row = await db
		.selectFrom('technology')
		.select('id')
		.where('import_run_id', 'is not', null)
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}
