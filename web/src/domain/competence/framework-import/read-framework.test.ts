import { expect, test } from 'vitest';
import library from '../framework/ready/library.json' with { type: 'json' };
import { readFrameworkJson, readFrameworkTable } from './read-framework.ts';

const columns = ['code', 'area_fi', 'name_fi', 'name_sv', 'level1_fi', 'level2_fi', 'level3_fi', 'level4_fi'];
const row = (rowNumber: number, ...cells: string[]) => ({ rowNumber, cells });
const levels = ['Tiedän', 'Teen', 'Osaan', 'Opetan'];

test('a framework taken out comes back as it was', () => {
	const { file, issues } = readFrameworkJson(JSON.stringify(library));
	expect(issues).toEqual([]);
	expect(file).toEqual(library);
});

test('a table becomes areas of competences, and each fault is told by its row', () => {
	const rows = [
		row(2, 'A1', 'Asiakkaat', 'Kohtaaminen', 'Bemötande', ...levels),
		row(3, 'B1', 'Laitteet', 'Huolto', '', ...levels),
		row(4, 'A2', 'Asiakkaat', 'Neuvonta', '', ...levels),
		row(5, 'A1', 'Asiakkaat', 'Toinen', '', ...levels),
		row(6, '', '', '', '', 'Tiedän', '', 'Osaan', 'Opetan'),
		row(7, 'B2', 'Laitteet', 'x'.repeat(201), '', ...levels),
	];
	const { file, issues } = readFrameworkTable({ columns, rows }, 'Oma kehikkö 2027.csv');
	expect(file).toMatchObject({ key: 'oma-kehikko-2027', names: { fi: 'Oma kehikkö 2027' } });
	expect(
		file!.areas.map(({ names, competences }) => [names.fi, competences.map(({ code }) => code)]),
	).toEqual([
		['Asiakkaat', ['A1', 'A2']],
		['Laitteet', ['B1']],
	]);
	expect(file!.areas[0]!.competences[0]!.names).toEqual({ fi: 'Kohtaaminen', sv: 'Bemötande' });
	expect(issues.map(({ at, code }) => `${at} ${code}`)).toEqual([
		'5 code_twice',
		'6 no_code',
		'6 no_name',
		'6 no_level',
		'7 too_long',
	]);
});

test('what is no framework is told so, whatever it is', () => {
	for (const text of ['', '{', '[]', 'null', '{"key":"x"}', `${'['.repeat(50_000)}`])
		expect(readFrameworkJson(text).file).toBeNull();
	const [issue] = readFrameworkTable({ columns: ['a', 'b'], rows: [] }, 'x.csv').issues;
	expect(issue?.code).toBe('no_column');
	const twice = structuredClone(library);
	twice.areas[0]!.competences[0]!.levels.pop();
	expect(readFrameworkJson(JSON.stringify(twice)).issues).toMatchObject([
		{ at: 'areas.0.competences.0.levels', code: 'no_level' },
	]);
});
