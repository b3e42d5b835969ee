import type { Actor, RecordEvent } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import { holdAtWork } from '../body/body.server.ts';
import type { Duty, DutyChange, DutyDraft, DutyRetirement } from './duty.ts';
import * as store from './duty.store.server.ts';
import type { Occurrence } from './occurrence.ts';
import { layAnew, layOut } from './occurrence.server.ts';
import * as occurrences from './occurrence.store.server.ts';

export function list(actor: Actor): Promise<Duty[]> {
	actor.must('year.read');
	return actor.read((db) => store.list(db));
}

export interface DutyView {
	duty: Duty;
	/** All of its years, the oldest first. */
	occurrences: Occurrence[];
	/** Whoever looks may mark it. */
	mayMark: boolean;
}

export function get(actor: Actor, id: string, day = today()): Promise<DutyView> {
	actor.must('year.read');
	return actor.read(async (db) => ({
		duty: found(await store.find(db, id), 'duty'),
		occurrences: await occurrences.listOf(db, day, id),
		mayMark:
			actor.may('year.manage') ||
			(actor.may('duty.complete') &&
				actor.personId !== null &&
				(await occurrences.sitsIn(db, id, actor.personId, day))),
	}));
}

/** What a duty may rest on, for its form. */
export function clauseChoices(actor: Actor): Promise<store.ClauseChoice[]> {
	actor.must('year.manage');
	return actor.read((db) => store.listClauses(db));
}

function columnsOf(draft: Omit<DutyDraft, 'key' | 'inForceFrom'>) {
	return {
		body_id: draft.bodyId,
		name: draft.name,
		description: draft.description,
		owner_position_id: draft.ownerId,
		clause_id: draft.clauseId,
		origin: draft.origin,
		basis: draft.basis,
		basis_link: draft.basisLink,
		rule: JSON.stringify(draft.rule),
		remind_days: draft.remindDays,
		escalate_after: draft.escalateAfter,
	};
}

const told = (draft: Omit<DutyDraft, 'key' | 'inForceFrom'>) => ({ ...columnsOf(draft), rule: draft.rule });

async function assertKnown(db: Db, draft: Pick<DutyDraft, 'ownerId' | 'clauseId'>): Promise<void> {
	const missing = await store.firstMissing(db, draft);
	if (missing) refuse('not_found', { subject: missing });
}

/** A duty with its days, within a change of another verb. */
export async function establish(
	db: Db,
	record: RecordEvent,
	{ templateKey, ...draft }: Omit<DutyDraft, 'key'> & { templateKey?: string },
): Promise<string> {
	await holdAtWork(db, draft.bodyId);
	await assertKnown(db, draft);
	const id = newId();
	const inForceFrom = draft.inForceFrom ?? today();
	const more = { in_force_from: inForceFrom, template_key: templateKey ?? null };
	await store.insert(db, { id, ...columnsOf(draft), ...more });
	await layOut(db, [found(await store.find(db, id), 'duty')], today());
	record('duty.added', { type: 'duty', id }, { ...told(draft), inForceFrom });
	return id;
}

export function add(actor: Actor, { key, ...draft }: DutyDraft): Promise<string> {
	actor.must('year.manage');
	return actor.change((db, record) => establish(db, record, draft), { verb: 'duty.add', key });
}

export async function amend(actor: Actor, change: DutyChange): Promise<void> {
	actor.must('year.manage');
	await actor.change((db, record) => amendIn(db, record, change));
}

/** The same within a change of another verb. */
export async function amendIn(db: Db, record: RecordEvent, change: DutyChange): Promise<void> {
	const { id, version } = change;
	await store.lock(db, id);
	const before = found(await store.find(db, id), 'duty');
	if (change.bodyId !== before.bodyId) await holdAtWork(db, change.bodyId);
	await assertKnown(db, change);
	if ((change.rule.kind === 'once') !== (before.rule.kind === 'once')) refuse('duty_once_or_yearly');
	if (!(await store.update(db, id, version, columnsOf(change)))) refuse('conflict');
	const after = found(await store.find(db, id), 'duty');
	const isRenamed = after.name !== before.name || after.bodyId !== before.bodyId;
	if (isRenamed || after.description !== before.description) await occurrences.touchFrom(db, id, today());
	if (JSON.stringify(after.rule) !== JSON.stringify(before.rule)) await layAnew(db, after, today());
	const { name, body, owner, rule, remindDays, escalateAfter } = before;
	const was = { name, body, owner, rule, remindDays, escalateAfter };
	record('duty.amended', { type: 'duty', id }, { before: was, after: told(change) });
}

/** Some of it changed, the rest as it is; within a change of another verb. */
export async function adjust(
	db: Db,
	record: RecordEvent,
	id: string,
	change: Partial<Pick<DutyChange, 'name' | 'bodyId' | 'ownerId' | 'rule'>>,
): Promise<void> {
	const before = found(await store.find(db, id), 'duty');
	await amendIn(db, record, { ...before, ...change, key: undefined });
}

/** From today on it is asked no more; what has passed undone is still asked. */
export async function retire(actor: Actor, retirement: DutyRetirement): Promise<void> {
	actor.must('year.manage');
	await actor.change(async (db, record) => {
		if (!(await retireIn(db, record, { ...retirement, by: actor.person }))) refuse('conflict');
	});
}

/** The same within a change of another verb; false when it was retired already. */
export async function retireIn(
	db: Db,
	record: RecordEvent,
	{ id, reason, by }: DutyRetirement & { by: string },
): Promise<boolean> {
	await store.lock(db, id);
	const duty = found(await store.find(db, id), 'duty');
	if (duty.retiredOn) return false;
	await store.insertRetirement(db, { id: newId(), duty_id: id, reason, retired_on: today(), retired_by: by });
	await occurrences.touchFrom(db, id, today());
	record('duty.retired', { type: 'duty', id }, { name: duty.name, reason });
	return true;
}

export async function restore(actor: Actor, { id }: { id: string }): Promise<void> {
	actor.must('year.manage');
	await actor.change(async (db, record) => {
		await store.lock(db, id);
		const duty = found(await store.find(db, id), 'duty');
		await holdAtWork(db, duty.bodyId);
		const since = duty.retiredOn ?? today();
		if (!(await store.liftRetirement(db, id, actor.person))) refuse('conflict');
		await occurrences.touchFrom(db, id, since);
		await layOut(db, [found(await store.find(db, id), 'duty')], today());
		record('duty.restored', { type: 'duty', id }, { name: duty.name });
	});
}
