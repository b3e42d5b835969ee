import type { Facts, NeedFact } from '#domain/portfolio/schedule/problem.ts';

/** A need of no cost and no effort; a planner's test gives it what it is about. */
export const need = (id: string, more: Partial<NeedFact> = {}): NeedFact => ({
	id,
	number: Number(id.slice(1)),
	title: `Tarve ${id}`,
	area: 'Kirjasto',
	units: ['Pääkirjasto'],
	value: 50,
	earliestOn: null,
	deadlineOn: null,
	durationWeeks: null,
	cost: { investment: 0, one_off: 0, yearly: 0 },
	effort: {},
	dependsOn: [],
	waitsFor: [],
	startedOn: null,
	...more,
});

const post: Facts['posts'][number] = {
	id: 'p1',
	roleId: 'it',
	title: 'Asiantuntija',
	daysPerMonth: 10,
	validFrom: '2020-01-01',
	validTo: null,
	isVacant: false,
};

export const facts = (more: Partial<Facts> = {}): Facts => ({
	firstYear: 2027,
	lastYear: 2029,
	today: '2026-11-23',
	holidays: [],
	needs: [need('n1')],
	roles: [
		{ id: 'it', name: 'Tietohallinto' },
		{ id: 'museum', name: 'Museo' },
	],
	posts: [post],
	reservations: [],
	closures: [],
	allowances: [],
	budgets: [{ year: 2027, kind: 'one_off', amount: 1000.5 }],
	pins: [],
	budgetPercent: 100,
	capacityPercent: 100,
	withoutPositionId: null,
	fairPercent: 0,
	frozenWeeks: 4,
	vacated: null,
	keeps: [],
	...more,
});
