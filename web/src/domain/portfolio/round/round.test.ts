import { describe, expect, test } from 'vitest';
import { arrange, byArea, participationState, type UnitParticipation } from './participation.ts';
import { dueReminder, plannedReminders } from './reminder.ts';
import { intakeOf, roundState, type Round } from './round.ts';

const round = (opensOn: string, closesOn: string, more: Partial<Round> = {}): Round => ({
	id: opensOn,
	name: opensOn,
	opensOn,
	closesOn,
	greeting: '',
	question: 'Mitä?',
	acceptsBetween: true,
	doesRemind: true,
	closedAt: null,
	closedBy: null,
	closedReason: '',
	version: 1,
	...more,
});

describe('a round', () => {
	const autumn = round('2026-10-01', '2026-10-31');

	test('is open on its first and last day and on no other', () => {
		const states = ['2026-09-30', '2026-10-01', '2026-10-31', '2026-11-01'].map((day) =>
			roundState(autumn, day),
		);
		expect(states).toEqual(['upcoming', 'open', 'open', 'closed']);
		expect(roundState({ ...autumn, closedAt: new Date() }, '2026-10-05')).toBe('closed');
	});

	test('tells one who says a need how many days are left, or when the next one opens', () => {
		const spring = round('2027-02-01', '2027-02-28');
		expect(intakeOf([spring, autumn], '2026-10-30')).toMatchObject({
			open: { id: autumn.id, daysLeft: 1 },
			isAccepting: true,
		});
		expect(intakeOf([spring, autumn], '2026-11-10')).toEqual({
			open: null,
			hadRound: true,
			nextOpensOn: '2027-02-01',
			isAccepting: true,
		});
	});

	test('closes the door until the next one only where the municipality has chosen so', () => {
		const strict = { ...autumn, acceptsBetween: false };
		const older = round('2025-10-01', '2025-10-31');
		expect(intakeOf([], '2026-11-10').isAccepting).toBe(true);
		expect(intakeOf([strict], '2026-09-01').isAccepting).toBe(true);
		expect(intakeOf([strict, older], '2026-11-10').isAccepting).toBe(false);
		expect(intakeOf([autumn, { ...older, acceptsBetween: false }], '2026-11-10').isAccepting).toBe(true);
	});
});

describe('reminders', () => {
	const month = { ...round('2026-10-01', '2026-10-31'), closedOn: null };

	test('are planned at the opening, half-way, three days before the end and the day after', () => {
		expect(plannedReminders(month)).toEqual([
			{ kind: 'opened', on: '2026-10-01' },
			{ kind: 'halfway', on: '2026-10-16' },
			{ kind: 'last_days', on: '2026-10-28' },
			{ kind: 'closed', on: '2026-11-01' },
		]);
	});

	test('are fewer in a short round', () => {
		const kinds = (to: string) => plannedReminders(round('2026-10-01', to)).map(({ kind }) => kind);
		expect(kinds('2026-10-08')).toEqual(['opened', 'last_days', 'closed']);
		expect(kinds('2026-10-04')).toEqual(['opened', 'closed']);
		expect(kinds('2026-10-01')).toEqual(['opened', 'closed']);
	});

	test('each is due once, and after lost days only the newest', () => {
		const due = (day: string, sent: string[] = []) => dueReminder(month, day, new Set(sent));
		expect(due('2026-09-30')).toBe(null);
		expect(due('2026-10-20')).toBe('opened');
		expect(due('2026-10-15', ['opened'])).toBe(null);
		expect(due('2026-10-17', ['opened'])).toBe('halfway');
		expect(due('2026-10-29', ['opened'])).toBe('last_days');
		expect(due('2026-10-30', ['opened', 'last_days'])).toBe(null);
		expect(due('2026-11-01', ['opened'])).toBe('closed');
		expect(due('2026-11-02', ['opened', 'closed'])).toBe(null);
		expect(due('2026-12-24', ['opened'])).toBe(null);
	});

	test('thank the day after an early closing, so that a mistake can be mended', () => {
		const early = { ...month, closedAt: new Date('2026-10-10T09:00:00Z'), closedOn: '2026-10-10' };
		expect(dueReminder(early, '2026-10-10', new Set(['opened']))).toBe(null);
		expect(dueReminder(early, '2026-10-11', new Set(['opened']))).toBe('closed');
	});
});

describe('participation', () => {
	const unit = (name: string, area: string, more: Partial<UnitParticipation> = {}): UnitParticipation => ({
		unitId: name,
		unit: name,
		areaId: area,
		area,
		wordings: 0,
		people: 0,
		nameless: 0,
		onPaper: 0,
		lastSaidAt: null,
		answeredAt: null,
		answerWords: '',
		remindedAt: null,
		editors: 0,
		...more,
	});
	const units = [
		unit('Koria', 'Kirjasto', { wordings: 3 }),
		unit('Jaala', 'Kirjasto', { answeredAt: new Date() }),
		unit('Anjala', 'Kirjasto'),
		unit('Uimahalli', 'Liikunta'),
		unit('Museo', 'Kulttuuri', { wordings: 1, answeredAt: new Date() }),
	];
	const compare = (a: string, b: string) => a.localeCompare(b, 'fi');

	test('tells a silent unit from one that needs nothing; a sentence outweighs a nothing', () => {
		expect(units.map(participationState)).toEqual(['said', 'nothing', 'silent', 'silent', 'said']);
	});

	test('is summed by area', () => {
		expect(byArea(units)[0]).toMatchObject({
			area: 'Kirjasto',
			units: 3,
			said: 1,
			nothing: 1,
			silent: 1,
			wordings: 3,
		});
	});

	test('is filtered and sorted, equal ones by name', () => {
		const names = (filters: object, key: 'state' | 'wordings', direction: 'asc' | 'desc' = 'asc') =>
			arrange(units, { filters, sort: { key, direction } }, compare).map((one) => one.unit);
		expect(names({}, 'state')).toEqual(['Anjala', 'Uimahalli', 'Jaala', 'Koria', 'Museo']);
		expect(names({ state: 'silent' }, 'state')).toEqual(['Anjala', 'Uimahalli']);
		expect(names({ area: 'Kirjasto', q: 'JAA' }, 'state')).toEqual(['Jaala']);
		expect(names({}, 'wordings', 'desc').slice(0, 2)).toEqual(['Koria', 'Museo']);
	});
});
