import type { MessageKey, Translate } from '#platform/locale/translate.ts';
import type { RowIssue } from './import-run.ts';

/** What is wrong with a row, with the column where it is. */
export function issueText(
	t: Translate,
	{ column, code, value, data }: RowIssue,
	columns: readonly string[],
): string {
	const key: MessageKey | string = `import.issue.${code}`;
	const text = t.has(key) ? t(key, { ...data, value }) : code;
	const name = column === null ? undefined : columns[column];
	return name === undefined ? text : `${t('import.at', { column: name })}: ${text}`;
}
