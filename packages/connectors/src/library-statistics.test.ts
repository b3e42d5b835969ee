import { expect, test } from 'vitest';
import { readLibraryStatistics } from './library-statistics.ts';

const ROWS = [
	['Yleisten kirjastojen tilastot', '', '', ''],
	['Kirjasto', 'Vuosi', 'Kokonaislainaus', 'Aukiolotunnit, henkilökunta paikalla', ''],
	['Näytekunta', '2025', '1 234 567', '3 456,5', 'x'],
	['Rantala', '2025', '*', 'N/A', ''],
	['Koski', '2025', '12\u00a0345', 'noin 20', ''],
	['Koski', 'kaikki', '1', '2', ''],
	['', '', '', '', ''],
	['Laakso', '2024', '0', '−1,25', ''],
	['Lyhyt', '2024'],
];

test('numbers as the Finnish library statistics write them', () => {
	expect(readLibraryStatistics(ROWS)).toEqual({
		statistics: [
			{ library: 'Näytekunta', year: 2025, name: 'Kokonaislainaus', value: 1_234_567 },
			{ library: 'Näytekunta', year: 2025, name: 'Aukiolotunnit, henkilökunta paikalla', value: 3456.5 },
			{ library: 'Koski', year: 2025, name: 'Kokonaislainaus', value: 12_345 },
			{ library: 'Laakso', year: 2024, name: 'Kokonaislainaus', value: 0 },
			{ library: 'Laakso', year: 2024, name: 'Aukiolotunnit, henkilökunta paikalla', value: -1.25 },
		],
		notKnown: 4,
		faults: [
			{ row: 5, column: 4 },
			{ row: 6, column: 2 },
		],
	});
});

test.each([[[]], [[['Lainat', 'Vuosi']]], [[['Kirjasto', 'Lainat']]]])('%j is no such table', (rows) => {
	expect(readLibraryStatistics(rows)).toBeNull();
});

test.each(['1 23', '1,', '1.5', '1 2345', '--1', '1e5', '0x1f', '12 345 6'])('%s is no number', (text) => {
	const read = readLibraryStatistics([
		['Kunta', 'År', 'a'],
		['x', '2020', text],
	]);
	expect(read).toMatchObject({ statistics: [], faults: [{ row: 2, column: 3 }] });
});
