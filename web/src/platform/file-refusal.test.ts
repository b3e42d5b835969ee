import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Refusal } from '@luotsi/documents';
import { refuseFile } from './file-refusal.ts';
import { refusalText } from './locale/refusal-words.server.ts';
import { createTranslator } from './locale/translate.ts';
import { locales } from './locale/locale.ts';
import { Refusal as WebRefusal } from './refusal.ts';

const codes: Refusal['code'][] = [
	...([
		'empty_file',
		'unsupported_type',
		'content_does_not_match_name',
		'too_large',
		'too_many_rows',
	] as const),
	...([
		'too_many_columns',
		'too_many_cells',
		'too_many_pages',
		'too_much_text',
		'encrypted',
		'damaged',
	] as const),
	...([
		'unclosed_quote',
		'xml_dtd',
		'external_schema',
		'bomb',
		'not_a_table',
		'no_table_in_document',
	] as const),
	...(['no_such_sheet', 'busy', 'timeout', 'out_of_memory', 'reader_failed'] as const),
];

function wordsOf(locale: 'fi' | 'sv' | 'en', code: Refusal['code'], data: Refusal['data'] = {}): string {
	const path = new URL(`../messages/${locale}/refusal.json`, import.meta.url);
	const messages = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
	const t = createTranslator(
		locale,
		Object.fromEntries(Object.entries(messages).map(([key, text]) => [`refusal.${key}`, text])),
	);
	try {
		refuseFile({ ok: false, code, data: { file: 'tarpeet.xlsx', ...data } }, 'table');
	} catch (error) {
		if (error instanceof WebRefusal) return refusalText(t, error.code, error.data);
		throw error;
	}
}

describe.each(locales)('in %s', (locale) => {
	test.each(codes)('%s names the file and leaves no hole', (code) => {
		const text = wordsOf(locale, code);
		expect(text).toContain('tarpeet.xlsx');
		expect(text).not.toMatch(/[{}⟦⟧]|undefined|null/);
	});
});

test('the place is told as exactly as it is known', () => {
	expect(wordsOf('fi', 'unclosed_quote', { line: 3 })).toContain('(rivi 3)');
	expect(wordsOf('fi', 'too_many_columns', { limit: 200, row: 4, sheet: 'Toiveet' })).toContain(
		'(välilehti ”Toiveet”, rivi 4): enintään 200',
	);
	expect(wordsOf('en', 'damaged', { page: 2 })).toContain('(page 2)');
	expect(wordsOf('sv', 'too_large', { limit: 20_000_000 })).toContain('högst 20 megabyte');
});
