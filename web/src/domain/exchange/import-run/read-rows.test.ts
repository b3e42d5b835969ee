import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { looseName, looseSentence, tidyName } from './loose-text.ts';
import { judgeNeeds } from './judge-needs.ts';
import { columnsByField } from './read-cell.ts';
import { needFields, unitFields } from './field.ts';
import { readNeedRow, referencesIn, type NeedWords } from './read-need-row.ts';
import { readUnitRow } from './read-unit-row.ts';
import { kindOfUnit } from './unit-kind-words.ts';

const words: NeedWords = {
	columns: columnsByField([...needFields, 'role:informaatikko']),
	unit: (word) => (looseName(word) === 'koria' ? 'koria' : null),
	role: (word) => (/^(it|opettaja)$/i.test(word) ? word.toLowerCase() : null),
	costKind: (word) => (word === 'henkilosto' ? 'yearly' : null),
	defaultUnit: null,
	defaultCostKind: 'one_off',
};

function read(given: Record<string, string | number | boolean | null>) {
	const cells = [...words.columns.keys()].map((field) => given[field] ?? null);
	return readNeedRow(cells, words);
}
const codes = (given: Parameters<typeof read>[0]) =>
	read({ text: 'Uusi tulostin', unit: 'Koria', ...given }).issues.map(({ code }) => code);
const draft = (given: Parameters<typeof read>[0]) =>
	read({ text: 'Uusi tulostin', unit: 'Koria', ...given }).draft;

describe('a row of needs', () => {
	test('reads money, days and dates as people write them', () => {
		expect(
			draft({ cost: '1 234,50 €', earliest: '3/2027', deadline: '3/2027', duration: '12' }),
		).toMatchObject({
			costs: { one_off: 1234.5, yearly: 0, investment: 0 },
			earliestOn: '2027-03-01',
			deadlineOn: '2027-03-31',
			durationWeeks: 12,
		});
		expect(draft({ cost: 1.125, costKind: 'henkilosto' })?.costs.yearly).toBe(1.13);
	});

	test.each([
		[{ cost: '-3' }, ['negative']],
		[{ cost: '1.200' }, ['ambiguous_number']],
		[{ cost: '99999999999' }, ['too_big']],
		[{ earliest: '31.2.2027' }, ['no_such_day']],
		[{ earliest: '5.3.2028', deadline: '4.3.2028' }, ['deadline_before_start']],
		[{ duration: '0' }, ['not_weeks']],
		[{ duration: '1,5' }, ['not_weeks']],
		[{ duration: 'kauan' }, ['not_a_number']],
		[{ text: '...' }, ['text_too_short']],
		[{ text: '😀😀.' }, ['text_too_short']],
		[{ unit: '' }, ['unit_missing']],
		[{ cost: '5', costKind: 'outo' }, ['cost_kind_unknown']],
		[{ effort: '{"it": [1]}' }, ['effort_not_understood']],
		[{ effort: 'velho 3' }, ['role_unknown']],
	])('tells what is wrong: %j', (given, expected) => {
		expect(codes(given)).toEqual(expected);
	});

	test('a text that the need could not hold is refused', () => {
		expect(codes({ text: 'x'.repeat(4001) })).toEqual(['too_long']);
		expect(codes({ text: 'x'.repeat(4000) })).toEqual([]);
	});

	test('reads working days from an object, a sentence and a column of a role', () => {
		expect(draft({ effort: '{"it": 2.5, "opettaja": "3,5"}' })?.effort).toEqual([
			['it', 2.5],
			['opettaja', 3.5],
		]);
		expect(draft({ effort: 'it 2,5 htp; opettaja: 3\nIT = 1' })?.effort).toEqual([
			['it', 3.5],
			['opettaja', 3],
		]);
		expect(draft({ 'role:informaatikko': '4', effort: '' })?.effort).toEqual([['informaatikko', 4]]);
	});

	test('reads what it waits for', () => {
		expect(referencesIn('["G1", "T2", 3]')).toEqual(['G1', 'T2', '3']);
		expect(referencesIn(' G1; T2,G1\n')).toEqual(['G1', 'T2']);
		expect(referencesIn('[G1, T2]')).toEqual(['G1', 'T2']);
		expect(referencesIn('[]')).toEqual([]);
	});
});

const cell = fc.oneof(
	fc.constant(null),
	fc.string({ unit: 'binary', maxLength: 60 }),
	fc.constantFrom(
		'Koria',
		'koria',
		'G1',
		'1',
		'2',
		'["1","G1"]',
		'{"it":1e400}',
		'{"__proto__":1}',
		'1.1.2027',
		'12/2026',
		'-0',
		'1e9',
		'[',
		'{',
		'"',
	),
	fc.double({ noNaN: false }),
	fc.boolean(),
	fc.jsonValue().map((value) => JSON.stringify(value)),
);

describe('whatever stands in the cells', () => {
	const known = { byKey: new Map(), byFingerprint: new Map(), bySentence: new Map(), byGroup: new Map() };

	test('a row of needs has either a sound draft or issues', () => {
		const rows = fc.array(fc.array(cell, { maxLength: words.columns.size + 2 }), { maxLength: 8 });
		fc.assert(
			fc.property(rows, (table) => {
				const read = table.map((cells, i) => ({
					rowNumber: i + 2,
					read: readNeedRow(cells, words),
					fingerprint: `${i}`,
				}));
				for (const row of judgeNeeds(read, known, 0)) {
					expect(row.outcome === 'refused').toBe(row.issues.length > 0 && row.outcome !== 'already_there');
					for (const target of row.targets) expect('row' in target && target.row).not.toBe(row.rowNumber - 2);
					if (!row.draft) continue;
					const { text, costs, effort } = row.draft;
					expect([...text.trim()].length).toBeGreaterThanOrEqual(3);
					expect(text).not.toContain('\0');
					for (const value of [...Object.values(costs), ...effort.map(([, days]) => days)])
						expect(value >= 0 && value <= 999_999_999).toBe(true);
				}
			}),
			{ numRuns: 400 },
		);
	});

	test('a row of units has either a sound draft or issues', () => {
		const unitWords = {
			columns: columnsByField(unitFields),
			area: (word: string) => word || null,
			defaultArea: 'a',
		};
		fc.assert(
			fc.property(fc.array(cell, { maxLength: 7 }), (cells) => {
				const { draft: unit, issues } = readUnitRow(cells, unitWords);
				expect(unit === null).toBe(issues.length > 0);
				expect(unit === null || [...unit.name].length >= 2).toBe(true);
			}),
			{ numRuns: 400 },
		);
	});
});

describe('names and sentences', () => {
	test('are the same however they are written', () => {
		expect(looseName('elimaen_kirjasto')).toBe(looseName('Elimäen kirjasto'));
		expect(looseSentence('Uusi  tulostin.')).toBe(looseSentence('uusi tulostin'));
		expect(tidyName('kuusankosken_kirjasto')).toBe('Kuusankosken kirjasto');
	});

	test('tell the kind of a unit', () => {
		const names = [
			'paakirjasto',
			'Kirjastoauto',
			'Korian kirjasto',
			'uimahallit',
			'museopalvelut',
			'Huvudbiblioteket',
			'x',
		];
		expect(names.map(kindOfUnit)).toEqual([
			'main_library',
			'mobile_library',
			'branch_library',
			'pool',
			'museum',
			'main_library',
			'other',
		]);
	});
});
