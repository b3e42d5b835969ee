import { writeTable } from '@luotsi/documents';
import type { Translate } from '#platform/locale/translate.ts';
import type { ImportRun } from './import-run.ts';
import { issueText } from './issue-words.ts';
import type { FaultyRow } from './preview.server.ts';

/** The refused rows as CSV, as they stood in the file, with why in the last column; mended, it can be brought again. */
export async function faultyFile(
	t: Translate,
	{ run, rows }: { run: ImportRun; rows: readonly FaultyRow[] },
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
	const columns = [...run.columns, t('import.faultyRow'), t('import.faultyWhy')];
	const lines = rows.map(({ cells, rowNumber, issues }) => {
		const why = issues.map((issue) => issueText(t, issue, run.columns)).join(' ');
		return [...run.columns.map((_, index) => cells[index] ?? null), rowNumber, why];
	});
	const style = t.locale === 'en' ? ({ separator: ',' } as const) : {};
	const bytes = new Uint8Array(await writeTable(columns, lines, 'csv', style));
	return { name: `${run.fileName.replace(/\.[a-z0-9]{1,5}$/i, '')}-${t('import.faultyName')}.csv`, bytes };
}
