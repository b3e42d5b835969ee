import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#platform/actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { today } from '#platform/today.ts';
import { furnishCanaryTown, type CanaryTown } from '../../../testing/canary-town.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import {
	addMatter,
	bodyOfThree,
	decisionOf,
	openMeeting,
	planMeeting,
} from '../../../testing/meetings.server.ts';
import * as decisions from '../../governance/decision/decision.server.ts';
import * as meetings from '../../governance/meeting/meeting.server.ts';
import { datasetNames } from '../open-data/dataset.ts';
import * as openData from '../open-data/open-data.server.ts';
import { preview } from '../public-view/preview.server.ts';
import {
	decision as publicDecision,
	decisions as publicDecisions,
} from '../public-view/public-decision.server.ts';
import { latestChanges } from '../public-view/public-edition.server.ts';
import * as goals from '../public-view/public-goal.server.ts';
import { needs } from '../public-view/public-need.server.ts';
import * as views from '../public-view/public-view.server.ts';
import { fieldsOf, type PublicityState, type SubjectKind } from './publicity.ts';
import * as publicity from './publicity.server.ts';

const database = useDatabase();
let client: pg.Client;
let town: TestMunicipality;
let home: CanaryTown;
let ids: { goal: string; measure: string; indicator: string; need: string };

/** A word in each field of each item, so that whatever leaks tells its name. */
beforeAll(async () => {
	client = new pg.Client({ connectionString: database.ownerUrl() });
	await client.connect();
	town = await foundMunicipality('Julkila');
	home = await furnishCanaryTown(client, town.actor, '');
	const { rows } = await client.query(`select id from goal where strategy_id = $1 and retired_at is null`, [
		home.strategy,
	]);
	ids = { goal: rows[0].id, measure: newId(), indicator: newId(), need: home.needs.done };
	const post = newId();
	const role = await client.query('select id from role limit 1');
	const valid = { role_id: role.rows[0].id, days_per_month: 5, valid_from: '2026-01-01' };
	await home.put('position', { ...valid, id: post, title: 'NIMIKE' });
	await client.query(`update goal set description = 'TAVOITEKUVAUS' where id = $1`, [ids.goal]);
	await home.put('measure', {
		id: ids.measure,
		goal_id: ids.goal,
		code: 'TP1',
		title: 'TOIMENPIDE',
		description: 'TOIMENPIDEKUVAUS',
		cost_total: 22222,
		starts_on: '2027-02-02',
		ends_on: '2031-03-03',
		planning_position_id: post,
	});
	const said = { state: 'stuck', percent: 37, said_on: '2027-04-04', note: 'EDISTYMISHUOMAUTUS' };
	await home.put('measure_progress', { ...said, id: newId(), measure_id: ids.measure });
	await home.put('indicator', {
		id: ids.indicator,
		goal_id: ids.goal,
		name: 'MITTARI',
		description: 'MITTARIKUVAUS',
		unit: 'kpl',
		source: 'MITTARILÄHDE',
	});
	await home.put('indicator_target', { indicator_id: ids.indicator, year: 2029, value: 5151 });
	const read = {
		indicator_id: ids.indicator,
		read_on: '2027-05-05',
		source: 'hand',
		note: 'LUKEMAHUOMAUTUS',
	};
	await home.put('reading', { ...read, id: newId(), value: 4141, service_unit_id: home.unit });
});
afterAll(() => client.end());
beforeEach(() => client.query('update item_publicity set superseded_at = now() where superseded_at is null'));

const set = (actor: Actor, kind: Exclude<keyof typeof ids, never>, field: Record<string, PublicityState>) =>
	publicity.say(actor, kind as SubjectKind, ids[kind], { field, plain: {}, next: '', key: newId() });

/** Whatever anybody can read: pages, every table as JSON and CSV, and what search and embeds are made of. */
async function everything(): Promise<string> {
	const visitor = town.visitor;
	const units = await views.units(visitor);
	const parts = [
		await goals.goals(visitor),
		await needs(visitor),
		await views.front(visitor),
		await views.plan(visitor, null),
		await views.strategy(visitor, null),
		await latestChanges(visitor),
		await Promise.all(units.map(({ id }) => views.unit(visitor, id))),
	];
	const files = [];
	for (const name of datasetNames) {
		files.push(await openData.asJson(visitor, name));
		files.push(new TextDecoder().decode(await openData.asCsv(visitor, name)));
	}
	return JSON.stringify(parts) + files.join('\n');
}

const inMeasure: Record<string, RegExp> = {
	description: /TOIMENPIDEKUVAUS/,
	dates: /2031-03-03/,
	progress: /stuck|"percent":\s*37/,
	notes: /EDISTYMISHUOMAUTUS/,
	cost: /50000/,
	posts: /NIMIKE/,
};
const inIndicator: Record<string, RegExp> = {
	description: /MITTARIKUVAUS|MITTARILÄHDE/,
	readings: /4141/,
	targets: /5151/,
};

describe('what nobody has said anything of', () => {
	it('is public of goals and needs, and of measures, indicators and decisions is not', async () => {
		const all = await everything();
		expect(all).toContain('TAVOITEKUVAUS');
		expect(all).toContain('Laskuri puuttuu.');
		expect(all).not.toMatch(/TOIMENPIDE|MITTARI|NIMIKE|4141/);
	});
});

describe.each([
	['measure', 'TOIMENPIDE', inMeasure],
	['indicator', 'MITTARI', inIndicator],
] as const)('a %s', (kind, title, fields) => {
	it('is shown by nobody until it is public, approved or not', async () => {
		const all = Object.fromEntries(fieldsOf(kind).map((field) => [field, 'public' as const]));
		for (const state of ['draft', 'approved'] as const) {
			await set(town.actor, kind, { ...all, item: state });
			const told = await everything();
			expect(told).not.toContain(title);
			for (const word of Object.values(fields)) expect(told).not.toMatch(word);
		}
	});

	it.each(Object.keys(fields))('keeps back its %s alone', async (field) => {
		const all = Object.fromEntries(fieldsOf(kind).map((each) => [each, 'public' as const]));
		await set(town.actor, kind, all);
		const open = await everything();
		for (const word of Object.values(fields)) expect(open).toMatch(word);
		for (const state of ['draft', 'approved'] as const) {
			await set(town.actor, kind, { [field]: state });
			const told = await everything();
			expect(told).toContain(title);
			expect(told).not.toMatch(fields[field]!);
			for (const other of Object.keys(fields).filter(
				(one) => one !== field && !(field === 'progress' && one === 'notes'),
			))
				expect(told, other).toMatch(fields[other]!);
		}
	});

	it('never tells of persons, and of units only when that is chosen', async () => {
		await set(
			town.actor,
			kind,
			Object.fromEntries(fieldsOf(kind).map((field) => [field, 'public' as const])),
		);
		expect(await everything()).not.toMatch(/LUKEMAHUOMAUTUS|Aino Pääkäyttäjä/);
		if (kind !== 'indicator') return;
		const own = async () => (await goals.indicator(town.visitor, ids.indicator)).indicator;
		expect((await own()).readings).toMatchObject([{ unit: 'Koria', value: 4141 }]);
		await set(town.actor, kind, { units: 'draft' });
		expect(await own()).toMatchObject({ readings: [], years: [{ year: 2027, value: 4141 }] });
	});
});

describe('a goal and a need', () => {
	it('are taken away whole, with what hangs on them', async () => {
		await set(town.actor, 'measure', { item: 'public' });
		await set(town.actor, 'goal', { item: 'draft' });
		await set(town.actor, 'need', { item: 'approved' });
		const told = await everything();
		expect(told).not.toMatch(/TAVOITEKUVAUS|Toimiva tulostus|TOIMENPIDE/);
		expect(told).not.toMatch(/Kävijälaskuri|Laskuri puuttuu|Laskuri on asennettu/);
		await expect(goals.measure(town.visitor, ids.measure)).rejects.toMatchObject({ code: 'not_found' });
	});

	it('of a need the units’ own words can be kept back alone', async () => {
		await set(town.actor, 'need', { words: 'draft' });
		const told = await everything();
		expect(told).toContain('Kävijälaskuri');
		expect(told).not.toContain('Laskuri puuttuu.');
	});
});

it('a decision is told to nobody before its minutes are signed, and then with the § that stays', async () => {
	const place = await foundMunicipality();
	const team = await bodyOfThree(place);
	const { chair, secretary } = team;
	const meetingId = await planMeeting(chair, team.bodyId, today());
	const matters = [await addMatter(chair, meetingId, 'Yksi'), await addMatter(chair, meetingId, 'Kaksi')];
	await openMeeting(chair, team, meetingId);
	const { id } = await decisions.decide(chair, decisionOf(matters[1]!));
	const change = { field: { item: 'public' as const }, plain: {}, next: '', key: newId() };
	await publicity.say(place.actor, 'decision', id, change);
	const told = async () => (await publicDecisions(place.visitor)).map(({ section }) => section);
	const waits = async () => (await publicity.ofItems(place.actor, 'decision', [id]))[0]?.waits;
	expect([await told(), await waits()]).toEqual([[], true]);
	await decisions.decide(chair, decisionOf(matters[0]!));
	await meetings.close(chair, { meetingId, clock: '10:00', key: undefined });
	await meetings.sign(chair, { meetingId, key: undefined });
	expect([await told(), await waits()]).toEqual([[], true]);
	await expect(publicDecision(place.visitor, id)).rejects.toMatchObject({ code: 'not_found' });
	expect(await preview(place.actor, 'decision', id)).toMatchObject({ decision: { section: 2 } });
	await meetings.sign(secretary, { meetingId, key: undefined });
	expect([await told(), await waits()]).toEqual([[2], false]);
});

describe('saying so', () => {
	it('is a planner’s up to approved, the director’s to public, and any planner may take back', async () => {
		const coordinator = await town.as('coordinator');
		await set(coordinator, 'measure', { item: 'approved' });
		await expect(set(coordinator, 'measure', { item: 'public' })).rejects.toMatchObject({
			code: 'forbidden',
		});
		await set(town.actor, 'measure', { item: 'public' });
		await set(coordinator, 'measure', { item: 'draft' });
		const reader = await town.as('reader');
		expect(() => set(reader, 'measure', { item: 'draft' })).toThrow();
		const { history } = await publicity.get(town.actor, 'measure', ids.measure);
		expect(history.slice(0, 3).map(({ state }) => state)).toEqual(['draft', 'public', 'approved']);
	});

	it('is told on the item’s own page, to those who have a say in it', async () => {
		await set(town.actor, 'measure', { item: 'public', cost: 'approved' });
		const told = await publicity.ofItems(town.actor, 'measure', [ids.measure]);
		expect(told).toMatchObject([
			{ states: { item: 'public', cost: 'approved', posts: 'draft' }, mayPublish: true },
		]);
		expect(await publicity.ofItems(await town.as('coordinator'), 'measure', [ids.measure])).toMatchObject([
			{ mayPublish: false },
		]);
		expect(await publicity.ofItems(await town.as('reader'), 'measure', [ids.measure])).toEqual([]);
	});

	it('of many at once changes those that differ, and refuses what is not there', async () => {
		const items = [`measure:${ids.measure}`, `indicator:${ids.indicator}`];
		const batch = { items, state: 'public' as const, key: newId() };
		expect(await publicity.sayMany(town.actor, batch)).toBe(2);
		expect(await publicity.sayMany(town.actor, batch)).toBe(2);
		const again = publicity.sayMany(town.actor, { ...batch, key: newId() });
		await expect(again).rejects.toMatchObject({ code: 'nothing_changed' });
		const other = await foundMunicipality();
		await expect(publicity.sayMany(other.actor, { ...batch, key: newId() })).rejects.toMatchObject({
			code: 'not_found',
		});
	});

	it('has plain words in each language, shown with the item only', async () => {
		const write = (text: string) =>
			publicity.say(town.actor, 'measure', ids.measure, {
				field: {},
				plain: { fi: text, sv: 'PÅ KLARSPRÅK' },
				next: '',
				key: newId(),
			});
		await write('SELKEÄSTI');
		expect(await everything()).not.toMatch(/SELKEÄSTI|KLARSPRÅK/);
		await set(town.actor, 'measure', { item: 'public' });
		expect((await goals.measure(town.visitor, ids.measure)).measure.plain).toEqual({
			fi: 'SELKEÄSTI',
			sv: 'PÅ KLARSPRÅK',
		});
		await write('');
		expect((await goals.measure(town.visitor, ids.measure)).measure.plain).toEqual({ sv: 'PÅ KLARSPRÅK' });
	});

	it('is seen beforehand as a resident would', async () => {
		await set(town.actor, 'measure', { item: 'approved', cost: 'approved', posts: 'draft' });
		const shown = await preview(town.actor, 'measure', ids.measure);
		expect(shown).toMatchObject({
			measure: { title: 'TOIMENPIDE', posts: null, cost: { once: { from: 10_000 } } },
		});
		expect(await everything()).not.toContain('TOIMENPIDE');
		expect(() => preview(town.visitor, 'measure', ids.measure)).toThrow();
	});
});
