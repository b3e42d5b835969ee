import type { Table } from '@luotsi/documents';
import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { cleanFileName, numberedRows, readGivenTable, type GivenFile } from '#platform/given-file.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { refuse } from '#platform/refusal.ts';
import { fingerprintOf } from './fingerprint.server.ts';
import { IMPORT_LIMITS, type ImportDetails, type ImportSubject } from './import-run.ts';
import * as store from './import-run.store.server.ts';
import { listNames, namesFor } from './names.server.ts';
import { subjectImport } from './subject.server.ts';
import { radarTable } from './radar-table.ts';
import { suggestFields } from './suggest-fields.ts';

/** Reads a file and keeps its rows for a preview; nothing is made of them yet. */
export async function begin(actor: Actor, subject: ImportSubject, file: GivenFile): Promise<string> {
	actor.must(subjectImport(subject).permission);
	const fileName = cleanFileName(file.name);
	const table = tableFor(subject, await readGivenTable(file.bytes, fileName, IMPORT_LIMITS), fileName);
	return actor.change(
		async (db, record) => {
			const id = newId();
			const { format, columns } = table;
			const mapping = { fields: await fieldsFor(db, actor, subject, table), choices: [], defaults: {} };
			const details = detailsOf(table);
			const run = { id, subject, fileName, format, details, columns, mapping, createdBy: actor.person };
			await store.insert(db, run);
			await store.insertRows(db, id, rowsOf(table));
			record('import_run.begun', { type: 'import_run', id }, { subject, fileName, rows: table.rows.length });
			return id;
		},
		{ verb: `import_run.begin.${subject}`, key: file.key },
	);
}

/** A radar may stand inside its file beside a date and names of rings. */
function tableFor(subject: ImportSubject, table: Table, file: string): Table {
	return subject === 'technology' ? (radarTable(table) ?? refuse('not_a_radar', { file })) : table;
}

async function fieldsFor(db: Db, actor: Actor, subject: ImportSubject, table: Table): Promise<string[]> {
	const names = namesFor(actor, await listNames(db));
	const places = subject === 'need' ? names.units.looseNames : names.areas.looseNames;
	const known = { places: new Set(places.keys()), roles: names.roles.looseNames };
	return suggestFields(subject, table.columns, table.rows, known);
}

function rowsOf(table: Table): store.NewRow[] {
	return numberedRows(table).map((row) => ({ ...row, fingerprint: fingerprintOf(row.cells) }));
}

function detailsOf({ encoding, sheetName, sheets, warnings }: Table): ImportDetails {
	const otherSheets = sheets?.filter((sheet) => sheet !== sheetName) ?? [];
	return {
		...(encoding !== undefined && { encoding }),
		...(sheetName !== undefined && { sheetName }),
		...(otherSheets.length > 0 && { otherSheets }),
		warnings,
	};
}
