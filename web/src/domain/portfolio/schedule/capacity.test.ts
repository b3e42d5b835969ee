import { describe, expect, it } from 'vitest';
import { horizonOf, mondayOf, slotOf } from './calendar.ts';
import { closedWeeks, usualWeek, weeklyCapacity, type Closure, type Post } from './capacity.ts';
import { finnishHolidays } from './holidays.server.ts';

const horizon = horizonOf(2027, 2029);
const holidays = new Set(finnishHolidays(2026, 2030));
const post = (given: Partial<Post> = {}): Post => ({
	id: 'a',
	roleId: 'coordinator',
	title: 'Coordinator',
	daysPerMonth: 10,
	validFrom: '2020-01-01',
	validTo: null,
	isVacant: false,
	...given,
});
const everybody = (startsOn: string, endsOn: string): Closure => ({
	name: 'x',
	startsOn,
	endsOn,
	roleId: null,
});

function capacity(posts: Post[], closures: Closure[] = [], percent = 100): number[] {
	const closed = closedWeeks(horizon, holidays, closures);
	return weeklyCapacity(horizon, { holidays, closures, closed }, posts, percent).get('coordinator')!;
}

describe('Finnish days off', () => {
	it('has the moving and the fixed ones, and the two eves, not New Year’s Eve', () => {
		const of2027 = finnishHolidays(2027, 2027);
		for (const day of [
			'2027-01-06',
			'2027-03-26',
			'2027-03-29',
			'2027-05-06',
			'2027-06-25',
			'2027-12-06',
			'2027-12-24',
		])
			expect(of2027).toContain(day);
		expect(of2027).not.toContain('2027-12-31');
		expect(of2027).not.toContain('2027-05-09');
	});
});

describe('weekly capacity', () => {
	it('spreads a month over its working days, and over the weeks it shares', () => {
		const weeks = capacity([post()]);
		// March 2027 has 23 weekdays, two of them Easter: 21 days share ten.
		expect(weeks[slotOf(horizon, '2027-03-08')]).toBe(Math.floor((5 / 21) * 1000));
		// 29.3.–2.4.2027: Easter Monday off, two days of March, two of April (22 working days).
		expect(weeks[slotOf(horizon, '2027-03-29')]).toBe(Math.floor((2 / 21 + 2 / 22) * 1000));
	});

	it('has less in the months in which days of a post are reserved, and never less than nothing', () => {
		const course = { positionId: 'a', roleId: 'coordinator', title: 'Koulutus' };
		const taken = [
			{ ...course, startsOn: '2027-03-08', endsOn: '2027-03-12', days: 4 },
			{ ...course, startsOn: '2027-04-01', endsOn: '2027-04-30', days: 40 },
			{ ...course, positionId: 'b', startsOn: '2027-05-01', endsOn: '2027-05-31', days: 9 },
		];
		const closed = closedWeeks(horizon, holidays, []);
		const weeks = weeklyCapacity(horizon, { holidays, closures: [], closed }, [post()], 100, taken);
		const of = (day: string) => weeks.get('coordinator')![slotOf(horizon, day)];
		expect(of('2027-03-15')).toBe(Math.floor((5 / 21) * 600));
		expect(of('2027-04-12')).toBe(0);
		expect(of('2027-05-10')).toBe(capacity([post()])[slotOf(horizon, '2027-05-10')]);
	});

	it('gives a whole year what twelve months give, less the days of closed weeks', () => {
		const weeks = capacity([post()]).slice(0, 52);
		const sum = weeks.reduce((total, week) => total + week, 0) / 100;
		expect(sum).toBeGreaterThan(117);
		expect(sum).toBeLessThanOrEqual(120);
	});

	it('ends with the post, in the middle of a week too', () => {
		const weeks = capacity([post({ validTo: '2027-09-15' })]);
		const last = slotOf(horizon, '2027-09-15');
		expect(weeks[last]).toBe(Math.floor((3 / 22) * 1000));
		expect(weeks[last + 1]).toBe(0);
		expect(weeks.slice(last + 1).every((week) => week === 0)).toBe(true);
	});

	it('adds posts of a role and follows the percentage', () => {
		const [one] = [capacity([post()])];
		const two = capacity([post(), post({ id: 'b' })]);
		const half = capacity([post(), post({ id: 'b' })], [], 50);
		const slot = slotOf(horizon, '2027-02-01');
		expect(two[slot]).toBeGreaterThanOrEqual(2 * one![slot]!);
		expect(half[slot]).toBe(one![slot]);
	});
});

describe('closed weeks', () => {
	it('closes a week with fewer than three days left, and only cuts a fuller one', () => {
		const closures = [everybody('2027-07-01', '2027-07-27')];
		const closed = closedWeeks(horizon, holidays, closures);
		const open = (day: string) => !closed[slotOf(horizon, day)];
		expect(open('2027-06-28')).toBe(true); // Mon–Wed left
		expect(open('2027-07-05')).toBe(false);
		expect(open('2027-07-26')).toBe(true); // Wed–Fri left
		const cut = capacity([post()], closures)[slotOf(horizon, '2027-06-28')]!;
		expect(cut).toBe(Math.floor((3 / 21) * 1000));
	});

	it('closes Christmas weeks that have two working days', () => {
		const closed = closedWeeks(horizon, holidays, []);
		const christmas = slotOf(horizon, '2029-12-24');
		expect(mondayOf(horizon, christmas)).toBe('2029-12-24');
		expect(closed[christmas]).toBe(true);
		expect(closed.filter(Boolean)).toHaveLength(1);
	});

	it('closes one role only where only that role is closed', () => {
		const closures = [{ ...everybody('2027-08-09', '2027-08-20'), roleId: 'teacher' }];
		const closed = closedWeeks(horizon, holidays, closures);
		expect(closed[slotOf(horizon, '2027-08-09')]).toBe(false);
		const posts = [post(), post({ id: 't', roleId: 'teacher' })];
		const weeks = weeklyCapacity(horizon, { holidays, closures, closed }, posts, 100);
		expect(weeks.get('teacher')![slotOf(horizon, '2027-08-09')]).toBe(0);
		expect(weeks.get('coordinator')![slotOf(horizon, '2027-08-09')]).toBeGreaterThan(0);
	});
});

it('calls the middle week of those with any time usual', () => {
	expect(usualWeek([0, 100, 0, 300, 200])).toBe(200);
	expect(usualWeek([0, 0])).toBe(0);
});
