import { beforeAll, expect, it, vi } from 'vitest';
import * as v from 'valibot';
import * as positions from '#domain/organisation/position/position.server.ts';
import * as backlog from '#domain/portfolio/system-need/system-need.server.ts';
import * as needs from '#domain/portfolio/need/need-detail.server.ts';
import * as incidents from '#domain/systems/incident/incident.server.ts';
import { IncidentDraft, stateOf } from '#domain/systems/incident/incident.ts';
import { SystemChange, SystemDraft } from '#domain/systems/managed-system/managed-system.ts';
import * as systems from '#domain/systems/managed-system/managed-system.server.ts';
import { ContractChange, ContractDraft } from '#domain/systems/system-contract/system-contract.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import { addRoles, addUnits } from '../../../testing/needs.server.ts';
import * as bodies from '../body/body.server.ts';
import * as feeds from '../calendar-feed/calendar-feed.server.ts';
import * as occurrences from '../duty/occurrence.server.ts';
import * as years from '../duty/year.server.ts';
import * as handOvers from '../hand-over/hand-over.server.ts';
import * as overviews from '../overview/overview.server.ts';
import * as responsibility from '../responsibility/responsibility.server.ts';
import * as dates from './contract-date.server.ts';

useDatabase();
vi.useFakeTimers({ toFake: ['Date'] });
const now = (day: string) => vi.setSystemTime(`${day}T09:00:00Z`);

let town: TestMunicipality;
let unitId: string;
let bodyId: string;
let [ownerId, otherId] = ['', ''];
let systemId: string;
let contractId: string;

const facts = { name: 'Kirjastojärjestelmä', kind: 'library_system', criticality: '1' };
const terms = { title: 'Ylläpitosopimus', endsOn: '2028-12-31', noticeMonths: '6', priceYearly: '42 000' };

beforeAll(async () => {
	now('2026-11-23');
	town = await foundMunicipality();
	const { actor } = town;
	[unitId] = (await addUnits(actor, ['Pääkirjasto'])) as [string];
	const [roleId] = await addRoles(actor, ['Palvelukoordinaattori']);
	const post = (title: string) =>
		positions.add(actor, {
			...{ title, roleId: roleId!, personId: actor.personId, serviceAreaId: null, daysPerMonth: 8 },
			...{ tenure: 'permanent' as const, validFrom: '2024-01-01', validTo: null, key: undefined },
		});
	[ownerId, otherId] = [await post('Palvelukoordinaattori'), await post('Informaatikko')];
	bodyId = await bodies.add(actor, {
		...{ name: 'Johtoryhmä', kind: 'management_team', yearStarts: 1, key: undefined },
		...{ serviceAreaId: null, governanceModel: null, chairId: null, memberIds: [] },
	});
	systemId = await systems.add(actor, v.parse(SystemDraft, { ...facts, ownerId, unitIds: [unitId] }));
	contractId = await dates.add(actor, v.parse(ContractDraft, { ...terms, systemId, bodyId }));
});

const asked = async () => {
	const all = await Promise.all([2026, 2027, 2028].map((year) => years.view(town.actor, year, 1)));
	const own = new Map(all.flat().map((one) => [one.id, one]));
	return [...own.values()]
		.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
		.map(({ name, dueOn, state, owner }) => [name.split(': ')[1], dueOn, state, owner]);
};
const kept = async () =>
	(await dates.listOf(town.actor, systemId))[0]!.dates.map(({ kind, day, state }) => [kind, day, state]);
const contract = async () => (await dates.listOf(town.actor, systemId))[0]!.contract;
const amend = async (more: object) => {
	const { version } = await contract();
	const change = { ...terms, bodyId, ...more, id: contractId, version: String(version) };
	await dates.amend(town.actor, v.parse(ContractChange, change));
};

it('puts the dates of a contract into the year and the calendar of the post that answers', async () => {
	const owner = 'Palvelukoordinaattori';
	expect(await asked()).toEqual([
		['uusimisselvitys alkaa', '2026-10-30', 'passed', owner],
		['hankinta alkaa', '2027-04-30', 'coming', owner],
		['päätös uusimisesta', '2027-12-31', 'coming', owner],
		['viimeinen irtisanomispäivä', '2028-06-30', 'coming', owner],
	]);
	const next = { kind: 'study', day: '2026-10-30', isPassed: true };
	expect((await dates.endings(town.actor)).get(systemId)).toMatchObject({ endsOn: '2028-12-31', next });
	await feeds.make(town.actor, { bodyId: null, key: undefined });
	const { own } = await feeds.list(town.actor);
	const calendar = await feeds.read(town.visitor, own!.token, 'https://luotsi.example/testila');
	expect(calendar).toContain('Kirjastojärjestelmä (Ylläpitosopimus): hankinta alkaa');
	expect(calendar).toContain('DTSTART;VALUE=DATE:20270430');
});

it('moves the dates with the terms, and leaves alone what is marked', async () => {
	const study = (await years.view(town.actor, 2026, 1)).find(({ dueOn }) => dueOn === '2026-10-30')!;
	const done = { occurrenceId: study.id, outcome: 'done', doneOn: '2026-11-20', note: '', link: '' } as const;
	await occurrences.complete(town.actor, { ...done, key: undefined });
	await amend({ endsOn: '2029-12-31' });
	expect(await kept()).toEqual([
		['study', '2026-10-30', 'done'],
		['procurement', '2028-04-30', 'coming'],
		['decision', '2028-12-31', 'coming'],
		['notice', '2029-06-30', 'coming'],
	]);
	// Back to an end that is near: what would have been earlier stands in the year as late, and nothing twice.
	await amend({ endsOn: '2027-12-31' });
	expect((await asked()).filter(([, , state]) => state === 'passed')).toEqual([
		['hankinta alkaa', '2026-04-30', 'passed', 'Palvelukoordinaattori'],
	]);
	await amend({});
});

it('asks for nothing of a contract that is no longer in force, and again when it is', async () => {
	await expect(systems.retire(town.actor, { id: systemId, reason: '' })).rejects.toMatchObject({
		code: 'system_has_contract',
	});
	const coming = async () =>
		(await asked()).filter(([, , state]) => state === 'coming' || state === 'passed');
	const before = await coming();
	expect(before).toHaveLength(3);
	await dates.retire(town.actor, { id: contractId, reason: 'Irtisanottu' });
	expect(await coming()).toEqual([]);
	await dates.restore(town.actor, { id: contractId });
	expect(await coming()).toEqual(before);
});

it('follows the post of the system, also when a post is handed over', async () => {
	const { system } = await systems.get(town.actor, systemId);
	const change = { ...facts, ownerId: otherId, id: systemId, version: String(system.version) };
	await dates.amendSystem(town.actor, v.parse(SystemChange, { ...change, name: 'Kirjastojärjestelmä 2' }));
	const open = (await asked()).filter(([, , state]) => state === 'coming');
	expect(open.map(([, , , owner]) => owner)).toEqual(Array(3).fill('Informaatikko'));
	const { subjects } = await responsibility.view(town.actor);
	expect(subjects.find(({ kind }) => kind === 'system')?.seats).toEqual([
		{ kind: 'system_owner', postId: otherId },
	]);
	const moves = [`system_owner:${systemId}`];
	await handOvers.handOver(town.actor, { fromId: otherId, toId: ownerId, moves, note: '', key: undefined });
	expect((await systems.get(town.actor, systemId)).system.owner?.id).toBe(ownerId);
});

it('makes a need of the renewal study once, and the backlog tells of it', async () => {
	const draft = { contractId, unitId, key: undefined };
	const { id, number } = await backlog.proposeStudy(town.actor, draft);
	const refused = { code: 'study_need_already', data: { number } };
	await expect(backlog.proposeStudy(town.actor, draft)).rejects.toMatchObject(refused);
	const [need] = await backlog.listOf(town.actor, systemId);
	expect(need).toMatchObject({ id, title: 'Kirjastojärjestelmä 2: uusimisselvitys', contractId });
	expect(JSON.stringify(await needs.get(town.actor, id))).toContain('päättyy 31.12.2028');
	await backlog.untie(town.actor, { systemId, needId: id });
	await backlog.tie(town.actor, { systemId, number });
	await expect(backlog.tie(town.actor, { systemId, number })).rejects.toMatchObject({
		code: 'system_need_already',
	});
});

it('tells the holder of what is down until it is closed, and whoever told it or answers may close it', async () => {
	now('2026-11-24');
	const draft = {
		systemId,
		kind: 'fault',
		title: 'Lainaus ei toimi',
		severity: 'partial',
		unitIds: [unitId],
	};
	const reader = await town.as('reader');
	const tell = (more: object = {}) => incidents.tell(reader, v.parse(IncidentDraft, { ...draft, ...more }));
	await expect(tell({ beganAt: '2026-11-25T08:00' })).rejects.toMatchObject({ code: 'incident_ahead' });
	const id = await tell({ beganAt: '2026-11-24T08:15' });
	await tell({
		kind: 'planned_break',
		title: 'Päivitys',
		beganAt: '2026-12-01T20:00',
		endedAt: '2026-12-01T22:00',
	});
	const waiting = async () => (await overviews.get(town.actor)).ownIncidents;
	expect(await waiting()).toEqual([{ id: systemId, name: 'Kirjastojärjestelmä 2', count: 1 }]);
	const [coming, open] = await incidents.listOf(town.actor, systemId);
	expect([coming!, open!].map((one) => stateOf(one, new Date()))).toEqual(['coming', 'open']);
	expect(open).toMatchObject({ beganAt: new Date('2026-11-24T06:15:00Z'), toldBy: 'Testaaja reader' });
	const stranger = await town.as('rater');
	const closing = { id, endedAt: null, outcome: 'Verkkolaite vaihdettu', key: undefined };
	await expect(incidents.close(stranger, closing)).rejects.toMatchObject({ code: 'not_your_incident' });
	await incidents.close(town.actor, closing);
	expect(await waiting()).toEqual([]);
	await incidents.reopen(reader, { id });
	expect(await waiting()).toHaveLength(1);
	await incidents.withdraw(reader, { id });
	expect(await incidents.listOf(town.actor, systemId)).toHaveLength(1);
});
