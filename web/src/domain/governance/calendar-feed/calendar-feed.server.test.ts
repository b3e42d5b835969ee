import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { newId } from '#platform/identifier.server.ts';
import { addDays } from '#platform/day.ts';
import { today } from '#platform/today.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import { bodyOfThree, planMeeting } from '../../../testing/meetings.server.ts';
import * as positions from '#domain/organisation/position/position.server.ts';
import * as technologies from '#domain/systems/technology/technology.server.ts';
import { TechnologyDraft } from '#domain/systems/technology/technology.ts';
import * as v from 'valibot';
import { addRoles } from '../../../testing/needs.server.ts';
import * as comingDays from '../coming-day/coming-day.server.ts';
import * as keyTasks from '../key-task/key-task.server.ts';
import { KeyTaskDraft } from '../key-task/key-task.ts';
import * as bodies from '../body/body.server.ts';
import * as duties from '../duty/duty.server.ts';
import * as occurrences from '../duty/occurrence.server.ts';
import * as meetings from '../meeting/meeting.server.ts';
import * as feeds from './calendar-feed.server.ts';

useDatabase();
const none = { key: undefined };
const NAME =
	'Tilinpäätös, osa 1; "liitteet" \\ kuva – ärjyvän pitkä nimi joka ei mahdu yhdelle riville millään';
const root = 'https://luotsi.example/testila';

async function withDuty(place: TestMunicipality) {
	const rest = { serviceAreaId: null, governanceModel: null, chairId: null, memberIds: [], yearStarts: 1 };
	const bodyId = await bodies.add(place.actor, {
		name: 'Johtoryhmä',
		kind: 'management_team',
		...rest,
		...none,
	});
	const draft = {
		name: NAME,
		description: 'Ensin; sitten\nlopuksi, niin.',
		bodyId,
		ownerId: null,
		clauseId: null,
		origin: 'own' as const,
		basis: '',
		basisLink: '',
		rule: { kind: 'between' as const, from: { month: 12, day: 31 }, to: { month: 12, day: 31 } },
		remindDays: [],
		escalateAfter: null,
		inForceFrom: null,
	};
	const id = await duties.add(place.actor, { ...draft, ...none });
	await feeds.make(place.actor, { bodyId, ...none });
	const { token } = (await feeds.list(place.actor)).bodies[0]!;
	return { bodyId, draft, id, token };
}

/** As a calendar program reads it. */
async function eventsOf(place: TestMunicipality, token: string) {
	const text = await feeds.read(place.visitor, token, root);
	const calendar = new ICAL.Component(ICAL.parse(text));
	return { text, calendar, events: calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one)) };
}

test('a calendar program reads whole days, whole words and lasting identities', async () => {
	const place = await foundMunicipality();
	const { id, token } = await withDuty(place);
	const { text, calendar, events } = await eventsOf(place, token);
	const year = Number(today().slice(0, 4));
	expect(events.map((event) => event.startDate.toString())).toEqual(
		[0, 1, 2].map((after) => `${year + after}-12-31`),
	);
	const first = events[0]!;
	expect(first.startDate.isDate).toBe(true);
	expect(first.endDate.toString()).toBe(`${year + 1}-01-01`);
	expect(first.summary).toBe(NAME);
	expect(first.description).toContain('Ensin; sitten\nlopuksi, niin.');
	expect(first.component.getFirstPropertyValue('url')).toBe(`${root}/year/duties/${id}`);
	expect(new Set(events.map(({ uid }) => uid)).size).toBe(3);
	expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
	const lines = text.split('\r\n');
	expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
	expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
	expect(await eventsOf(place, token).then((again) => again.text)).toBe(text);
});

test('a change keeps the identity and raises its number; what is called off says so', async () => {
	const place = await foundMunicipality();
	const { draft, id, token } = await withDuty(place);
	const before = (await eventsOf(place, token)).events;
	await duties.amend(place.actor, {
		...draft,
		id,
		version: 1,
		rule: { kind: 'month', month: 12 },
		name: 'Uusi',
	});
	const renamed = (await eventsOf(place, token)).events;
	expect(renamed.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid));
	renamed.forEach((event, at) => expect(event.sequence).toBeGreaterThan(before[at]!.sequence));
	expect(renamed[0]!.summary).toBe('Uusi');
	const [, next] = (await duties.get(place.actor, id)).occurrences;
	const dueOn = `${next!.dueOn.slice(0, 4)}-12-30`;
	await occurrences.move(place.actor, { occurrenceId: next!.id, version: next!.version, dueOn });
	const moved = (await eventsOf(place, token)).events;
	expect(moved[1]).toMatchObject({ uid: before[1]!.uid });
	expect(moved[1]!.startDate.toString()).toBe(dueOn);
	expect(moved[1]!.sequence).toBeGreaterThan(renamed[1]!.sequence);
	await duties.retire(place.actor, { id, reason: '' });
	const off = (await eventsOf(place, token)).events;
	expect(off.map((event) => event.component.getFirstPropertyValue('status'))).toEqual(
		off.map(() => 'CANCELLED'),
	);
	expect(off[1]!.sequence).toBeGreaterThan(moved[1]!.sequence);
});

test('an address is its owner’s: renewed, closed or of another municipality it says nothing', async () => {
	const [place, other] = [await foundMunicipality(), await foundMunicipality()];
	const { bodyId, token } = await withDuty(place);
	const gone = expect.objectContaining({ code: 'not_found' });
	expect(token.length).toBeGreaterThanOrEqual(32);
	await expect(feeds.read(other.visitor, token, root)).rejects.toEqual(gone);
	await expect(feeds.read(place.visitor, newId().repeat(2), root)).rejects.toEqual(gone);
	const reader = await place.as('reader');
	await expect(feeds.make(reader, { bodyId, ...none })).rejects.toMatchObject({ code: 'forbidden' });
	await feeds.make(place.actor, { bodyId, ...none });
	await expect(feeds.read(place.visitor, token, root)).rejects.toEqual(gone);
	await feeds.make(reader, { bodyId: null, ...none });
	const own = (await feeds.list(reader)).own!;
	expect((await eventsOf(place, own.token)).events).toEqual([]);
	expect((await feeds.list(place.actor)).own).toBeNull();
	await feeds.close(reader, { bodyId: null });
	await expect(feeds.read(place.visitor, own.token, root)).rejects.toEqual(gone);
});

test('a meeting keeps its time on the wall on the days when the clocks change, and a cancelled one says so', async () => {
	const place = await foundMunicipality();
	const team = await bodyOfThree(place);
	await feeds.make(place.actor, { bodyId: team.bodyId, key: undefined });
	const days = ['2027-03-27', '2027-03-28', '2027-03-29', '2027-10-31', '2028-02-29'];
	const ids: string[] = [];
	for (const day of days) ids.push(await planMeeting(team.chair, team.bodyId, day, '09:30'));
	await meetings.cancel(team.chair, { id: ids[2]!, reason: '' });
	const { bodies: own } = await feeds.list(place.actor);
	const text = await feeds.read(place.visitor, own[0]!.token, 'https://luotsi.example');
	const events = new ICAL.Component(ICAL.parse(text) as never)
		.getAllSubcomponents('vevent')
		.map((component) => new ICAL.Event(component));
	const wall = new Intl.DateTimeFormat('sv-SE', {
		timeZone: 'Europe/Helsinki',
		dateStyle: 'short',
		timeStyle: 'short',
	});
	const told = events.map((event) => wall.format(event.startDate.toJSDate())).sort();
	expect(told).toEqual(days.map((day) => `${day} 09:30`));
	const cancelled = events.filter((event) => event.component.getFirstPropertyValue('status') === 'CANCELLED');
	expect(cancelled.map(({ uid }) => uid)).toEqual([`${ids[2]}@meeting.luotsi`]);
	expect(cancelled[0]!.sequence).toBe(1);
});

test('reviews and checks stand in the calendar of the holder of the post and of its body, and in the year', async () => {
	const place = await foundMunicipality();
	const { actor } = place;
	const [roleId] = await addRoles(actor, ['Koordinaattori']);
	const rest = { tenure: 'permanent', validFrom: '2026-01-01', validTo: null, daysPerMonth: 4 } as const;
	const who = { title: 'Koordinaattori', roleId: roleId!, personId: actor.person, serviceAreaId: null };
	const ownerId = await positions.add(actor, { ...who, ...rest, ...none });
	const body = { name: 'Johtoryhmä', kind: 'management_team', yearStarts: 1, chairId: null } as const;
	const kept = { serviceAreaId: null, governanceModel: null, memberIds: [ownerId] };
	const bodyId = await bodies.add(actor, { ...body, ...kept, ...none });
	const draft = { name: 'Noutolokero', quadrant: 'service', ring: 'trial', grounds: 'Lupaava' };
	const reviewOn = addDays(today(), 40);
	await technologies.add(actor, v.parse(TechnologyDraft, { ...draft, ownerId, reviewOn }));
	const nobodys = { ...draft, name: 'Drooni', reviewOn };
	await technologies.add(actor, v.parse(TechnologyDraft, nobodys));
	const task = {
		name: 'Lukot',
		kind: 'task',
		criticality: '2',
		ownerId,
		instruction: 'Kansio',
		checkMonths: '1',
	};
	const id = await keyTasks.add(actor, v.parse(KeyTaskDraft, task));
	await keyTasks.check(actor, { id, checkedOn: today(), note: '', ...none });
	await feeds.make(actor, { bodyId, ...none });
	await feeds.make(actor, { bodyId: null, ...none });
	const { own, bodies: ofBodies } = await feeds.list(actor);
	for (const { token } of [own!, ofBodies[0]!]) {
		const { events } = await eventsOf(place, token);
		expect(events.map(({ summary }) => summary)).toEqual([
			'Tarkista ohje: Lukot',
			'Tarkista teknologia: Noutolokero',
		]);
		expect(events[1]!.startDate.toString()).toBe(reviewOn);
		expect(events[1]!.description).toContain('Koordinaattori');
	}
	const year = Number(reviewOn.slice(0, 4));
	const shown = await comingDays.ofYear(actor, year, 1);
	expect(shown.map(({ name, state }) => `${name} ${state}`)).toEqual(
		expect.arrayContaining(['Drooni coming', 'Noutolokero coming']),
	);
});
