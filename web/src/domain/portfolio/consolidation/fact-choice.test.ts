import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ComparedFacts } from '../need/merger.ts';
import { disagreements, factOf } from './fact-choice.ts';
import { NotAFact, settle } from './settle-facts.ts';

const need = (id: string, number: number, more: Partial<ComparedFacts> = {}): ComparedFacts => ({
	id,
	number,
	kind: null,
	costInvestment: 0,
	costOneOff: 0,
	costYearly: 0,
	earliestOn: null,
	deadlineOn: null,
	durationWeeks: null,
	effort: [],
	...more,
});

const support = (days: number) => [{ roleId: 'r', role: 'Tukihenkilö', days }];
const group = [
	need('a', 1, { costOneOff: 480, kind: 'laitteet', effort: support(2) }),
	need('b', 2, { costOneOff: 600, kind: 'laitteet', deadlineOn: '2028-03-01', effort: support(3) }),
	need('c', 3, { costOneOff: 600, effort: support(2.5) }),
];
const of = (field: string) => disagreements(group, 'a').find((one) => one.field === field);
const chosen = (field: string, choice: string, typed = '') =>
	settle(group, 'a', { [field]: { choice, typed } }).find((one) => one.field === field);

describe('facts that disagree', () => {
	test('are told with who tells what; alike and untold ones are not', () => {
		expect(disagreements(group, 'a').map(({ field }) => field)).toEqual([
			'costOneOff',
			'deadlineOn',
			'effort.r',
		]);
		expect(of('costOneOff')).toMatchObject({
			own: 480,
			told: [
				{ value: 480, numbers: [1] },
				{ value: 600, numbers: [2, 3] },
			],
			isDisputed: true,
			largest: 600,
			sum: 1680,
			usual: 'own',
		});
	});

	test('that only another tells is taken along unless one chooses otherwise', () => {
		expect(of('deadlineOn')).toMatchObject({ own: null, isDisputed: false, usual: 'of:b', sum: null });
		expect(chosen('deadlineOn', 'own')).toMatchObject({ how: 'own', value: null });
		expect(settle(group, 'a', {}).find(({ field }) => field === 'deadlineOn')?.value).toBe('2028-03-01');
	});
});

describe('a choice', () => {
	test.each([
		['costOneOff', 'own', '', 480, 'own'],
		['costOneOff', 'of:c', '', 600, 'of'],
		['costOneOff', 'largest', '', 600, 'largest'],
		['costOneOff', 'sum', '', 1680, 'sum'],
		['costOneOff', 'typed', '1 234,50', 1234.5, 'typed'],
		['effort.r', 'sum', '', 7.5, 'sum'],
		['deadlineOn', 'typed', '1.6.2028', '2028-06-01', 'typed'],
		['deadlineOn', 'largest', '', '2028-03-01', 'largest'],
	])('of %s by %s %s is %s', (field, choice, typed, value, how) => {
		expect(chosen(field, choice, typed)).toMatchObject({ value, how });
	});

	test('keeps what each need said', () => {
		expect(chosen('costOneOff', 'sum')?.said).toEqual([
			{ number: 1, value: 480 },
			{ number: 2, value: 600 },
			{ number: 3, value: 600 },
		]);
	});

	test.each([
		['costOneOff', 'of:x', ''],
		['costOneOff', 'average', ''],
		['costOneOff', 'typed', 'paljon'],
		['deadlineOn', 'sum', ''],
		['deadlineOn', 'typed', '2028-02-30'],
		['effort.r', 'typed', '99999'],
	])('of %s by %s %s is none', (field, choice, typed) => {
		expect(() => chosen(field, choice, typed)).toThrow(NotAFact);
	});

	test('is always a value that some need told, their sum, or what was typed: never in between', () => {
		const costs = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 5 });
		fc.assert(
			fc.property(costs, fc.constantFrom('own', 'largest', 'sum'), (values, choice) => {
				const needs = values.map((costOneOff, at) => need(`n${at}`, at + 1, { costOneOff }));
				const sum = values.reduce((all, value) => all + value, 0);
				for (const { value } of settle(needs, 'n0', { costOneOff: { choice, typed: '' } }))
					expect([...needs.map((one) => factOf(one, 'costOneOff')), sum]).toContain(value);
			}),
		);
	});
});
