import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import type { Translate } from '#platform/locale/translate.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import { markDone, reopenIn } from '../duty/occurrence.server.ts';
import { townWords } from '../review/agenda.server.ts';
import {
	stepState,
	type CaseFacts,
	type StepChange,
	type StepDone,
	type StepDraft,
	type StepMove,
} from './post-case.ts';
import * as store from './post-case.store.server.ts';
import { callOff, dateStep, settleDuty } from './step-duty.server.ts';

interface Held {
	facts: CaseFacts;
	step: store.CaseStep;
}

async function holdCase(db: Db, caseId: string): Promise<CaseFacts> {
	await store.lock(db, caseId);
	const facts = found(await store.find(db, caseId), 'post_case');
	const [decision] = await store.decisionsOf(db, caseId);
	if (decision?.outcome === 'rejected') refuse('post_case_rejected');
	return facts;
}

async function held(db: Db, id: string): Promise<Held> {
	const { caseId } = found(await store.findStep(db, id), 'post_case_step');
	const facts = await holdCase(db, caseId);
	return { facts, step: found(await store.findStep(db, id), 'post_case_step') };
}

const subjectOf = ({ facts }: Held) => ({ type: 'post_case', id: facts.id });
const told = ({ facts, step }: Held) => ({ title: facts.title, kind: step.kind, name: step.name });

/** One more step, at the end of the path. */
export async function add(actor: Actor, { caseId, name, dueOn, key }: StepDraft): Promise<string> {
	actor.must('post_case.manage');
	const t = await townWords(actor);
	return actor.change(
		async (db, record) => {
			const facts = await holdCase(db, caseId);
			const ordinal = Math.max(0, ...(await store.stepsOf(db, caseId)).map((step) => step.ordinal)) + 1;
			const row = { id: newId(), case_id: caseId, kind: 'own' as const, name, ordinal };
			await store.insertSteps(db, [row]);
			const step = found(await store.findStep(db, row.id), 'post_case_step');
			record('post_case.step_added', { type: 'post_case', id: caseId }, told({ facts, step }));
			if (dueOn) {
				if (dueOn < today()) refuse('moved_to_past');
				await dateStep(db, record, { actor, facts, step, dueOn, t });
			}
			return row.id;
		},
		{ verb: 'post_case.add_step', key },
	);
}

/** Another name, body, post or day. A day that has passed is not moved: it is left undone with a reason. */
export async function amend(actor: Actor, change: StepChange): Promise<void> {
	actor.must('post_case.manage');
	const t = await townWords(actor);
	await actor.change(async (db, record) => {
		const before = await held(db, change.id);
		if (before.step.version !== change.version) refuse('conflict');
		if (before.step.kind === 'own' && change.name.length < 2) refuse('step_needs_name');
		const { bodyId, positionId, name } = change;
		const missing = await store.firstMissing(db, { bodyIds: [bodyId], positionIds: [positionId] });
		if (missing) refuse('not_found', { subject: missing });
		await store.updateStep(db, change.id, { name, body_id: bodyId, position_id: positionId });
		const step = found(await store.findStep(db, change.id), 'post_case_step');
		await redate(db, record, { facts: before.facts, step, t, actor }, change);
		const was = { ...told(before), dueOn: before.step.dueOn };
		record('post_case.step_amended', subjectOf(before), {
			before: was,
			after: { name, dueOn: change.dueOn },
		});
	});
}

async function redate(
	db: Db,
	record: RecordEvent,
	held: Held & { t: Translate; actor: Actor },
	{ dueOn, reason }: StepChange,
): Promise<void> {
	const { step, actor } = held;
	const state = stepState(step, today());
	if (state === 'done' || state === 'left_undone') {
		if (dueOn !== step.dueOn) refuse('step_marked_already');
		return;
	}
	if (dueOn === step.dueOn) return settleDuty(db, record, held);
	if (dueOn !== null && dueOn < today()) refuse('moved_to_past');
	if (state === 'passed' && reason.length < 3) refuse('step_needs_reason');
	if (dueOn !== null && state === 'coming') return settleDuty(db, record, { ...held, dueOn });
	await callOff(db, record, actor, step, reason);
	await store.updateStep(db, step.id, { duty_id: null });
	if (dueOn !== null) await dateStep(db, record, { ...held, dueOn });
}

export async function complete(actor: Actor, { id, doneOn, note, link, key }: StepDone): Promise<void> {
	actor.must('post_case.manage');
	const t = await townWords(actor);
	if (doneOn > today()) refuse('done_in_future');
	await actor.change(
		async (db, record) => {
			const { facts, step } = await held(db, id);
			if (step.outcome) refuse('step_marked_already');
			const done = { doneOn, note, link, by: actor.personId };
			if (step.occurrenceId && step.dueOn)
				await markDone(db, record, { occurrenceId: step.occurrenceId, ...done });
			else await dateStep(db, record, { actor, facts, step, dueOn: doneOn, t, done });
			record(
				'post_case.step_done',
				{ type: 'post_case', id: facts.id },
				{ ...told({ facts, step }), doneOn },
			);
		},
		{ verb: 'post_case.complete_step', key },
	);
}

/** Takes the mark back. */
export async function reopen(actor: Actor, { id }: { id: string }): Promise<void> {
	actor.must('post_case.manage');
	await actor.change(async (db, record) => {
		const one = await held(db, id);
		if (!one.step.occurrenceId || !one.step.outcome) refuse('conflict');
		await reopenIn(db, record, actor, one.step.occurrenceId);
		record('post_case.step_reopened', subjectOf(one), told(one));
	});
}

/** Out of the path; what is done stays in it. */
export async function remove(actor: Actor, { id }: { id: string }): Promise<void> {
	actor.must('post_case.manage');
	const t = await townWords(actor);
	await actor.change(async (db, record) => {
		const one = await held(db, id);
		if (one.step.outcome) refuse('step_marked_already');
		await callOff(db, record, actor, one.step, t('case.stepRemoved'));
		await store.removeStep(db, id);
		record('post_case.step_removed', subjectOf(one), told(one));
	});
}

/** One place earlier or later in the path. */
export async function move(actor: Actor, { id, to }: StepMove): Promise<void> {
	actor.must('post_case.manage');
	await actor.change(async (db, record) => {
		const one = await held(db, id);
		const steps = await store.stepsOf(db, one.facts.id);
		const at = steps.findIndex((step) => step.id === id);
		const other = steps[at + (to === 'earlier' ? -1 : 1)];
		if (!other) return;
		await store.updateStep(db, id, { ordinal: other.ordinal });
		await store.updateStep(db, other.id, { ordinal: one.step.ordinal });
		record('post_case.step_moved', subjectOf(one), { ...told(one), to });
	});
}
