import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as duties from '../duty/duty.server.ts';
import * as decisions from '../decision/decision.server.ts';
import { search } from '../search/search.server.ts';
import * as followUps from '../follow-up/follow-up.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { asOwner } from '../../../testing/mail.server.ts';
import {
	addMatter,
	bodyOfThree,
	decisionOf,
	markPresent,
	openMeeting,
	planMeeting,
} from '../../../testing/meetings.server.ts';
import { foundMunicipality, useDatabase } from '../../../testing/municipality.server.ts';
import * as agenda from './agenda.server.ts';
import * as attendance from './attendance.server.ts';
import * as meetings from './meeting.server.ts';
import * as minutes from './minutes.server.ts';
import * as records from './record.server.ts';

const database = useDatabase();
const refusal = (code: string) => expect.objectContaining({ code });
const none = { key: undefined };

const setDay = (moment: string) => vi.setSystemTime(new Date(moment));
beforeEach(() => {
	vi.useFakeTimers({ toFake: ['Date'] });
	setDay('2027-03-15T07:00:00Z');
});
afterEach(() => void vi.useRealTimers());

const typed = (itemId: string, text: string, base = 0) => ({ itemId, base, text, key: newId() });

test('a whole meeting: agenda from what is due, papers once, decisions by §, signed and then for ever', async () => {
	const place = await foundMunicipality();
	const team = await bodyOfThree(place);
	const { chair, secretary, member, bodyId, posts } = team;
	await duties.add(place.actor, {
		name: 'Strategian vuosiarviointi',
		description: 'Jokaisesta tavoitteesta.',
		bodyId,
		ownerId: posts.secretary,
		clauseId: null,
		origin: 'own',
		basis: '',
		basisLink: '',
		rule: { kind: 'month', month: 4 },
		remindDays: [14],
		escalateAfter: 7,
		inForceFrom: '2027-01-01',
		...none,
	});
	const meetingId = await planMeeting(secretary, bodyId, '2027-03-22');
	const meeting = await meetings.get(member, meetingId);
	expect(meeting).toMatchObject({ number: 1, year: 2027, state: 'planned', isSeated: true });
	expect(await agenda.offers(member, meeting)).toMatchObject([
		{ kind: 'duty', title: 'Strategian vuosiarviointi', presenterId: posts.secretary, dueOn: '2027-04-30' },
	]);
	const key = newId();
	expect(await meetings.makeAgenda(secretary, { meetingId, key })).toBe(1);
	expect(await meetings.makeAgenda(secretary, { meetingId, key })).toBe(1);
	expect(await meetings.makeAgenda(secretary, { meetingId, key: newId() })).toBe(0);
	const matter = await addMatter(member, meetingId, 'Kesän aukiolot');
	const extra = await addMatter(member, meetingId, 'Turha asia');
	await agenda.moveItem(secretary, { id: matter, way: 'up' });
	await agenda.removeItem(secretary, { id: extra });
	expect((await agenda.list(member, meetingId)).map(({ title, number }) => [title, number])).toEqual([
		['Kesän aukiolot', 1],
		['Strategian vuosiarviointi', 2],
		['Turha asia', 0],
	]);
	await agenda.restoreItem(secretary, { id: extra });
	await agenda.removeItem(secretary, { id: extra });

	expect(await meetings.sendPapers(secretary, { meetingId, key: newId() })).toBe(3);
	await expect(meetings.sendPapers(secretary, { meetingId, key: newId() })).rejects.toThrow(
		refusal('papers_sent_already'),
	);
	const letters = await asOwner<{ kind: string; agenda: string; once_key: string }>(
		database.ownerUrl(),
		`select kind, words ->> 'agenda' as agenda, once_key from outgoing_mail where tenant_id = $1`,
		[place.actor.tenantId],
	);
	expect(letters.map(({ kind }) => kind)).toEqual(['meeting_papers', 'meeting_papers', 'meeting_papers']);
	expect(letters[0]!.agenda).toBe('1. Kesän aukiolot\n2. Strategian vuosiarviointi');

	setDay('2027-03-22T07:05:00Z');
	await expect(meetings.open(secretary, { meetingId, clock: '09:00', ...none })).rejects.toThrow(
		refusal('chair_missing'),
	);
	await openMeeting(secretary, team, meetingId);
	const opened = await meetings.get(member, meetingId);
	expect(opened).toMatchObject({ state: 'open', isChairElected: false, openedOn: '2027-03-22' });
	expect(opened.statement).toBe(
		'Puheenjohtaja avasi kokouksen klo 9.02 ja totesi sen päätösvaltaiseksi. Läsnä 3 jäsentä, jäseniä 3.',
	);
	await minutes.type(member, typed(matter, 'Keskusteltiin aukioloista.'));
	await expect(decisions.decide(member, decisionOf(matter))).rejects.toThrow(
		refusal('not_chair_or_secretary'),
	);
	const { id: first } = await decisions.decide(secretary, decisionOf(matter, 'Pidetään ennallaan.'));
	await expect(decisions.decide(chair, decisionOf(matter))).rejects.toThrow(refusal('item_decided'));
	expect(await decisions.get(member, first)).toMatchObject({ section: 1, decidedOn: '2027-03-22' });
	const task = await followUps.add(secretary, {
		itemId: matter,
		title: 'Tiedote aukioloista',
		positionId: posts.member,
		dueOn: '2027-04-10',
		...none,
	});

	await expect(meetings.sign(chair, { meetingId, ...none })).rejects.toThrow(
		refusal('meeting_not_closed_yet'),
	);
	await meetings.close(chair, { meetingId, clock: '10:15', ...none });
	await expect(minutes.type(member, typed(matter, 'Vielä tämä'))).rejects.toThrow(refusal('meeting_closed'));
	await expect(meetings.sign(member, { meetingId, ...none })).rejects.toThrow(refusal('not_signer'));
	await meetings.sign(chair, { meetingId, ...none });
	await expect(meetings.reopen(chair, { meetingId, ...none })).rejects.toThrow(
		refusal('minutes_being_signed'),
	);
	await meetings.unsign(chair, { meetingId, ...none });
	await meetings.reopen(chair, { meetingId, ...none });
	await meetings.close(chair, { meetingId, clock: '10:20', ...none });
	await meetings.sign(chair, { meetingId, ...none });
	expect((await meetings.get(member, meetingId)).state).toBe('closed');
	await meetings.sign(secretary, { meetingId, ...none });
	expect((await meetings.get(member, meetingId)).state).toBe('signed');

	const done = await records.get(member, meetingId);
	expect(done.record.items[0]).toMatchObject({
		minutes: 'Keskusteltiin aukioloista.',
		decision: { section: 1, decision: 'Pidetään ennallaan.' },
		followUps: [{ title: 'Tiedote aukioloista', post: 'Informaatikko' }],
	});
	expect(done.textHash).toBe(records.hashOf(done.record));
	const { version } = await decisions.get(chair, first);
	for (const late of [
		() => addMatter(member, meetingId, 'Myöhässä'),
		() => decisions.amend(chair, { ...decisionOf(matter, 'Toisin.'), id: first, version }),
		() => meetings.reopen(chair, { meetingId, ...none }),
		() => meetings.unsign(chair, { meetingId, ...none }),
	])
		await expect(late()).rejects.toThrow(refusal('minutes_signed'));
	await followUps.complete(member, { id: task, outcome: 'done', note: '', ...none });
	expect((await followUps.listOpen(member)).own).toEqual([]);
});

test('signed minutes hold against the database itself', async () => {
	const place = await foundMunicipality();
	const team = await bodyOfThree(place);
	const meetingId = await planMeeting(team.chair, team.bodyId, '2027-03-15');
	const item = await addMatter(team.chair, meetingId, 'Asia');
	await openMeeting(team.chair, team, meetingId);
	await decisions.decide(team.chair, decisionOf(item));
	await meetings.close(team.chair, { meetingId, clock: '10:00', ...none });
	await meetings.sign(team.chair, { meetingId, ...none });
	await meetings.sign(team.secretary, { meetingId, ...none });
	for (const statement of [
		`update decision set decision = 'Toisin' where agenda_item_id = $1`,
		`update agenda_item set title = 'Toinen' where id = $1`,
		`insert into follow_up (tenant_id, id, agenda_item_id, title, position_id, due_on)
			select tenant_id, gen_random_uuid(), $1, 'Lisä', (select id from position limit 1), '2027-04-01'
			from agenda_item where id = $1`,
		`insert into minutes_update (tenant_id, meeting_id, sequence, agenda_item_id, id, update)
			select tenant_id, meeting_id, 99, id, gen_random_uuid(), '\\x00' from agenda_item where id = $1`,
	])
		await expect(asOwner(database.ownerUrl(), statement, [item])).rejects.toThrow('signed');
});

test('a body that lost its chair meets under an elected one, and without a quorum decides nothing', async () => {
	const place = await foundMunicipality();
	const team = await bodyOfThree(place);
	await asOwner(database.ownerUrl(), 'update position set person_id = null where id = $1', [
		team.posts.chair,
	]);
	const meetingId = await planMeeting(team.member, team.bodyId, '2027-03-15');
	const item = await addMatter(team.member, meetingId, 'Asia');
	const { posts } = team;
	await expect(markPresent(team.member, meetingId, { [posts.chair]: ['present', 'chair'] })).rejects.toThrow(
		refusal('post_vacant'),
	);
	await markPresent(team.member, meetingId, {
		[posts.secretary]: ['present', 'chair'],
		[posts.member]: ['present', 'secretary'],
	});
	await meetings.open(team.member, { meetingId, clock: '09:00', ...none });
	const opened = await meetings.get(team.member, meetingId);
	expect(opened).toMatchObject({ isChairElected: true, chair: 'Testaaja reader, Palvelukoordinaattori' });
	expect(opened.statement).toMatch(
		/^Kokouksen puheenjohtajaksi valittiin Testaaja reader, Palvelukoordinaat/,
	);
	const list = await attendance.list(team.member, meetingId);
	const rows = Object.fromEntries(
		list.map(({ key, presence, office }) => [
			key,
			{ presence, office, cameAt: null, leftAt: key === posts.member ? '09:30' : null },
		]),
	);
	await attendance.mark(team.member, { meetingId, rows, ...none });
	await expect(decisions.decide(team.secretary, decisionOf(item))).rejects.toThrow(refusal('not_quorate'));
});

test('§ and numbers begin anew with the body’s own year, also on a leap day and in August', async () => {
	const place = await foundMunicipality();
	const sections = async (yearStarts: number, days: readonly string[]) => {
		const team = await bodyOfThree(place, yearStarts);
		const told: string[] = [];
		for (const day of days) {
			setDay(`${day}T07:00:00Z`);
			const meetingId = await planMeeting(team.chair, team.bodyId, day);
			const item = await addMatter(team.chair, meetingId, 'Asia');
			await openMeeting(team.chair, team, meetingId);
			const { id } = await decisions.decide(team.chair, decisionOf(item));
			const { section, year } = await decisions.get(team.chair, id);
			const { number } = await meetings.get(team.chair, meetingId);
			told.push(`${number} § ${section}/${year}`);
		}
		return told;
	};
	expect(await sections(1, ['2027-12-31', '2028-01-01', '2028-02-29'])).toEqual([
		'1 § 1/2027',
		'1 § 1/2028',
		'2 § 2/2028',
	]);
	expect(await sections(8, ['2028-02-29', '2028-07-31', '2028-08-01'])).toEqual([
		'1 § 1/2027',
		'2 § 2/2027',
		'1 § 1/2028',
	]);
});

test('others see a meeting when it is closed, and outsiders never change one', async () => {
	const place = await foundMunicipality();
	const team = await bodyOfThree(place);
	const stranger = await place.as('reader');
	const coordinator = await place.as('coordinator');
	await expect(planMeeting(stranger, team.bodyId, '2027-03-15')).rejects.toThrow(refusal('not_your_meeting'));
	const meetingId = await planMeeting(coordinator, team.bodyId, '2027-03-15');
	const item = await addMatter(coordinator, meetingId, 'Asia');
	expect(await meetings.list(stranger)).toEqual([]);
	await expect(meetings.get(stranger, meetingId)).rejects.toThrow(refusal('meeting_not_closed'));
	await expect(minutes.since(stranger, meetingId, 0)).rejects.toThrow(refusal('meeting_not_closed'));
	await openMeeting(team.chair, team, meetingId);
	await expect(decisions.decide(coordinator, decisionOf(item))).rejects.toThrow(
		refusal('not_chair_or_secretary'),
	);
	const found = async () => (await search(stranger, { text: 'harvinaisuus', offset: 0, size: 5 })).hits;
	await minutes.type(team.chair, typed(item, 'Sana'));
	await decisions.decide(team.chair, decisionOf(item, 'Päätettiin harvinaisuudesta.'));
	expect(await found()).toEqual([]);
	await meetings.close(team.secretary, { meetingId, clock: '10:00', ...none });
	expect((await found()).map(({ kind, code }) => [kind, code])).toEqual([['decision', '§ 1']]);
	expect((await meetings.list(stranger)).map(({ id }) => id)).toEqual([meetingId]);
	await expect(addMatter(stranger, meetingId, 'Oma asia')).rejects.toThrow(refusal('not_your_meeting'));
	expect(() => meetings.get(place.visitor, meetingId)).toThrow(refusal('sign_in_first'));
});

test('two decisions at the same time get two §, and one that is cancelled can be restored', async () => {
	const place = await foundMunicipality();
	const team = await bodyOfThree(place);
	const meetingId = await planMeeting(team.chair, team.bodyId, '2027-03-15');
	const items = [
		await addMatter(team.chair, meetingId, 'Yksi'),
		await addMatter(team.chair, meetingId, 'Kaksi'),
	];
	await meetings.cancel(team.chair, { id: meetingId, reason: 'Sairastuminen' });
	await expect(openMeeting(team.chair, team, meetingId)).rejects.toThrow(refusal('meeting_cancelled'));
	await meetings.restore(team.chair, { id: meetingId });
	await openMeeting(team.chair, team, meetingId);
	const ids = await Promise.all([
		decisions.decide(team.chair, decisionOf(items[0]!)),
		decisions.decide(team.secretary, decisionOf(items[1]!)),
	]);
	const made = await Promise.all(ids.map(({ id }) => decisions.get(team.chair, id)));
	expect(made.map(({ section }) => section).sort()).toEqual([1, 2]);
});
