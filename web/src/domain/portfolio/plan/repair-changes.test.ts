import { RepairSearch, maxIterations, schedule } from '@luotsi/engine';
import { describe, expect, it } from 'vitest';
import { facts, need } from '../../../testing/planning-facts.ts';
import { buildSnapshot, type Facts } from '../schedule/problem.ts';
import { commitmentsOf, withHeld } from '../schedule/repair.ts';
import { mondayOf } from '../schedule/calendar.ts';
import { repairChanges } from './repair-changes.ts';

const needs = [1, 2, 3].map((number) =>
	need(`n${number}`, { effort: { it: 8 }, durationWeeks: 4, deadlineOn: '2027-12-31' }),
);
const snapshot = buildSnapshot(facts({ needs }));
const adopted = { snapshot, answer: schedule(snapshot.problem, { seed: 1, stop: maxIterations(50) }) };
const keeps = adopted.answer.items.map(({ id, start }) => ({
	needId: id,
	startsOn: mondayOf(snapshot.problem, start),
	weeks: 4,
}));

function changesIn(more: Partial<Facts>) {
	const now = buildSnapshot(facts({ needs, keeps, frozenWeeks: 0, ...more }));
	const search = new RepairSearch(withHeld(now), commitmentsOf(now), 1);
	search.advance(300);
	return repairChanges(adopted, { snapshot: { ...now, problem: withHeld(now) }, answer: search.best() });
}

describe('what a repair changes', () => {
	it('is nothing when nothing has changed', () => {
		expect(changesIn({})).toEqual({ changes: [], moved: 0, dropped: 0, came: 0, kept: 3 });
	});

	it('tells of what moved why it cannot begin in its old week', () => {
		const [first] = keeps;
		const closures = [{ name: 'Remontti', startsOn: first!.startsOn, endsOn: first!.startsOn, roleId: 'it' }];
		const later = needs.map((one) => (one.id === first!.needId ? { ...one, earliestOn: '2027-09-06' } : one));
		expect(changesIn({ needs: later })).toMatchObject({
			changes: [{ code: 'moved', need: { id: first!.needId }, why: [{ code: 'before_earliest' }] }],
			...{ moved: 1, dropped: 0, kept: 2 },
		});
		const { changes } = changesIn({ closures });
		expect(changes.map(({ code, why }) => [code, why[0]!.code])).toEqual([['moved', 'resource_absent']]);
	});

	it('tells all that rules out what falls out', () => {
		const { changes, dropped } = changesIn({ vacated: { posts: ['p1'], from: '2027-01-01' } });
		expect(dropped).toBe(3);
		expect(changes.every(({ code, why }) => code === 'went' && why.length > 0)).toBe(true);
	});
});
