import type { Actor } from '#platform/actor.server.ts';
import { cleanFileName, numberedRows, readGivenTable, type GivenFile } from '#platform/given-file.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { knownId } from '#platform/known-id.ts';
import { found, refuse } from '#platform/refusal.ts';
import * as frameworks from '../framework/framework.server.ts';
import { FRAMEWORK_UPLOAD } from './framework-import.ts';
import type { FrameworkImport, FrameworkImportOf, ReadFramework } from './framework-import.ts';
import * as store from './framework-import.store.server.ts';
import { readFrameworkJson, readFrameworkTable } from './read-framework.ts';

export function list(actor: Actor): Promise<FrameworkImport[]> {
	actor.must('competence.manage');
	return actor.read((db) => store.list(db));
}

export function get(actor: Actor, id: string): Promise<FrameworkImport> {
	actor.must('competence.manage');
	return actor.read(async (db) => found(await store.find(db, knownId(id, 'framework_import')), 'file'));
}

const textOf = (cell: string | number | boolean | Date | null) => (cell === null ? '' : String(cell));

async function readFile(bytes: Uint8Array, fileName: string): Promise<ReadFramework> {
	const { megabytes } = FRAMEWORK_UPLOAD;
	if (bytes.length > megabytes * 1_000_000) refuse('file_too_large', { file: fileName, megabytes });
	if (/\.json$/i.test(fileName))
		return readFrameworkJson(new TextDecoder().decode(bytes).replaceAll('\0', ''));
	const table = await readGivenTable(bytes, fileName, FRAMEWORK_UPLOAD);
	const rows = numberedRows(table).map((row) => ({ ...row, cells: row.cells.map(textOf) }));
	return readFrameworkTable({ columns: table.columns, rows }, fileName);
}

/** Reads a file and keeps it for a preview; nothing is made of it yet. */
export async function begin(actor: Actor, { name, bytes, key }: GivenFile): Promise<string> {
	actor.must('competence.manage');
	const fileName = cleanFileName(name);
	const content = await readFile(bytes, fileName);
	return actor.change(
		async (db, record) => {
			const id = newId();
			await store.insert(db, { id, file_name: fileName, content, begun_by: actor.person });
			const told = { fileName, issues: content.issues.length };
			record('framework_import.begun', { type: 'framework_import', id }, told);
			return id;
		},
		{ verb: 'framework_import.begin', key },
	);
}

/** Into use as a whole, or not at all. */
export async function save(actor: Actor, given: FrameworkImportOf): Promise<string> {
	actor.must('competence.manage');
	return actor.change(async (db, record) => {
		const { file, issues, savedAt } = found(await store.find(db, given.id), 'file');
		if (savedAt) refuse('conflict');
		if (!file || issues.length > 0) refuse('framework_not_read', { count: issues.length });
		const frameworkId = await frameworks.takeIn(db, record, file, actor.person);
		if (!(await store.mark(db, given, { saved_at: new Date(), framework_id: frameworkId })))
			refuse('conflict');
		record('framework_import.saved', { type: 'framework_import', id: given.id }, { frameworkId });
		return frameworkId;
	});
}

/** Takes back what was brought in, as long as no survey asks it. */
export async function undo(actor: Actor, given: FrameworkImportOf): Promise<void> {
	actor.must('competence.manage');
	await actor.change(async (db, record) => {
		const { frameworkId, savedAt, undoneAt } = found(await store.find(db, given.id), 'file');
		if (!savedAt || undoneAt || !frameworkId) refuse('conflict');
		await frameworks.removeIn(db, record, frameworkId);
		if (!(await store.mark(db, given, { undone_at: new Date(), undone_by: actor.person })))
			refuse('conflict');
		record('framework_import.undone', { type: 'framework_import', id: given.id });
	});
}
