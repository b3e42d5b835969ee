import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newId } from '#platform/identifier.server.ts';
import { today } from '#platform/today.ts';
import { asOwner } from '../../../testing/mail.server.ts';
import {
	addMatter,
	bodyOfThree,
	decisionOf,
	openMeeting,
	planMeeting,
} from '../../../testing/meetings.server.ts';
import { foundMunicipality, useDatabase } from '../../../testing/municipality.server.ts';
import * as duties from '../duty/duty.server.ts';
import * as occurrences from '../duty/occurrence.server.ts';
import * as followUps from '../follow-up/follow-up.server.ts';
import * as agenda from '../meeting/agenda.server.ts';
import * as meetings from '../meeting/meeting.server.ts';
import { isMissed } from '../meeting/meeting.ts';
import * as decisions from './decision.server.ts';

const database = useDatabase();
const refusal = (code: string) => expect.objectContaining({ code });
const none = { key: undefined };
const day = '2027-03-22';

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['Date'] });
	vi.setSystemTime(new Date('2027-03-15T07:00:00Z'));
});
afterEach(() => void vi.useRealTimers());

async function agendaOf(titles: readonly string[]) {
	const place = await foundMunicipality();
	const team = await bodyOfThree(place);
	const meetingId = await planMeeting(team.chair, team.bodyId, day);
	const items: string[] = [];
	for (const title of titles) items.push(await addMatter(team.chair, meetingId, title));
	return { place, team, meetingId, items };
}

test('§ runs in the order of the agenda, whatever is decided first, until the meeting closes', async () => {
	const { team, meetingId, items } = await agendaOf(['Yksi', 'Kaksi', 'Kolme']);
	const { chair } = team;
	const sections = async () =>
		(await agenda.list(chair, meetingId)).map(({ title, section }) => `${title} ${section ?? '–'}`);
	vi.setSystemTime(new Date(`${day}T07:00:00Z`));
	await openMeeting(chair, team, meetingId);
	for (const item of [items[2]!, items[0]!]) await decisions.decide(chair, decisionOf(item));
	expect(await sections()).toEqual(['Yksi 1', 'Kaksi –', 'Kolme 2']);
	const { renumbered } = await decisions.decide(chair, decisionOf(items[1]!));
	expect(await sections()).toEqual(['Yksi 1', 'Kaksi 2', 'Kolme 3']);
	expect(renumbered).toMatchObject([{ was: 2, section: 3 }]);
	const moved = await agenda.moveItem(chair, { id: items[2]!, way: 'up' });
	expect(moved.map(({ was, section }) => [was, section]).toSorted()).toEqual([
		[2, 3],
		[3, 2],
	]);
	expect(await sections()).toEqual(['Yksi 1', 'Kolme 2', 'Kaksi 3']);
	await meetings.close(chair, { meetingId, clock: '10:00', ...none });
	await expect(
		asOwner(database.ownerUrl(), 'update decision set section = section + 10 where agenda_item_id = $1', [
			items[0],
		]),
	).rejects.toThrow('its numbers stay');

	const next = await planMeeting(chair, team.bodyId, day, '13:00');
	const later = await addMatter(chair, next, 'Seuraava');
	await openMeeting(chair, team, next);
	await decisions.decide(chair, decisionOf(later));
	expect((await agenda.list(chair, next))[0]!.section).toBe(4);
});

test('deciding on a duty or a follow-up marks it done with the § as evidence, and the mark can be undone', async () => {
	const { place, team, meetingId, items } = await agendaOf(['Aukiolot']);
	const { chair, posts, bodyId } = team;
	const dutyId = await duties.add(place.actor, {
		...{ name: 'Strategian vuosiarviointi', description: '', bodyId, ownerId: posts.secretary },
		...{ clauseId: null, origin: 'own' as const, basis: '', basisLink: '' },
		rule: { kind: 'month', month: 4 },
		...{ remindDays: [], escalateAfter: null, inForceFrom: '2027-01-01' },
		...none,
	});
	const task = await followUps.add(chair, {
		...{ itemId: items[0]!, title: 'Tiedote aukioloista', positionId: posts.member, dueOn: '2027-03-30' },
		...none,
	});
	vi.setSystemTime(new Date(`${day}T07:00:00Z`));
	await openMeeting(chair, team, meetingId);
	await decisions.decide(chair, decisionOf(items[0]!));
	await meetings.close(chair, { meetingId, clock: '10:00', ...none });

	const next = await planMeeting(chair, bodyId, '2027-04-12');
	await meetings.makeAgenda(chair, { meetingId: next, key: newId() });
	const taken = await agenda.list(chair, next);
	const itemOf = (kind: string) => taken.find(({ subjectKind }) => subjectKind === kind)!.id;
	vi.setSystemTime(new Date('2027-04-12T07:00:00Z'));
	await openMeeting(chair, team, next);
	const occurrence = async () => (await duties.get(chair, dutyId)).occurrences[0]!;
	const followUp = async () => (await followUps.listOfMeeting(chair, meetingId))[0]!;
	// Put off: nothing is done by that.
	await decisions.decide(chair, { ...decisionOf(itemOf('follow_up')), marksDone: false });
	expect(await followUp()).toMatchObject({ id: task, outcome: null, decision: null });
	const { id } = await decisions.decide(chair, { ...decisionOf(itemOf('duty')), marksDone: true });
	expect(await occurrence()).toMatchObject({
		outcome: 'done',
		doneOn: '2027-04-12',
		decision: { id, meetingId: next, section: 2, year: 2027 },
	});
	await occurrences.reopen(chair, { occurrenceId: (await occurrence()).id });
	expect(await occurrence()).toMatchObject({ outcome: null, decision: null });
	await meetings.close(chair, { meetingId: next, clock: '10:00', ...none });

	const third = await planMeeting(chair, bodyId, '2027-04-19');
	await agenda.takeUp(chair, { meetingId: third, kind: 'follow_up', subjectId: task, ...none });
	await openMeeting(chair, team, third);
	const item = (await agenda.list(chair, third))[0]!.id;
	await decisions.decide(chair, { ...decisionOf(item), marksDone: true });
	expect(await followUp()).toMatchObject({ outcome: 'done', decision: { meetingId: third, section: 4 } });
	await followUps.reopen(chair, { id: task });
	const dropped = { id: task, outcome: 'dropped' as const, note: 'Tiedote ei ole enää ajankohtainen.' };
	await followUps.complete(chair, { ...dropped, ...none });
	await expect(followUps.complete(chair, { ...dropped, ...none })).rejects.toThrow(
		refusal('follow_up_marked_already'),
	);
	expect(await followUp()).toMatchObject({ ...dropped, decision: null });
});

test('a meeting whose day has gone without being opened is missed until it is held, moved or cancelled', async () => {
	const { team, meetingId } = await agendaOf(['Asia']);
	const { chair } = team;
	const missed = async () => isMissed(await meetings.get(chair, meetingId), today());
	expect(await missed()).toBe(false);
	vi.setSystemTime(new Date('2027-03-23T07:00:00Z'));
	expect(await missed()).toBe(true);
	await openMeeting(chair, team, meetingId);
	expect(await missed()).toBe(false);
	// Written down afterwards it was still on its day.
	expect(await meetings.get(chair, meetingId)).toMatchObject({ state: 'open', openedOn: day });
	await meetings.takeOpeningBack(chair, { meetingId, ...none });
	await meetings.cancel(chair, { id: meetingId, reason: '' });
	expect(await missed()).toBe(false);
});
