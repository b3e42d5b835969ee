import { expect, test } from 'vitest';
import { suggestFields } from './suggest-fields.ts';

const known = {
	places: new Set(['korianmuseo', 'koriankirjasto']),
	roles: new Map([['informaatikko', 'r1']]),
};
const suggest = (columns: string[], rows: (string | number | null)[][] = []) =>
	suggestFields('need', columns, rows, known);

test('headers in three languages are understood', () => {
	expect(
		suggest(['Tarve', 'Toimipiste', 'Kustannus (€)', 'Informaatikko (htp)', 'Viimeistään', 'Riippuu']),
	).toEqual(['text', 'unit', 'cost', 'role:r1', 'deadline', 'dependsOn']);
	expect(suggest(['Nr', 'Behov', 'Enhet', 'Årlig kostnad', 'Tidigast', 'Motivering'])).toEqual([
		'externalKey',
		'text',
		'unit',
		'costYearly',
		'earliest',
		'why',
	]);
	expect(suggest(['id', 'need', 'branch', 'cost_eur', 'effort_days_by_role', 'depends_on'])).toEqual([
		'externalKey',
		'text',
		'unit',
		'cost',
		'effort',
		'dependsOn',
	]);
});

test('without headers that tell, the contents do', () => {
	const rows = [
		['x', 'Korian kirjasto', 'Asiakkaille uusi skanneri, vanha on rikki', 12],
		['y', 'Korian museo', 'Verkko ei kanna takahuoneeseen asti', 13],
	];
	expect(suggest(['a', 'b', 'c', 'd'], rows)).toEqual(['', 'unit', 'text', '']);
});

test('one field is given to one column only', () => {
	expect(suggest(['Tarve', 'Tarpeet', 'Kuvaus'])).toEqual(['text', '', '']);
});

test('units have their own headers', () => {
	const fields = suggestFields(
		'service_unit',
		['Toimipisteen nimi', 'Palvelualue', 'Laji', 'Katuosoite', 'Tunnus'],
		[],
		known,
	);
	expect(fields).toEqual(['name', 'area', 'unitKind', 'address', 'externalKey']);
});
