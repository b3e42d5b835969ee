import { sql } from 'kysely';
import type { Db } from '#platform/db.server.ts';
import type { FrameworkImport, ReadFramework } from './framework-import.ts';

type Row = Omit<FrameworkImport, 'file' | 'issues'> & { content: ReadFramework };

const imports = sql`
	select id, file_name as "fileName", content, framework_id as "frameworkId", begun_at as "begunAt",
		saved_at as "savedAt", undone_at as "undoneAt", version
	from framework_import`;

const told = ({ content, ...rest }: Row): FrameworkImport => ({ ...rest, ...content });

/** Files that were taken into use, the newest first. */
export async function list(db: Db): Promise<FrameworkImport[]> {
	const { rows } =
		await sql<Row>`${imports} where saved_at is not null order by saved_at desc limit 20`.execute(db);
	return rows.map(told);
}

export async function find(db: Db, id: string): Promise<FrameworkImport | undefined> {
	const { rows } = await sql<Row>`${imports} where id = ${id}`.execute(db);
	return rows[0] && told(rows[0]);
}

export async function insert(
	db: Db,
	{ content, ...row }: { id: string; file_name: string; content: ReadFramework; begun_by: string },
): Promise<void> {
	await db
		.insertInto('framework_import')
		.values({ ...row, content: JSON.stringify(content) })
		.execute();
}

/** False when someone else was first. */
export async function mark(
	db: Db,
	{ id, version }: { id: string; version: number },
	values: { saved_at: Date; framework_id: string } | { undone_at: Date; undone_by: string },
): Promise<boolean> {
	const row = await db
		.updateTable('framework_import')
		.set({ ...values, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}
