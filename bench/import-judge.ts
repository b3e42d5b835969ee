import type { DocumentText, Table } from '@luotsi/documents';
import { documentContent, isTextInXml } from './import-document.ts';
import { jsonContent, csvContent } from './import-text.ts';
import { xlsxContent } from './import-workbook.ts';
import type { Sample } from './import-manifest.ts';
import type { Reading } from './import-reading.ts';

export interface Verdict {
	isRight: boolean;
	/** Read, and nothing in it. */
	isEmpty: boolean;
	reason: string;
}

const CLEAR_MS = 30_000;

/** Whether the answer is what the manifest expects; of what was read, whether the content is what others find in it. */
export function judge(
	sample: Sample,
	{ result, milliseconds }: Reading,
	bytes: Uint8Array,
	oracles: ReadonlyMap<string, string>,
): Verdict {
	const verdict = (reason: string, isEmpty = false): Verdict => ({ isRight: reason === '', isEmpty, reason });
	if (milliseconds > CLEAR_MS) return verdict('no answer in 30 s');
	if (!result.ok) {
		if (result.code === 'reader_failed') return verdict('the reader crashed');
		if (typeof result.data['file'] !== 'string') return verdict('the file is not named');
		return verdict(sample.expected === 'accept' ? `refused: ${result.code}` : '');
	}
	if (sample.expected === 'reject') return verdict('read');
	if (sample.expected === 'either') return verdict('');
	const isEmpty = 'clauses' in result ? result.clauses.length === 0 : result.columns.length === 0;
	return verdict(contentFault(sample, result, bytes, oracles), isEmpty);
}

/** What is wrong with the content; '' when nothing. */
function contentFault(
	sample: Sample,
	result: Table | DocumentText,
	bytes: Uint8Array,
	oracles: ReadonlyMap<string, string>,
): string {
	if ('clauses' in result) {
		const fault = documentContent(sample, result);
		return fault || sample.format !== 'docx' ? fault : isTextInXml(result, bytes);
	}
	if (sample.format === 'json') return jsonContent(result, bytes);
	if (sample.format === 'csv') return csvContent(sample, result, bytes, oracles);
	return xlsxContent(sample, result, bytes);
}
