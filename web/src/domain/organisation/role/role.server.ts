import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import type { Role, RoleChange, RoleDraft } from './role.ts';
import * as store from './role.store.server.ts';

export function list(actor: Actor): Promise<Role[]> {
	actor.must('organisation.read');
	return actor.read((db) => store.list(db));
}

export function get(actor: Actor, id: string): Promise<Role> {
	actor.must('organisation.read');
	return actor.read(async (db) => found(await store.find(db, id), 'role'));
}

export async function add(actor: Actor, draft: RoleDraft): Promise<string> {
	actor.must('organisation.manage');
	return actor.change(
		async (db, record) => {
			const role = { id: newId(), name: draft.name, external_key: draft.externalKey || null };
			const taken = await store.takenBy(db, role);
			if (taken) refuse('name_taken', { name: taken });
			if (!(await store.insert(db, role))) refuse('name_taken', { name: draft.name });
			record(
				'role.added',
				{ type: 'role', id: role.id },
				{ name: role.name, externalKey: role.external_key },
			);
			return role.id;
		},
		{ verb: 'role.add', key: draft.key },
	);
}

/** Many at once inside a running change that founds a municipality. */
export async function addAll(db: Db, drafts: readonly Omit<RoleDraft, 'key'>[]): Promise<void> {
	await store.insertAll(
		db,
		drafts.map(({ name, externalKey }) => ({ id: newId(), name, external_key: externalKey || null })),
	);
}

export async function amend(actor: Actor, change: RoleChange): Promise<void> {
	actor.must('organisation.manage');
	await actor.change(async (db, record) => {
		const before = found(await store.find(db, change.id), 'role');
		const role = { id: change.id, name: change.name, external_key: change.externalKey || null };
		const taken = await store.takenBy(db, role);
		if (taken) refuse('name_taken', { name: taken });
		if (!(await store.update(db, change.version, role))) refuse('conflict');
		const was = { name: before.name, externalKey: before.externalKey };
		const after = { name: role.name, externalKey: role.external_key };
		record('role.amended', { type: 'role', id: role.id }, { before: was, after });
	});
}

/** Only a role that no post, need or closed period names can go. */
export async function remove(actor: Actor, given: { id: string; version: number }): Promise<void> {
	actor.must('organisation.manage');
	await actor.change(async (db, record) => {
		const before = found(await store.find(db, given.id), 'role');
		const count = await store.countUses(db, given.id);
		if (count > 0) refuse('in_use', { count });
		if (!(await store.remove(db, given.id, given.version))) refuse('conflict');
		record('role.removed', { type: 'role', id: given.id }, { name: before.name });
	});
}
