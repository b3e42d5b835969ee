import { expect, test } from 'vitest';
import { maxIterations } from '../stop.ts';
import type { SelectionProblem } from './problem.ts';
import { select } from './select.ts';
import { InvalidSelection, validateSelection } from './validate.ts';

const mode = { id: 'm', costs: [], efforts: [] };
const fine: SelectionProblem = {
	years: 2,
	money: [{ year: 0, kind: 'money', amount: 1 }],
	capacity: [{ year: 0, role: 'post', amount: 1 }],
	needs: [{ id: 'a', value: 1, modes: [mode] }],
};

test('a fine problem has no issues', () => {
	expect(validateSelection(fine)).toEqual([]);
});

test('everything wrong is named with its place', () => {
	const issues = validateSelection({
		years: 2,
		worthByYear: [1],
		money: [
			{ year: 2, kind: 'money', amount: 1 },
			{ year: 1, kind: 'money', amount: -1 },
			{ year: 1, kind: 'money', amount: 0.5 },
		],
		capacity: [],
		needs: [
			{ id: 'a', value: Number.NaN, modes: [] },
			{ id: 'b', value: 1, modes: [mode, mode], predecessors: ['c', 'x'], pin: { year: 0, mode: 'q' } },
			{
				id: 'c',
				value: 1,
				modes: [{ ...mode, years: 0, costs: [{ kind: 'k', offset: -1, amount: 1 }] }],
				predecessors: ['b'],
			},
			{ id: 'c', value: 1, modes: [mode] },
		],
		exclusions: [['a', 'y']],
		shares: [{ group: 'g', measure: 'count', least: 2, relative: true }],
	});
	expect(issues.map(({ code, where }) => `${code} ${where.join('.')}`)).toEqual(
		expect.arrayContaining([
			'wrong_length worthByYear',
			'too_large money.0.year',
			'too_small money.1.amount',
			'not_an_integer money.2.amount',
			'duplicate money.2',
			'not_a_number needs.a.value',
			'empty needs.a.modes',
			'duplicate needs.b.modes.m',
			'unknown_mode needs.b.pin.mode',
			'too_small needs.c.modes.m.years',
			'too_small needs.c.modes.m.costs.0.offset',
			'duplicate needs.c',
			'unknown_need needs.b.predecessors',
			'unknown_need exclusions.0',
			'unknown_group shares.0.group',
			'too_large shares.0.least',
		]),
	);
});

test('a search refuses what is not valid', () => {
	expect(() => select({ ...fine, years: 0 }, 1, maxIterations(1))).toThrow(InvalidSelection);
});

test('those who wait for each other are named', () => {
	const needs = [
		{ id: 'a', value: 1, modes: [mode], predecessors: ['b'] },
		{ id: 'b', value: 1, modes: [mode], predecessors: ['a'] },
	];
	expect(validateSelection({ ...fine, needs })).toMatchObject([{ code: 'cycle' }]);
});
