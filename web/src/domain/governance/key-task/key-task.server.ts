import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { knownId } from '#platform/known-id.ts';
import { found, refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';
import type { InstructionCheck, KeyTask, KeyTaskChange, KeyTaskDraft } from './key-task.ts';
import * as store from './key-task.store.server.ts';

/** The register of those that are followed. */
export function list(actor: Actor): Promise<KeyTask[]> {
	actor.must('responsibility.read');
	return actor.read((db) => store.list(db));
}

export function get(actor: Actor, id: string): Promise<{ task: KeyTask; checks: store.Check[] }> {
	actor.must('responsibility.read');
	return actor.read(async (db) => {
		const task = found(await store.find(db, knownId(id, 'key_task')), 'key_task');
		return { task, checks: await store.checksOf(db, task.id) };
	});
}

function columnsOf(draft: Omit<KeyTaskDraft, 'key'>) {
	return {
		name: draft.name,
		kind: draft.kind,
		description: draft.description,
		service_area_id: draft.areaId,
		owner_position_id: draft.ownerId,
		deputy_position_id: draft.deputyId,
		criticality: draft.criticality,
		instruction: draft.instruction,
		instruction_link: draft.instructionLink,
		check_months: draft.checkMonths,
	};
}

async function assertKnown(db: Db, draft: Omit<KeyTaskDraft, 'key'>): Promise<void> {
	const missing = await store.firstMissing(db, draft);
	if (missing) refuse('not_found', { subject: missing });
}

export function add(actor: Actor, { key, ...draft }: KeyTaskDraft): Promise<string> {
	actor.must('key_task.manage');
	return actor.change(
		async (db, record) => {
			await assertKnown(db, draft);
			const row = { id: newId(), ...columnsOf(draft) };
			await store.insert(db, row);
			record('key_task.added', { type: 'key_task', id: row.id }, columnsOf(draft));
			return row.id;
		},
		{ verb: 'key_task.add', key },
	);
}

export async function amend(actor: Actor, { id, version, ...draft }: KeyTaskChange): Promise<void> {
	actor.must('key_task.manage');
	await actor.change(async (db, record) => {
		const before = found(await store.find(db, id), 'key_task');
		await assertKnown(db, draft);
		const after = columnsOf(draft);
		if (!(await store.update(db, id, version, after))) refuse('conflict');
		const { name, criticality, instruction, owner, deputy } = before;
		const was = { name, criticality, instruction, owner: owner?.title, deputy: deputy?.title };
		record('key_task.amended', { type: 'key_task', id }, { before: was, after });
	});
}

/** Somebody has looked through the written instruction, and it holds. */
export async function check(actor: Actor, { id, checkedOn, note, key }: InstructionCheck): Promise<void> {
	actor.must('key_task.manage');
	if (checkedOn > today()) refuse('done_in_future');
	await actor.change(
		async (db, record) => {
			const task = found(await store.find(db, id), 'key_task');
			if (task.instruction === '') refuse('key_task_without_instruction');
			const row = { id: newId(), key_task_id: id, checked_on: checkedOn, note };
			await store.insertCheck(db, { ...row, checked_by: actor.personId });
			record('key_task.checked', { type: 'key_task', id }, { name: task.name, checkedOn });
		},
		{ verb: 'key_task.check', key },
	);
}

/** Out of the register; it can be taken back. */
export async function retire(actor: Actor, { id }: { id: string }): Promise<void> {
	actor.must('key_task.manage');
	await actor.change(async (db, record) => {
		const task = found(await store.find(db, id), 'key_task');
		if (task.retiredOn) refuse('conflict');
		await store.retire(db, { id: newId(), key_task_id: id, retired_on: today(), retired_by: actor.personId });
		record('key_task.retired', { type: 'key_task', id }, { name: task.name });
	});
}

export async function restore(actor: Actor, { id }: { id: string }): Promise<void> {
	actor.must('key_task.manage');
	await actor.change(async (db, record) => {
		const task = found(await store.find(db, id), 'key_task');
		if (!(await store.restore(db, id, actor.person))) refuse('conflict');
		record('key_task.restored', { type: 'key_task', id }, { name: task.name });
	});
}
