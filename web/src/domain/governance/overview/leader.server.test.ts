import { beforeEach, expect, test } from 'vitest';
import * as v from 'valibot';
import * as positions from '#domain/organisation/position/position.server.ts';
import * as goals from '#domain/strategy/goal/goal.server.ts';
import * as measures from '#domain/strategy/measure/measure.server.ts';
import { MeasureDraft, Saying } from '#domain/strategy/measure/measure.ts';
import * as strategies from '#domain/strategy/strategy/strategy.server.ts';
import type { Actor } from '#platform/actor.server.ts';
import { today } from '#platform/today.ts';
import { addRoles } from '../../../testing/needs.server.ts';
import { foundMunicipality, useDatabase } from '../../../testing/municipality.server.ts';
import * as bodies from '../body/body.server.ts';
import { addDays } from '#platform/day.ts';
import * as meetings from '../meeting/meeting.server.ts';
import { leaderPage, leaderParts, type LeaderPage } from './leader.ts';
import { leaderFacts } from './leader.server.ts';
import * as overviews from './overview.server.ts';
import { waitingFor } from './waiting.ts';

useDatabase();
const none = { key: undefined };

let actor: Actor;

beforeEach(async () => {
	({ actor } = await foundMunicipality());
});

async function page(): Promise<LeaderPage> {
	const overview = await overviews.get(actor);
	return leaderPage(await leaderFacts(actor, { overview, waiting: waitingFor(overview, actor, today()) }));
}
const keys = (one: LeaderPage) =>
	Object.fromEntries(leaderParts.map((part) => [part, one[part].map(({ key }) => key)]));

async function addMeasure(implementingId: string | null): Promise<string> {
	const text = '1.1 Tavoitteet\n\n- Jokaisessa kirjastossa tulee olla toimiva tulostus\n';
	const read = await strategies.preview(actor, { title: 'Strategia', serviceAreaId: '', text });
	const { id: strategyId } = await strategies.keep(actor, { ...read, serviceAreaId: null, ...none });
	const goal = { strategyId, clauseId: null, code: 'T1', title: 'Tulostus', description: '', ...none };
	const goalId = await goals.add(actor, goal);
	return measures.add(actor, v.parse(MeasureDraft, { goalId, title: 'Tulostimet', implementingId }));
}

test('a new municipality is told what is not there yet, and of nothing that is zero', async () => {
	expect(keys(await page())).toEqual({
		promised: ['noPlan', 'noGoals'],
		standing: [],
		stuck: [],
		missing: [],
		next: [],
	});
});

test('a stuck measure stands with its post and day until somebody says otherwise', async () => {
	const [roleId] = await addRoles(actor, ['Asiantuntija']);
	const rest = { serviceAreaId: null, tenure: 'permanent', validFrom: '2026-01-01', validTo: null } as const;
	const post = { title: 'Asiantuntija', roleId: roleId!, personId: actor.personId, daysPerMonth: 4 };
	const measureId = await addMeasure(await positions.add(actor, { ...post, ...rest, ...none }));
	const say = (state: string) => measures.say(actor, v.parse(Saying, { measureId, state }));
	await say('stuck');
	const before = await page();
	expect(keys(before)).toMatchObject({
		promised: ['noPlan', 'goals', 'measures'],
		stuck: ['measureStuck'],
		missing: ['unserved', 'problems.gap'],
	});
	expect(before.stuck[0]).toMatchObject({
		path: `strategy/measures/${measureId}`,
		values: { name: 'T1/1 Tulostimet', post: 'Asiantuntija', hasPost: 'held' },
		days: { day: today() },
		tone: 'bad',
	});
	await say('on_track');
	expect((await page()).stuck).toEqual([]);
});

test('the next meeting is that of a body in which she sits, with its agenda', async () => {
	const [roleId] = await addRoles(actor, ['Johtaja']);
	const rest = { serviceAreaId: null, tenure: 'permanent', validFrom: '2026-01-01', validTo: null } as const;
	const post = { title: 'Johtaja', roleId: roleId!, personId: actor.personId, daysPerMonth: 4 };
	const chairId = await positions.add(actor, { ...post, ...rest, ...none });
	const head = { kind: 'other', serviceAreaId: null, governanceModel: null } as const;
	const body = (name: string, chair: string | null) =>
		bodies.add(actor, { name, ...head, memberIds: [], chairId: chair, yearStarts: 1, ...none });
	const [own, others] = [await body('Oma', chairId), await body('Muiden', null)];
	const meet = (bodyId: string, days: number) =>
		meetings.plan(actor, {
			...{ bodyId, heldOn: addDays(today(), days), startsAt: '09:00', endsAt: null, place: '', ...none },
		});
	await meet(others, 1);
	await meet(own, -1);
	const meetingId = await meet(own, 5);
	const item = { title: 'Strategian arviointi', grounds: '', proposal: '', caseNumber: '', appendices: [] };
	await meetings.addItem(actor, { meetingId, ...item, presenterId: null, ...none });
	const { next } = await page();
	expect(next.map(({ key }) => key)).toEqual(['meeting', 'item']);
	expect(next[0]).toMatchObject({
		path: `year/meetings/${meetingId}`,
		values: { body: 'Oma', clock: '9.00', count: 1 },
		days: { day: addDays(today(), 5) },
	});
	expect(next[1]?.values).toEqual({ title: 'Strategian arviointi' });
});
