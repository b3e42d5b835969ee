import { expect, test } from 'vitest';
import { readTable } from './read-table.ts';

const read = (text: string) => readTable(new TextEncoder().encode(text), 'tarpeet.json');

test('an array of objects, columns in order of first appearance', async () => {
	expect(await read('[{"a":1,"b":"x"},{"c":true,"a":null}]')).toMatchObject({
		ok: true,
		format: 'json',
		columns: ['a', 'b', 'c'],
		rows: [
			[1, 'x', null],
			[null, null, true],
		],
		rowNumbers: [1, 2],
	});
});

test.each(['{"rows":[{"a":1}]}', '{"source":"x","needs":[{"a":1}]}', '\uFEFF[{"a":1}]'])(
	'%s has one row',
	async (text) => {
		expect(await read(text)).toMatchObject({ columns: ['a'], rows: [[1]] });
	},
);

test.each([
	['["Uusi skanneri","Valot",3]', ['A'], [['Uusi skanneri'], ['Valot'], [3]]],
	['[["nimi","hinta"],["Skanneri",480]]', ['nimi', 'hinta'], [['Skanneri', 480]]],
	[
		'[{"a":1},3]',
		['a', 'B'],
		[
			[1, null],
			[null, 3],
		],
	],
	['{"title":"Toive","tags":["x"]}', ['title', 'tags'], [['Toive', '["x"]']]],
	['{"rows":{}}', ['rows'], [['{}']]],
	['{"":0}', ['A'], [[0]]],
	['"text"', ['A'], [['text']]],
	['[]', [], []],
	['[{}]', [], []],
	['[[]]', [], []],
])('%s becomes rows', async (text, columns, rows) => {
	expect(await read(text)).toMatchObject({ ok: true, columns, rows });
});

test('nested values are JSON text in the cell and whole in `nested`', async () => {
	const result = await read('[{"id":"T1","days":{"informaatikko":2},"needs":["T2"]}]');
	expect(result).toMatchObject({
		rows: [['T1', '{"informaatikko":2}', '["T2"]']],
		nested: [
			{ row: 0, column: 1, value: { informaatikko: 2 } },
			{ row: 0, column: 2, value: ['T2'] },
		],
	});
});

test('keys that reach the prototype are names at the top and dropped below', async () => {
	const before = Object.getOwnPropertyNames(Object.prototype).join();
	const result = await read(
		'[{"__proto__":{"admin":true},"x":{"constructor":{"prototype":{"admin":true}},"y":1}}]',
	);
	expect(result).toMatchObject({ columns: ['__proto__', 'x'], rows: [['{"admin":true}', '{"y":1}']] });
	expect(result.ok && result.nested[1]?.value).toEqual({ y: 1 });
	expect(result.ok && result.warnings).toContainEqual({
		code: 'dangerous_keys_dropped',
		count: 1,
		rows: [1],
	});
	expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before);
	expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
});

test.each([
	['[{"a":1}\n{"a":2}]', 'damaged', { line: 2, column: 1 }],
	['[{"a":1},]', 'damaged', {}],
	[' ', 'empty_file', {}],
	[`[{"a":${'['.repeat(5000)}${']'.repeat(5000)}}]`, 'damaged', { reason: 'too_deep' }],
])('%.30s is refused as %s', async (text, code, data) => {
	const result = await read(text);
	expect(result).toMatchObject({ ok: false, code, data });
});

test('numbers beyond the range become empty and are told', async () => {
	const result = await read('[{"a":1e999,"b":1}]');
	expect(result).toMatchObject({
		rows: [[null, 1]],
		warnings: [{ code: 'numbers_out_of_range', count: 1, rows: [1] }],
	});
});
