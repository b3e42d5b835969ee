import { maxIterations, schedule } from '@luotsi/engine';
import { describe, expect, it } from 'vitest';
import { facts, need } from '../../../testing/planning-facts.ts';
import { buildSnapshot, type Facts } from '../schedule/problem.ts';
import { brokenOf, needsIn } from './broken.ts';

const cost = { investment: 0, one_off: 400, yearly: 0 };
const needs = [1, 2].map((number) => need(`n${number}`, { effort: { it: 4 }, cost, durationWeeks: 4 }));
const world = (more: Partial<Facts> = {}) => buildSnapshot(facts({ needs, ...more }));
const snapshot = world();
const plan = { snapshot, answer: schedule(snapshot.problem, { seed: 1, stop: maxIterations(20) }) };
const now = (more: Partial<Facts>, done: string[] = []) =>
	brokenOf(plan, world(more), (id) => done.includes(id));

describe('what of an adopted plan does not hold', () => {
	it('is nothing while nothing has changed', () => {
		expect(plan.answer.items).toHaveLength(2);
		expect(now({})).toEqual([]);
	});

	it('names the role, the days and the needs when a post falls vacant', () => {
		const [line, ...others] = now({ vacated: { posts: ['p1'], from: '2027-01-01' } });
		expect(others).toEqual([]);
		expect(line).toMatchObject({ code: 'time', role: 'Tietohallinto', missing: 8 });
		expect(line!.needs.map(({ title }) => title)).toEqual(['Tarve n1', 'Tarve n2']);
		expect(line!.days!.from < line!.days!.to).toBe(true);
	});

	it('names what takes the time of the posts, and only about then', () => {
		const course = { positionId: 'p1', roleId: 'it', endsOn: '2027-01-31', days: 10 };
		const reservations = [
			{ ...course, title: 'Koha-koulutus', startsOn: '2027-01-01' },
			{ ...course, title: 'Myöhempi', startsOn: '2028-05-01', endsOn: '2028-05-31' },
		];
		const [line, ...others] = now({ reservations });
		expect(others).toEqual([]);
		expect(line).toMatchObject({ code: 'time', role: 'Tietohallinto', reserved: ['Koha-koulutus'] });
		expect(line!.missing).toBeGreaterThan(1);
	});

	it('names the money when it is cut, and leaves out what is done', () => {
		const budgets = [{ year: 2027, kind: 'one_off' as const, amount: 500 }];
		expect(now({ budgets })).toMatchObject([
			{ code: 'money', year: 2027, kind: 'one_off', money: { needed: 800, available: 500 } },
		]);
		expect(now({ budgets }, ['n1'])).toEqual([]);
	});

	it('names the need that may begin only later, and the one that is gone', () => {
		const later = needs.map((one) => (one.id === 'n1' ? { ...one, earliestOn: '2027-08-02' } : one));
		expect(now({ needs: later })).toMatchObject([
			{ code: 'earliest', needs: [{ id: 'n1' }], days: { from: '2027-08-02' } },
		]);
		const lines = now({ needs: needs.slice(1) });
		expect(lines).toMatchObject([{ code: 'gone', needs: [{ id: 'n1', number: 1, title: 'Tarve n1' }] }]);
		expect(needsIn(lines)).toBe(1);
	});
});
