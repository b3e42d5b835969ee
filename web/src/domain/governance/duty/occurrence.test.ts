import { expect, test } from 'vitest';
import { daysLate, gapsOf, stateOf, type Occurrence } from './occurrence.ts';

const open = { startsOn: '2027-03-01', dueOn: '2027-03-31', outcome: null };

test('what is not marked passes into the red and stays there', () => {
	const states = ['2027-02-01', '2027-03-01', '2027-03-31', '2027-04-01', '2031-01-01'];
	expect(states.map((day) => stateOf(open, day))).toEqual(['coming', 'due', 'due', 'passed', 'passed']);
	expect(stateOf({ ...open, outcome: 'done' }, '2031-01-01')).toBe('done');
	expect(stateOf({ ...open, outcome: 'left_undone' }, '2027-01-01')).toBe('left_undone');
});

test('a duty of one day is at hand a fortnight before', () => {
	const oneDay = { ...open, startsOn: open.dueOn };
	expect([stateOf(oneDay, '2027-03-16'), stateOf(oneDay, '2027-03-17')]).toEqual(['coming', 'due']);
});

const led = { owner: 'Rehtori', ownerPersonId: 'r', chairPersonId: 'c', isProgrammed: true, outcome: null };
const gaps = (change: Partial<Occurrence>) => gapsOf({ ...led, ...change } as Occurrence);

test('an empty post, a body without a chair and a programme without the duty are told', () => {
	expect(gaps({})).toEqual([]);
	expect(gaps({ owner: null, ownerPersonId: null })).toEqual(['no_owner']);
	expect(gaps({ ownerPersonId: null })).toEqual(['owner_vacant']);
	expect(gaps({ ownerPersonId: null, chairPersonId: null, isProgrammed: false })).toEqual([
		'nobody',
		'not_programmed',
	]);
	expect(gaps({ ownerPersonId: null, isProgrammed: false, outcome: 'done' })).toEqual([]);
});

test('lateness is counted to the day of doing', () => {
	expect(daysLate({ dueOn: '2027-03-31', doneOn: '2027-04-02' }, '2027-12-31')).toBe(2);
	expect(daysLate({ dueOn: '2027-03-31', doneOn: null }, '2027-04-10')).toBe(10);
	expect(daysLate({ dueOn: '2027-03-31', doneOn: '2027-03-01' }, '2027-04-10')).toBe(0);
});
