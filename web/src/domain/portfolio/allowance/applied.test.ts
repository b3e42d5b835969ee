import { describe, expect, it } from 'vitest';
import { facts } from '../../../testing/planning-facts.ts';
import { buildSnapshot } from '../schedule/problem.ts';
import { givenFor, type Given } from './allowance.ts';

const horizon = { start: '2027-01-04', slots: 10, closed: [false, false, true, false] };

describe('what is given for a start', () => {
	it('is in days and euros, and a deadline on the Friday of the last working week', () => {
		const shortages = [
			{ code: 'deadline' as const, amount: 2 },
			{ code: 'time' as const, resource: 'role', weeks: [{ slot: 1, amount: 150 }], amount: 150 },
			{ code: 'money' as const, kind: 'one_off' as const, years: [{ year: 2027, amount: 990 }], amount: 990 },
		];
		expect(givenFor(horizon, { start: 1, shortages }, 2)).toEqual([
			{ kind: 'deadline', on: '2027-01-29' },
			{ kind: 'time', roleId: 'role', weeks: [{ on: '2027-01-11', days: 1.5 }] },
			{ kind: 'money', budget: 'one_off', years: [{ year: 2027, amount: 9.9 }] },
		]);
	});

	it('is nothing when another need would have to move', () => {
		const shortages = [{ code: 'predecessor' as const, id: 'other', amount: 1 }];
		expect(givenFor(horizon, { start: 1, shortages }, 2)).toBeNull();
	});
});

describe('what is given', () => {
	const given = (...list: Given[]) => buildSnapshot(facts({ allowances: [{ needId: 'n1', given: list }] }));
	const plain = buildSnapshot(facts());

	it('adds to the sum of the year, in cents', () => {
		const { problem } = given({ kind: 'money', budget: 'one_off', years: [{ year: 2027, amount: 99.5 }] });
		expect(problem.budgets[0]!.amount - plain.problem.budgets[0]!.amount).toBe(9950);
	});

	it('adds to the week of the role alone', () => {
		const [role] = plain.problem.resources;
		const { problem } = given({ kind: 'time', roleId: role!.id, weeks: [{ on: problem0(3), days: 1.25 }] });
		const more = problem.resources[0]!.capacity.map((amount, slot) => amount - role!.capacity[slot]!);
		expect(more.filter((amount) => amount !== 0)).toEqual([125]);
		expect(more[3]).toBe(125);
	});

	it('moves the dates of the need, the latest word counts', () => {
		const { needs } = given({ kind: 'deadline', on: '2027-05-07' }, { kind: 'deadline', on: '2027-06-04' });
		expect(needs.find(({ id }) => id === 'n1')).toMatchObject({ deadlineOn: '2027-06-04' });
	});

	function problem0(slot: number): string {
		const monday = new Date(`${plain.problem.start}T00:00:00Z`);
		monday.setUTCDate(monday.getUTCDate() + 7 * slot);
		return monday.toISOString().slice(0, 10);
	}
});
