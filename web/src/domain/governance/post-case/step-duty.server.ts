import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import type { Translate } from '#platform/locale/translate.ts';
import { refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import { holdAtWork } from '../body/body.server.ts';
import * as duties from '../duty/duty.server.ts';
import { DUTY_LIMITS } from '../duty/duty.ts';
import { markDone } from '../duty/occurrence.server.ts';
import { yearOf } from '../duty/rule.ts';
import { takeIn } from '../duty/work-programme.server.ts';
import type { CaseFacts, Step } from './post-case.ts';
import * as store from './post-case.store.server.ts';

interface Dated {
	actor: Actor;
	facts: CaseFacts;
	step: Step;
	t: Translate;
}

interface Done {
	doneOn: string;
	note: string;
	link: string;
	by: string | null;
}

/** A month and a fortnight before, and the chair is told a fortnight after. */
const REMIND_DAYS = [30, 14];
const ESCALATE_AFTER = 14;

/** The name of the duty in the annual cycle, in the municipality's own language. */
function dutyName(t: Translate, { facts, step }: Pick<Dated, 'facts' | 'step'>): string {
	const own = step.name || t(`case.step.${step.kind}`);
	const room = DUTY_LIMITS.name - own.length - 2;
	const title = facts.title.length > room ? `${facts.title.slice(0, room - 1)}…` : facts.title;
	return `${title}: ${own}`;
}

/** Gives a step without a day its own: a duty of the annual cycle, with reminders as every duty has. */
export async function dateStep(
	db: Db,
	record: RecordEvent,
	{ actor, facts, step, t, dueOn, done }: Dated & { dueOn: string; done?: Done },
): Promise<void> {
	const bodyId = step.bodyId ?? facts.bodyId;
	const dutyId = await duties.establish(db, record, {
		bodyId,
		ownerId: step.positionId ?? facts.ownerId,
		name: dutyName(t, { facts, step }),
		description: t('case.dutyText', { post: facts.post }),
		clauseId: null,
		origin: 'own',
		basis: '',
		basisLink: '',
		rule: { kind: 'once', on: dueOn },
		remindDays: REMIND_DAYS,
		escalateAfter: ESCALATE_AFTER,
		inForceFrom: dueOn < today() ? dueOn : today(),
	});
	await store.updateStep(db, step.id, { duty_id: dutyId });
	await programme(db, actor, { bodyId, dutyId, dueOn });
	if (!done) return;
	const dated = await store.findStep(db, step.id);
	const occurrenceId = dated?.occurrenceId ?? refuse('not_found', { subject: 'duty' });
	await markDone(db, record, { occurrenceId, ...done });
}

/** The body that is asked has it in its work programme at once: nobody must remember to take it in. */
async function programme(
	db: Db,
	actor: Actor,
	{ bodyId, dutyId, dueOn }: { bodyId: string; dutyId: string; dueOn: string },
): Promise<void> {
	const { yearStarts } = await holdAtWork(db, bodyId);
	await takeIn(db, actor, { bodyId, year: yearOf(dueOn, yearStarts), dutyIds: [dutyId] });
}

/** The duties are named and led like the case. */
export async function renameSteps(
	db: Db,
	record: RecordEvent,
	{ steps, ...named }: Omit<Dated, 'step'> & { steps: readonly Step[] },
): Promise<void> {
	for (const step of steps) if (!step.outcome) await settleDuty(db, record, { ...named, step });
}

/** The duty follows the step: its name, its body, its post and, where another is given, its day. */
export async function settleDuty(
	db: Db,
	record: RecordEvent,
	{ actor, facts, step, t, dueOn = step.dueOn }: Dated & { dueOn?: string | null },
): Promise<void> {
	if (!step.dutyId || dueOn === null) return;
	const bodyId = step.bodyId ?? facts.bodyId;
	await duties.adjust(db, record, step.dutyId, {
		bodyId,
		ownerId: step.positionId ?? facts.ownerId,
		name: dutyName(t, { facts, step }),
		rule: { kind: 'once', on: dueOn },
	});
	await programme(db, actor, { bodyId, dutyId: step.dutyId, dueOn });
}

/** It is asked for no more; what has passed is left undone with the reason, so that nothing is silent. */
export async function callOff(
	db: Db,
	record: RecordEvent,
	actor: Actor,
	{ dutyId, occurrenceId, dueOn, outcome }: Step,
	reason: string,
): Promise<void> {
	if (!dutyId || outcome) return;
	const day = today();
	if (occurrenceId && dueOn !== null && dueOn < day)
		await markDone(db, record, {
			...{ occurrenceId, outcome: 'left_undone', doneOn: day, note: reason, link: '' },
			by: actor.personId,
		});
	await duties.retireIn(db, record, { id: dutyId, reason, by: actor.person });
}
