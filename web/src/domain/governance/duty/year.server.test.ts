import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as people from '#domain/organisation/person/person.server.ts';
import * as positions from '#domain/organisation/position/position.server.ts';
import * as roles from '#domain/organisation/role/role.server.ts';
import { machine } from '#domain/portfolio/schedule/machine-actor.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { asOwner } from '../../../testing/mail.server.ts';
import {
	foundMunicipality,
	useDatabase,
	type TestMunicipality,
} from '../../../testing/municipality.server.ts';
import * as bodies from '../body/body.server.ts';
import type { DutyDraft } from './duty.ts';
import * as duties from './duty.server.ts';
import * as occurrences from './occurrence.server.ts';
import { remindOfDuties } from './reminder.server.ts';
import * as programmes from './work-programme.server.ts';
import { inYear, programmeGaps } from './year.ts';
import * as years from './year.server.ts';

const database = useDatabase();
const refusal = (code: string) => expect.objectContaining({ code });
const none = { key: undefined };

/** The database keeps its own time; the product's day is that of the moved clock. */
const setDay = (moment: string) => vi.setSystemTime(new Date(moment));
beforeEach(() => {
	vi.useFakeTimers({ toFake: ['Date'] });
	setDay('2027-01-04T08:00:00Z');
});
afterEach(() => void vi.useRealTimers());

async function post(place: TestMunicipality, title: string, personId: string | null): Promise<string> {
	const roleId = await roles.add(place.actor, { name: `${title} ${newId()}`, externalKey: '', ...none });
	return positions.add(place.actor, {
		title,
		roleId,
		serviceAreaId: null,
		personId,
		tenure: 'permanent',
		daysPerMonth: 2,
		validFrom: '2026-01-01',
		validTo: null,
		...none,
	});
}

async function body(place: TestMunicipality, chairId: string | null = null, yearStarts = 1): Promise<string> {
	const rest = { serviceAreaId: null, governanceModel: null, memberIds: [], yearStarts, ...none };
	return bodies.add(place.actor, {
		name: `Johtoryhmä ${newId()}`,
		kind: 'management_team',
		chairId,
		...rest,
	});
}

function draft(bodyId: string, change: Partial<DutyDraft> = {}): DutyDraft {
	return {
		name: 'Tilinpäätös',
		description: '',
		bodyId,
		ownerId: null,
		clauseId: null,
		origin: 'statute',
		basis: 'Kuntalaki 113 §',
		basisLink: '',
		rule: { kind: 'between', from: { month: 2, day: 1 }, to: { month: 3, day: 31 } },
		remindDays: [14, 3],
		escalateAfter: 7,
		inForceFrom: null,
		...none,
		...change,
	};
}

const clerk = ({ actor }: TestMunicipality) => machine(actor);
const daysOf = async (place: TestMunicipality, id: string) =>
	(await duties.get(place.actor, id)).occurrences.map(({ dueOn }) => dueOn);
const letters = (place: TestMunicipality) =>
	asOwner<{ kind: string; person_id: string; why: string }>(
		database.ownerUrl(),
		`select kind, person_id, words ->> 'why' as why from outgoing_mail where tenant_id = $1 order by id`,
		[place.actor.tenantId],
	);

test('a duty is there for every year in sight, once, however often it is laid out', async () => {
	const place = await foundMunicipality();
	const id = await duties.add(place.actor, draft(await body(place)));
	expect(await daysOf(place, id)).toEqual(['2027-03-31', '2028-03-31', '2029-03-31']);
	const together = await Promise.all([1, 2, 3].map(() => occurrences.keepInSight(clerk(place))));
	expect(together).toEqual([0, 0, 0]);
	setDay('2027-12-31T21:59:59Z');
	expect(await occurrences.keepInSight(clerk(place))).toBe(0);
	// Midnight in Helsinki: the new year brings one more into sight.
	setDay('2027-12-31T22:00:00Z');
	expect(await occurrences.keepInSight(clerk(place))).toBe(1);
	expect(await daysOf(place, id)).toHaveLength(4);
	expect(await occurrences.keepInSight(clerk(place))).toBe(0);
});

test('leap days and the nights of the changing clock lose no day and double none', async () => {
	const place = await foundMunicipality();
	const bodyId = await body(place);
	const leap = { kind: 'between', from: { month: 2, day: 29 }, to: { month: 2, day: 29 } } as const;
	const leapId = await duties.add(place.actor, draft(bodyId, { name: 'Karkauspäivä', rule: leap }));
	expect(await daysOf(place, leapId)).toEqual(['2027-02-28', '2028-02-29', '2029-02-28']);
	const night = { kind: 'between', from: { month: 3, day: 28 }, to: { month: 3, day: 28 } } as const;
	const id = await duties.add(place.actor, draft(bodyId, { name: 'Kesäaika', rule: night, remindDays: [0] }));
	const states = [];
	for (const moment of [
		'2027-03-27T21:59:00Z',
		'2027-03-27T22:01:00Z',
		'2027-03-28T20:59:00Z',
		'2027-03-28T21:01:00Z',
	]) {
		setDay(moment);
		await occurrences.keepInSight(clerk(place));
		const all = await years.view(place.actor, 2027, 1);
		states.push(all.find(({ dutyId, year }) => dutyId === id && year === 2027)?.state);
	}
	expect(states).toEqual(['due', 'due', 'due', 'passed']);
	expect(await daysOf(place, id)).toHaveLength(3);
});

test('what passes undone stays red over the years until it is done late or its reason is told', async () => {
	const place = await foundMunicipality();
	const bodyId = await body(place);
	const id = await duties.add(place.actor, draft(bodyId));
	setDay('2028-05-01T08:00:00Z');
	await occurrences.keepInSight(clerk(place));
	const red = async () => (await years.ahead(place.actor)).passed.map(({ dueOn }) => dueOn);
	expect(await red()).toEqual(['2027-03-31', '2028-03-31']);
	const [first, second] = (await duties.get(place.actor, id)).occurrences;
	const mark = { note: '', link: '', doneOn: null, ...none };
	await occurrences.complete(place.actor, { ...mark, occurrenceId: first!.id, outcome: 'done' });
	await expect(
		occurrences.complete(place.actor, { ...mark, occurrenceId: first!.id, outcome: 'done' }),
	).rejects.toEqual(refusal('duty_marked_already'));
	expect(await red()).toEqual(['2028-03-31']);
	await expect(
		occurrences.move(place.actor, {
			occurrenceId: second!.id,
			version: second!.version,
			dueOn: '2028-09-01',
		}),
	).rejects.toEqual(refusal('duty_passed'));
	// Ending the duty hides nothing that was asked before.
	await duties.retire(place.actor, { id, reason: 'Siirtyi muualle' });
	expect(await red()).toEqual(['2028-03-31']);
	expect(await daysOf(place, id)).toEqual(['2027-03-31', '2028-03-31']);
	const note = 'Vuosi jäi väliin';
	await occurrences.complete(place.actor, {
		...mark,
		note,
		occurrenceId: second!.id,
		outcome: 'left_undone',
	});
	expect(await red()).toEqual([]);
	await occurrences.reopen(place.actor, { occurrenceId: second!.id });
	expect(await red()).toEqual(['2028-03-31']);
	await duties.restore(place.actor, { id });
	expect(await daysOf(place, id)).toHaveLength(4);
});

test('a new rule moves what is ahead, keeps what has passed, and doubles no year', async () => {
	const place = await foundMunicipality();
	const bodyId = await body(place);
	const id = await duties.add(place.actor, draft(bodyId));
	setDay('2027-06-01T08:00:00Z');
	const { duty } = await duties.get(place.actor, id);
	const rule = { kind: 'month', month: 10 } as const;
	const change = { ...draft(bodyId, { rule }), id, version: duty.version };
	await duties.amend(place.actor, change);
	expect(await daysOf(place, id)).toEqual(['2027-03-31', '2028-10-31', '2029-10-31']);
	await expect(duties.amend(place.actor, change)).rejects.toEqual(refusal('conflict'));
	const next = (await duties.get(place.actor, id)).occurrences[1]!;
	await occurrences.move(place.actor, { occurrenceId: next.id, version: next.version, dueOn: '2028-11-15' });
	// This year's day would be gone: 2028 keeps its own, moved by hand; 2029 follows the rule.
	const back = { ...draft(bodyId), id, version: duty.version + 1 };
	await duties.amend(place.actor, back);
	expect(await daysOf(place, id)).toEqual(['2027-03-31', '2028-11-15', '2029-03-31']);
});

test('reminders go once to whoever holds the post, and up when nobody answers', async () => {
	const place = await foundMunicipality();
	const holder = await place.as('reader');
	const chair = await place.as('reader');
	const owner = await post(place, 'Kirjastonjohtaja', holder.person);
	const chairPost = await post(place, 'Puheenjohtaja', chair.person);
	const bodyId = await body(place, chairPost);
	await duties.add(place.actor, draft(bodyId, { ownerId: owner }));
	setDay('2027-03-16T08:00:00Z');
	expect(await remindOfDuties(clerk(place))).toBe(0);
	setDay('2027-03-17T08:00:00Z');
	expect(await Promise.all([remindOfDuties(clerk(place)), remindOfDuties(clerk(place))])).toContain(1);
	expect(await remindOfDuties(clerk(place))).toBe(0);
	expect(await letters(place)).toEqual([{ kind: 'duty_reminder', person_id: holder.person, why: 'owner' }]);
	setDay('2027-04-08T08:00:00Z');
	expect(await remindOfDuties(clerk(place))).toBe(1);
	const told = (await letters(place)).slice(1).map(({ person_id: id, why }) => [id, why]);
	expect(told).toEqual([
		[holder.person, 'owner'],
		[chair.person, 'chair'],
	]);
	setDay('2027-04-30T08:00:00Z');
	await remindOfDuties(clerk(place));
	const last = (await letters(place)).slice(3);
	expect(last.map(({ why }) => why)).toEqual(['owner', 'chair', 'director']);
	expect(last[2]!.person_id).toBe(place.actor.person);
});

test('a body that loses its chair is shown, and its duties reach the directors', async () => {
	const place = await foundMunicipality();
	const chair = await place.as('reader');
	const chairPost = await post(place, 'Puheenjohtaja', chair.person);
	const bodyId = await body(place, chairPost);
	const id = await duties.add(place.actor, draft(bodyId));
	const open = async () => (await duties.get(place.actor, id)).occurrences[0]!;
	expect(await open()).toMatchObject({ chairPersonId: chair.person, owner: null });
	await positions.end(place.actor, { id: chairPost, version: 1, validTo: '2027-03-01' });
	setDay('2027-03-20T08:00:00Z');
	expect(await open()).toMatchObject({ chair: 'Puheenjohtaja', chairPersonId: null });
	await remindOfDuties(clerk(place));
	expect(await letters(place)).toEqual([
		{ kind: 'duty_reminder', person_id: place.actor.person, why: 'nobody' },
	]);
	await expect(bodies.retire(place.actor, { id: bodyId, reason: '' })).rejects.toMatchObject({
		code: 'body_has_duties',
		data: { count: 1 },
	});
});

test('only those of the body may mark its duty', async () => {
	const place = await foundMunicipality();
	const [holder, stranger] = [await place.as('reader'), await place.as('reader')];
	const owner = await post(place, 'Rehtori', holder.person);
	const id = await duties.add(place.actor, draft(await body(place), { ownerId: owner }));
	const occurrenceId = (await duties.get(place.actor, id)).occurrences[0]!.id;
	const mark = { occurrenceId, outcome: 'done', note: 'Käsitelty', link: '', doneOn: null, ...none } as const;
	await expect(occurrences.complete(stranger, mark)).rejects.toEqual(refusal('not_your_duty'));
	await expect(occurrences.complete(place.visitor, mark)).rejects.toEqual(refusal('sign_in_first'));
	await expect(occurrences.complete(holder, { ...mark, doneOn: '2027-02-01' })).rejects.toEqual(
		refusal('done_in_future'),
	);
	const key = newId();
	await occurrences.complete(holder, { ...mark, key });
	await occurrences.complete(holder, { ...mark, key });
	expect((await duties.get(stranger, id)).mayMark).toBe(false);
	expect((await duties.get(holder, id)).occurrences[0]).toMatchObject({ outcome: 'done', note: 'Käsitelty' });
});

test('a duty outside its programme is a gap; a work-year runs over the new year', async () => {
	const place = await foundMunicipality();
	const bodyId = await body(place, null, 8);
	const dutyIds = [await duties.add(place.actor, draft(bodyId))];
	const gaps = async () => programmeGaps(inYear(await years.view(place.actor, 2027, 1), 2027, 1));
	expect(await gaps()).toMatchObject([{ bodyId, count: 1 }]);
	// 31 March 2027 is of the work-year 2026–2027.
	await expect(programmes.set(place.actor, { bodyId, year: 2025, dutyIds, ...none })).rejects.toEqual(
		refusal('not_found'),
	);
	await programmes.set(place.actor, { bodyId, year: 2026, dutyIds, ...none });
	expect(await gaps()).toEqual([]);
	await programmes.set(place.actor, { bodyId, year: 2026, dutyIds: [], ...none });
	expect(await gaps()).toMatchObject([{ bodyId, count: 1 }]);
});

test('a closed account holds no post', async () => {
	const place = await foundMunicipality();
	const holder = await place.as('reader');
	const owner = await post(place, 'Rehtori', holder.person);
	const id = await duties.add(place.actor, draft(await body(place), { ownerId: owner }));
	const before = (await duties.get(place.actor, id)).occurrences[0]!;
	expect(before.ownerPersonId).toBe(holder.person);
	const person = await people.get(place.actor, holder.person);
	await people.disable(place.actor, { id: holder.person, version: person.version });
	expect((await duties.get(place.actor, id)).occurrences[0]).toMatchObject({
		owner: 'Rehtori',
		ownerPersonId: null,
	});
});
