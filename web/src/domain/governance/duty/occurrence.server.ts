import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { writeProgress } from '#platform/machine.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import type { CompletionDraft, Duty, OccurrenceMove, Outcome } from './duty.ts';
import * as duties from './duty.store.server.ts';
import { stateOf, type Occurrence } from './occurrence.ts';
import * as store from './occurrence.store.server.ts';
import { spanOf, spansInSight } from './years.server.ts';

/** The days of the years in sight; run again, it adds nothing. Answers how many were new. */
export async function layOut(db: Db, all: readonly Duty[], day: string): Promise<number> {
	const spans = all.flatMap((duty) => spansInSight(duty, day).map((span) => ({ ...span, dutyId: duty.id })));
	return store.insertNew(db, spans);
}

/** What the years in sight ask for, written down before anybody looks: a duty is there before it is due. */
export function keepInSight(actor: Actor, now = new Date()): Promise<number> {
	actor.must('year.manage');
	return writeProgress(actor, async (db) => layOut(db, await duties.list(db), today(now)));
}

/** After a new rule: what is still ahead takes its days, what has passed keeps those it was asked by. */
export async function layAnew(db: Db, duty: Duty, day: string): Promise<void> {
	for (const one of await store.listOf(db, day, duty.id)) {
		if (one.outcome || one.isMoved || one.dueOn < day) continue;
		const span = spanOf(one.year, duty.rule);
		// This year's day would be gone already: the year is finished by the old rule.
		if (span.dueOn < day) continue;
		if (span.dueOn !== one.dueOn || span.startsOn !== one.startsOn)
			await store.setDays(db, one.id, span, false);
	}
	await layOut(db, [duty], day);
}

async function held(db: Db, actor: Actor, id: string): Promise<Occurrence> {
	await store.lock(db, id);
	const occurrence = found(await store.find(db, today(), id), 'duty_occurrence');
	if (actor.may('year.manage')) return occurrence;
	if (!(await store.sitsIn(db, occurrence.dutyId, actor.person, today()))) refuse('not_your_duty');
	return occurrence;
}

const subjectOf = ({ dutyId }: Occurrence) => ({ type: 'duty', id: dutyId });

/** Says that it was done, also late, or why it was left undone. */
export async function complete(actor: Actor, draft: CompletionDraft): Promise<void> {
	actor.must('duty.complete');
	const { occurrenceId, outcome, note, link, key } = draft;
	await actor.change(
		async (db, record) => {
			const occurrence = await held(db, actor, occurrenceId);
			if (occurrence.outcome) refuse('duty_marked_already', { name: occurrence.name });
			const done_on = draft.doneOn ?? today();
			if (done_on > today()) refuse('done_in_future');
			const by = { completed_by: actor.personId };
			await store.insertCompletion(db, {
				id: newId(),
				occurrence_id: occurrenceId,
				outcome,
				done_on,
				note,
				link,
				...by,
			});
			await store.touch(db, occurrenceId);
			const { name, dueOn } = occurrence;
			const verb = outcome === 'done' ? 'duty.done' : 'duty.left_undone';
			record(verb, subjectOf(occurrence), { name, dueOn, doneOn: done_on, note, link });
		},
		{ verb: 'duty.complete', key },
	);
}

interface Mark {
	occurrenceId: string;
	doneOn: string;
	note?: string;
	link?: string;
	by: string | null;
	/** The decision by which it is done. */
	decisionId?: string;
	outcome?: Outcome;
}

/** Done by the decision of its body or by another act, within that change; what is marked already stays as it is. */
export async function markDone(db: Db, record: RecordEvent, mark: Mark): Promise<void> {
	const { occurrenceId, doneOn, note = '', link = '', by, decisionId, outcome = 'done' } = mark;
	await store.lock(db, occurrenceId);
	const occurrence = await store.find(db, doneOn, occurrenceId);
	if (!occurrence || occurrence.outcome) return;
	const row = { id: newId(), occurrence_id: occurrenceId, outcome, done_on: doneOn, completed_by: by };
	await store.insertCompletion(db, { ...row, note, link, ...(decisionId && { decision_id: decisionId }) });
	await store.touch(db, occurrenceId);
	const { name, dueOn } = occurrence;
	const verb = outcome === 'done' ? 'duty.done' : 'duty.left_undone';
	const told = { name, dueOn, doneOn, note, link, ...(decisionId && { decision: decisionId }) };
	record(verb, subjectOf(occurrence), told);
}

/** Takes a mark back; the row of it stays. */
export async function reopen(actor: Actor, { occurrenceId }: { occurrenceId: string }): Promise<void> {
	actor.must('duty.complete');
	await actor.change((db, record) => reopenIn(db, record, actor, occurrenceId));
}

/** The same within a change of another verb. */
export async function reopenIn(
	db: Db,
	record: RecordEvent,
	actor: Actor,
	occurrenceId: string,
): Promise<void> {
	const occurrence = await held(db, actor, occurrenceId);
	if (!(await store.liftCompletion(db, occurrenceId, actor.person))) refuse('conflict');
	await store.touch(db, occurrenceId);
	const { name, dueOn } = occurrence;
	record('duty.reopened', subjectOf(occurrence), { name, dueOn });
}

/** Another day for one year. What has passed is not moved: that would make it silent. */
export async function move(actor: Actor, { occurrenceId, version, dueOn }: OccurrenceMove): Promise<void> {
	actor.must('year.manage');
	await actor.change(async (db, record) => {
		const before = await held(db, actor, occurrenceId);
		if (before.version !== version) refuse('conflict');
		const state = stateOf(before, today());
		if (state === 'passed') refuse('duty_passed', { name: before.name });
		if (before.outcome) refuse('duty_marked_already', { name: before.name });
		if (dueOn < today()) refuse('moved_to_past');
		const startsOn = before.startsOn < dueOn ? before.startsOn : dueOn;
		await store.setDays(db, occurrenceId, { startsOn, dueOn }, true);
		const { name } = before;
		record('duty.moved', subjectOf(before), { name, before: before.dueOn, after: dueOn });
	});
}
