import * as Y from 'yjs';
import type { MinutesRecord } from '#domain/governance/meeting/record.ts';
import { newId } from '#platform/identifier.server.ts';

interface Ground {
	put: (table: string, row: Record<string, unknown>) => Promise<void>;
	person: string;
	canary: string;
}

/** A body and its duty, marked and taken back: nothing of a municipality's year is public. */
export async function yearOf({ put, person, canary }: Ground): Promise<void> {
	const [body, duty, occurrence] = [newId(), newId(), newId()];
	await put('body', { id: body, name: `${canary} johtoryhmä`, kind: 'management_team' });
	const rest = { rule: '{"kind":"month","month":3}', in_force_from: '2027-01-01', basis: `${canary} laki` };
	const words = { name: `${canary} tehtävä`, description: `${canary} kuvaus` };
	await put('duty', { ...words, ...rest, id: duty, body_id: body });
	const days = { year: 2027, starts_on: '2027-03-01', due_on: '2027-03-31' };
	await put('duty_occurrence', { ...days, id: occurrence, duty_id: duty });
	const done = { outcome: 'done', done_on: '2027-03-30', note: `${canary} muistiinpano` };
	await put('duty_completion', { ...done, id: newId(), occurrence_id: occurrence, completed_by: person });
	await put('work_programme', { body_id: body, year: 2027, duty_id: duty });
	await put('calendar_feed', { id: newId(), body_id: body, token: `${canary}-kalenteri-${newId()}` });
	await meetingOf({ put, person, canary }, body);
}

/** What a body has on its agenda, says and decides. */
async function meetingOf({ put, person, canary }: Ground, body: string): Promise<void> {
	const [meeting, item, attendance, post, role] = [newId(), newId(), newId(), newId(), newId()];
	const when = { year: 2027, number: 1, held_on: '2027-03-15', starts_at: '09:00' };
	await put('meeting', { ...when, id: meeting, body_id: body, place: `${canary} kokoushuone` });
	const matter = { title: `${canary} asia`, grounds: `${canary} perustelu`, proposal: `${canary} ehdotus` };
	await put('agenda_item', { ...matter, id: item, meeting_id: meeting, ordinal: 1 });
	const seat = { name: `${canary} jäsen`, capacity: 'member', presence: 'present', office: 'chair' };
	await put('attendance', { ...seat, id: attendance, meeting_id: meeting, person_id: person });
	const agenda = JSON.stringify({ items: [`${canary} kutsu`] });
	const notice = { number: 1, sent_on: '2027-03-08', people: 1, agenda };
	await put('meeting_notice', { ...notice, id: newId(), meeting_id: meeting });
	const quorum = { members: 1, present: 1, is_quorate: true, is_chair_elected: false };
	const opening = { ...quorum, opened_on: '2027-03-15', clock: '09:00', chair: `${canary} puhuja` };
	await put('meeting_opening', {
		...opening,
		id: newId(),
		meeting_id: meeting,
		statement: `${canary} avaus`,
	});
	const piece = { sequence: 1, update: written(`${canary} pöytäkirja`), said_by: person };
	await put('minutes_update', { ...piece, meeting_id: meeting, agenda_item_id: item, id: newId() });
	const words = { matter: `${canary} asia`, decision: `${canary} päätös`, grounds: `${canary} syy` };
	const section = { year: 2027, section: 1, decided_on: '2027-03-15', body_id: body };
	const decision = newId();
	await put('decision', { ...words, ...section, id: decision, agenda_item_id: item });
	await put('role', { id: role, name: `${canary} rooli` });
	const held = { role_id: role, days_per_month: 1, valid_from: '2027-01-01', title: `${canary} sihteeri` };
	await put('position', { ...held, id: post });
	await handOverOf({ put, person, canary }, { from: post, held, body });
	const task = { title: `${canary} jatko`, position_id: post, due_on: '2027-04-01' };
	await put('follow_up', { ...task, id: newId(), agenda_item_id: item });
	await signedOf(
		{ put, canary, person },
		{ meeting, attendance, item: { ...matter, id: item }, decision: { ...words, id: decision } },
	);
}

/** A text as the minutes keep it. */
function written(text: string): Buffer {
	const whole = new Y.Doc();
	whole.getText('text').insert(0, text);
	return Buffer.from(Y.encodeStateAsUpdate(whole));
}

async function signedOf(
	{ put, canary }: Ground,
	{
		meeting,
		attendance,
		item,
		decision,
	}: { meeting: string; attendance: string; item: Said; decision: Decided },
): Promise<void> {
	const signed = {
		office: 'chair',
		name: `${canary} allekirjoittaja`,
		text_hash: 'x',
		signed_on: '2027-03-16',
	};
	await put('minutes_signature', { ...signed, id: newId(), meeting_id: meeting, attendance_id: attendance });
	await put('minutes_sign_off', {
		...signedOff(`${canary} toimielin`, item, decision),
		meeting_id: meeting,
	});
}

type Said = Record<'title' | 'grounds' | 'proposal' | 'id', string>;
type Decided = Record<'matter' | 'decision' | 'grounds' | 'id', string>;

function signedOff(body: string, matter: Said, decided: Decided) {
	const when = {
		number: 1,
		year: 2027,
		yearStarts: 1,
		heldOn: '2027-03-15',
		startsAt: '09:00',
		endsAt: null,
	};
	const rest = { appendices: [], caseNumber: '' };
	const decision = {
		...{ ...decided, ...rest, section: 1, year: 2027 },
		...{ decidedOn: '2027-03-15', proposal: '', corrects: null },
	};
	const items = [{ ...matter, ...rest, number: 1, presenter: null, minutes: '', followUps: [], decision }];
	const none = { place: '', opening: null, closing: null, attendance: [], items };
	const record: MinutesRecord = { body, ...when, ...none };
	return { signed_off_on: '2027-03-16', text_hash: 'x', content: JSON.stringify(record) };
}

/** What a post gave to another. */
async function handOverOf(
	{ put, canary }: Ground,
	{ from, held, body }: { from: string; held: Record<string, unknown>; body: string },
): Promise<void> {
	const receiver = newId();
	await put('position', { ...held, id: receiver, title: `${canary} vastaanottaja` });
	const act = { from_position_id: from, to_position_id: receiver, handed_on: '2027-03-01' };
	const moved = JSON.stringify([{ seat: 'member', id: body, name: `${canary} siirtynyt` }]);
	await put('hand_over', { ...act, id: newId(), note: `${canary} saate`, moved });
}
