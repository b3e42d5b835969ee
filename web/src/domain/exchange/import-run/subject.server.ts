import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import type { Permission } from '#platform/permission/permissions.ts';
import type { AskedWord, Names } from './asked-words.ts';
import type { ImportRun, ImportSubject, StoredRow } from './import-run.ts';
import { needImport } from './need-import.server.ts';
import type { JudgedRow, Kept, Written } from './subject.ts';
import { technologyImport } from './technology-import.server.ts';
import { unitImport } from './unit-import.server.ts';

/** What differs between the things that a file can bring. */
export interface SubjectImport {
	permission: Permission;
	/** The words of the file that stand for something in the municipality. */
	ask(run: ImportRun, rows: readonly StoredRow[], names: Names): AskedWord[];
	/** What would become of each row; `write` makes what is new, in the same transaction. */
	judge(
		db: Db,
		run: ImportRun,
		rows: readonly StoredRow[],
		names: Names,
	): Promise<{ rows: JudgedRow[]; write(actor: Actor, record: RecordEvent): Promise<Written> }>;
	/** Takes away what the run made; tells what stays and why. */
	undo(db: Db, actor: Actor, run: ImportRun, ids: readonly string[]): Promise<Kept>;
}

const subjects: Record<ImportSubject, SubjectImport> = {
	need: needImport,
	service_unit: unitImport,
	technology: technologyImport,
};

export function subjectImport(subject: ImportSubject): SubjectImport {
	return subjects[subject];
}
