import { expect, test } from 'vitest';
import { readersOf, stepToday } from './reminder.ts';

const duty = { dueOn: '2027-03-31', remindDays: [14, 3], escalateAfter: 7 };
const occasion = (day: string, change = {}) => stepToday({ ...duty, ...change }, day)?.occasion ?? null;

test('each reminder comes on its day and stands until the next', () => {
	expect(occasion('2027-03-16')).toBeNull();
	expect(occasion('2027-03-17')).toBe('before 14 2027-03-31');
	expect(occasion('2027-03-27')).toBe('before 14 2027-03-31');
	expect(occasion('2027-03-28')).toBe('before 3 2027-03-31');
	expect(occasion('2027-03-31')).toBe('before 3 2027-03-31');
	expect(occasion('2027-03-31', { remindDays: [] })).toBeNull();
});

test('what has passed goes to the owner, then the chair, then the directors, and again every month', () => {
	const steps = ['2027-04-01', '2027-04-06', '2027-04-07', '2027-04-20', '2027-04-21', '2027-05-21'];
	expect(steps.map((day) => occasion(day))).toEqual([
		'owner 0 2027-03-31',
		'owner 0 2027-03-31',
		'chair 0 2027-03-31',
		'chair 0 2027-03-31',
		'directors 0 2027-03-31',
		'directors 1 2027-03-31',
	]);
	expect(occasion('2027-05-01', { escalateAfter: null })).toBe('owner 1 2027-03-31');
	expect(occasion('2027-04-01', { escalateAfter: 0 })).toBe('chair 0 2027-03-31');
});

test('somebody is always written to', () => {
	const directors = ['d', 'e'];
	const of = (
		ownerPersonId: string | null,
		chairPersonId: string | null,
		level: 'owner' | 'chair' | 'directors',
	) =>
		readersOf({ ownerPersonId, chairPersonId }, level, directors).map(
			({ personId, why }) => `${personId} ${why}`,
		);
	expect(of('o', 'c', 'owner')).toEqual(['o owner']);
	expect(of(null, 'c', 'owner')).toEqual(['c stands_in']);
	expect(of(null, null, 'owner')).toEqual(['d nobody', 'e nobody']);
	expect(of('o', null, 'owner')).toEqual(['o owner']);
	expect(of('o', 'c', 'chair')).toEqual(['o owner', 'c chair']);
	expect(of('o', null, 'chair')).toEqual(['o owner', 'd nobody', 'e nobody']);
	expect(of('o', 'd', 'directors')).toEqual(['o owner', 'd chair', 'e director']);
});
