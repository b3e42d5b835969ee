import { describe, expect, test } from 'vitest';
import { permissionsOf, type AccessRole } from '#platform/permission/permissions.ts';
import type { Overview } from './overview.ts';
import { waitingFor } from './waiting.ts';

const overview: Overview = {
	units: 2,
	positions: 0,
	clauses: 0,
	goals: 0,
	needsByState: { new: 24 },
	criteria: 0,
	scoredNeeds: 0,
	raters: 0,
	budgets: 0,
	schedules: 0,
	adoptedPlan: null,
	isPublished: false,
	latestSchedule: null,
	openInquiries: 2,
	openObjections: 1,
	openReviews: 0,
	openRound: {
		id: 'r',
		name: 'Kierros',
		opensOn: '2026-11-01',
		closesOn: '2026-12-05',
		closedAt: null,
		silent: 3,
	},
	ownFollowUps: [],
	dueTechnologies: 0,
	duePilots: 0,
	ownVerdicts: [],
	ownSurveys: [],
	ownIncidents: [],
	openLists: [{ id: 'l', name: 'Vuosi', answerBy: '2026-11-30', silentUnitIds: ['a', 'b'] }],
};

const day = '2026-11-20';

const keysFor = (role: AccessRole, unitIds: string[] | null, seen = overview) =>
	waitingFor(seen, { permissions: permissionsOf([role]), unitIds }, day).map(({ key }) => key);

describe('what waits', () => {
	test('for one who leads is all that the municipality waits for, the nearest day first', () => {
		const all = ['list', 'round', 'new', 'inquiries', 'objections'];
		expect(keysFor('director', null)).toEqual(all);
		expect(keysFor('coordinator', null)).toEqual(all);
	});

	test('for a unit is what it is asked, and where it answers', () => {
		expect(keysFor('unit_editor', ['b'])).toEqual(['ownList', 'ownRound', 'ownInquiries']);
		const [list] = waitingFor(
			{ ...overview, openLists: [{ ...overview.openLists[0]!, silentUnitIds: ['b'] }] },
			{ permissions: permissionsOf(['unit_editor']), unitIds: ['b'] },
			day,
		);
		expect(list?.path).toBe('needs/commitments/l/units/b');
	});

	test('is a verdict for whoever is asked, also for one who otherwise only reads', () => {
		const ownVerdicts = [{ id: 'v', name: 'Arviointi', answerBy: '2026-11-20', count: 2 }];
		expect(keysFor('reader', null, { ...overview, ownVerdicts })).toEqual(['verdicts']);
		const ownSurveys = [{ id: 's', name: 'Kartoitus', closesOn: '2026-11-19' }];
		expect(keysFor('reader', null, { ...overview, ownVerdicts, ownSurveys })).toEqual(['survey', 'verdicts']);
		expect(keysFor('director', null, { ...overview, ownVerdicts })[0]).toBe('verdicts');
	});

	test('is nothing for one who only reads, and nothing of what is done', () => {
		expect(keysFor('reader', [])).toEqual([]);
		const done = {
			...overview,
			needsByState: {},
			openInquiries: 0,
			openObjections: 0,
			openRound: null,
			openLists: [],
		};
		expect(keysFor('director', null, done)).toEqual([]);
	});

	test('what meetings asked of one is told by its day, and can be marked done at once', () => {
		const task = { id: 't', title: 'Tiedote', dueOn: '2026-11-25' };
		const seen = { ...overview, ownFollowUps: [task] };
		const reader = { permissions: permissionsOf(['reader']), unitIds: [] };
		const told = waitingFor(seen, reader, '2026-11-25');
		const line = { key: 'followUp', name: 'Tiedote', day: '2026-11-25', doneId: 't' };
		expect(told).toMatchObject([{ ...line, isLate: false }]);
		expect(waitingFor(seen, reader, '2026-11-26')).toMatchObject([{ isLate: true }]);
		expect(keysFor('director', null, seen)[0]).toBe('followUp');
	});
});
