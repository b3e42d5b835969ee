import { expect, test } from 'vitest';
import { dueReminder } from './reminder.ts';

const survey = { opensOn: '2027-10-04', closesOn: '2027-10-22', closedOn: null, doesRemind: true };
const due = (day: string, sent: string[], change = {}) =>
	dueReminder({ ...survey, ...change }, day, new Set(sent));

test('letters go when it opens and once when few days are left, never outside its days', () => {
	expect(due('2027-10-03', [])).toBeNull();
	expect(due('2027-10-04', [])).toBe('opened');
	expect(due('2027-10-10', ['opened'])).toBeNull();
	expect(due('2027-10-19', ['opened'])).toBe('last_days');
	expect(due('2027-10-22', ['opened', 'last_days'])).toBeNull();
	expect(due('2027-10-23', ['opened'])).toBeNull();
	expect(due('2027-10-19', ['opened'], { closedOn: '2027-10-18' })).toBeNull();
	expect(due('2027-10-04', [], { doesRemind: false })).toBeNull();
	expect(due('2027-10-05', ['opened'], { closesOn: '2027-10-07' })).toBeNull();
});
