import { expect, test } from 'vitest';
import { readTable } from './read-table.ts';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
const OLD_XLS = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(100)]);

test.each([
	['tarpeet.csv', '', 'empty_file', {}],
	['tarpeet.csv', ' \n\n', 'empty_file', {}],
	['tarpeet.xlsx', 'a;b\n1;2', 'content_does_not_match_name', { named: 'xlsx', found: 'csv' }],
	['tarpeet.xlsx', '<html><body>x', 'content_does_not_match_name', { found: 'html' }],
	['tarpeet.csv', '<!DOCTYPE html>', 'content_does_not_match_name', { found: 'html' }],
	['tarpeet.csv', PNG, 'content_does_not_match_name', { found: 'image' }],
	['tarpeet.csv', 'PK\x03\x04', 'content_does_not_match_name', { named: 'csv', found: 'xlsx' }],
	['tarpeet', '%PDF-1.7', 'unsupported_type', { found: 'pdf' }],
	['tarpeet', PNG, 'unsupported_type', { found: 'image' }],
	['tarpeet.xls', OLD_XLS, 'unsupported_type', { found: 'xls' }],
	['tarpeet.pdf', 'a;b\n1;2', 'unsupported_type', { found: 'pdf' }],
	['tarpeet.json', 'a;b', 'damaged', { format: 'json' }],
	[
		'tarpeet.bin',
		Buffer.from(Array.from({ length: 99 }, (_, byte) => byte % 9)),
		'unsupported_type',
		{ found: 'binary' },
	],
])('%s holding %j is refused as %s', async (name, content, code, data) => {
	const result = await readTable(Buffer.from(content as string), name);
	expect(result).toEqual({ ok: false, code, data: { file: name, ...data } });
});

test('without a telling name the content decides', async () => {
	expect(await readTable(Buffer.from('[{"a":1}]'), 'lataus')).toMatchObject({ format: 'json' });
	expect(await readTable(Buffer.from('a;b\n1;2'), 'lataus')).toMatchObject({ format: 'csv' });
	expect(await readTable(Buffer.from('[a];{b}\n1;2'), 'lataus.csv')).toMatchObject({
		columns: ['[a]', '{b}'],
	});
});

test('the refused file is named without its folder, control and direction characters', async () => {
	const result = await readTable(new Uint8Array(), `../../a\0b\u202Egnp.${'x'.repeat(300)}.csv`);
	expect(result.ok ? '' : String(result.data.file)).toMatch(/^x{116}\.csv$/);
	const short = await readTable(new Uint8Array(), 'C:\\kansio\\a\0b\u202Egnp.csv');
	expect(short).toMatchObject({ data: { file: 'abgnp.csv' } });
});
