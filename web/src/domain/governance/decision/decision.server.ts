import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { markDone } from '../duty/occurrence.server.ts';
import * as followUps from '../follow-up/follow-up.server.ts';
import type { AgendaItem, Renumbered } from '../meeting/agenda.ts';
import { dealSections, holdItem } from '../meeting/agenda.server.ts';
import { quorumOf } from '../meeting/attendance.ts';
import { listIn } from '../meeting/attendance.server.ts';
import { follow, holdToDecide } from '../meeting/hold.server.ts';
import { yearOf } from '../duty/rule.ts';
import type { Decision, DecisionChange, DecisionDraft } from './decision.ts';
import * as store from './decision.store.server.ts';

export function listOfMeeting(actor: Actor, meetingId: string): Promise<Decision[]> {
	actor.must('meeting.read');
	return actor.read(async (db) => {
		await follow(db, actor, meetingId);
		return store.listOfMeeting(db, meetingId);
	});
}

/** Those that the reader may see: of meetings that are closed, or of one's own body. */
async function followed(db: Db, actor: Actor, all: readonly Decision[]): Promise<Decision[]> {
	const open = new Set<string>();
	for (const meetingId of new Set(all.map((one) => one.meetingId)))
		await follow(db, actor, meetingId).then(
			() => open.add(meetingId),
			() => undefined,
		);
	return all.filter(({ meetingId }) => open.has(meetingId));
}

export function listOfBody(actor: Actor, bodyId: string): Promise<Decision[]> {
	actor.must('meeting.read');
	return actor.read(async (db) => followed(db, actor, await store.listOfBody(db, bodyId)));
}

export function get(actor: Actor, id: string): Promise<Decision> {
	actor.must('meeting.read');
	return actor.read(async (db) => {
		const decision = found(await store.find(db, id), 'decision');
		await follow(db, actor, decision.meetingId);
		return decision;
	});
}

const columnsOf = (draft: Omit<DecisionDraft, 'itemId' | 'correctsId' | 'marksDone' | 'key'>) => ({
	matter: draft.matter,
	proposal: draft.proposal,
	decision: draft.decision,
	grounds: draft.grounds,
	appendices: JSON.stringify(draft.appendices),
	case_number: draft.caseNumber,
});

/** The duty or the task that the matter came from, with the decision as its evidence; nothing where it is neither. */
async function markSubject(
	db: Db,
	record: RecordEvent,
	{ subjectKind, subjectId }: AgendaItem,
	done: { doneOn: string; by: string | null; decisionId: string },
): Promise<void> {
	if (subjectId === null) return;
	if (subjectKind === 'duty') await markDone(db, record, { occurrenceId: subjectId, ...done });
	if (subjectKind === 'follow_up') await followUps.markDone(db, record, { id: subjectId, ...done });
}

type Words = Omit<DecisionDraft, 'key'>;

/** What was decided, and the others of its meeting that got another § by it. */
export interface Made {
	id: string;
	renumbered: Renumbered[];
}

/** A decision within a change of another verb, such as adopting an edition: a § of the body's year. */
export async function establish(db: Db, record: RecordEvent, actor: Actor, draft: Words): Promise<string> {
	return (await make(db, record, actor, draft)).id;
}

async function make(db: Db, record: RecordEvent, actor: Actor, draft: Words): Promise<Made> {
	const { item, meeting } = await holdItem(db, actor, draft.itemId, holdToDecide);
	if (meeting.state !== 'open') refuse(meeting.state === 'closed' ? 'meeting_closed' : 'meeting_not_open');
	if (item.section !== null) refuse('item_decided', { section: item.section });
	const { isQuorate, members, present } = quorumOf(await listIn(db, meeting));
	if (!isQuorate) refuse('not_quorate', { members, present });
	if (draft.correctsId !== null) {
		const earlier = found(await store.find(db, draft.correctsId), 'decision');
		if (earlier.bodyId !== meeting.bodyId) refuse('not_found', { subject: 'decision' });
	}
	await store.lockBody(db, meeting.bodyId);
	const decided_on = meeting.openedOn ?? meeting.heldOn;
	const year = yearOf(decided_on, meeting.yearStarts);
	const next = await store.nextSection(db, meeting.bodyId, year);
	const id = newId();
	const place = { agenda_item_id: draft.itemId, body_id: meeting.bodyId, year, section: next, decided_on };
	const by = { corrects_id: draft.correctsId, decided_by: actor.personId };
	await store.insert(db, { id, ...place, ...columnsOf(draft), ...by });
	const dealt = await dealSections(db, record, meeting.id);
	const section = dealt.find((one) => one.id === id)?.section ?? next;
	const about = { body: meeting.body, section, year, matter: draft.matter, decision: draft.decision };
	record('decision.made', { type: 'decision', id }, { ...about, meeting: meeting.id });
	if (draft.marksDone)
		await markSubject(db, record, item, { doneOn: decided_on, by: actor.personId, decisionId: id });
	return { id, renumbered: dealt.filter((one) => one.id !== id) };
}

export function decide(actor: Actor, { key, ...draft }: DecisionDraft): Promise<Made> {
	actor.must('meeting.take_part');
	return actor.change((db, record) => make(db, record, actor, draft), { verb: 'decision.make', key });
}

/** Its words, until somebody has signed; its day stays. */
export async function amend(actor: Actor, change: DecisionChange): Promise<void> {
	actor.must('meeting.take_part');
	await actor.change(async (db, record) => {
		const before = found(await store.find(db, change.id), 'decision');
		const { meeting } = await holdItem(db, actor, before.itemId, holdToDecide);
		if (meeting.state !== 'open') refuse('meeting_closed');
		const after = columnsOf(change);
		if (!(await store.update(db, change.id, change.version, after))) refuse('conflict');
		const { matter, proposal, decision, grounds, caseNumber } = before;
		const was = { matter, proposal, decision, grounds, caseNumber };
		const about = { section: before.section, matter: change.matter, meeting: meeting.id };
		record('decision.amended', { type: 'decision', id: change.id }, { ...about, before: was, after });
	});
}
