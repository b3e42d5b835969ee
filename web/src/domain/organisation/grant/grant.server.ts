import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import * as session from '#platform/session/session.server.ts';
import type { Grant, GrantDraft } from './grant.ts';
import * as store from './grant.store.server.ts';

export function listOf(actor: Actor, personId: string): Promise<Grant[]> {
	actor.must('organisation.read');
	return actor.read((db) => store.listOf(db, personId));
}

/** Refuses when nobody could administer any more; asked inside the change that took the right away. */
export async function assertAdministratorLeft(db: Db): Promise<void> {
	if ((await store.countAdministratorsLocked(db)) === 0) refuse('last_administrator');
}

/** The person signs in again to get the new rights. */
export async function give(actor: Actor, draft: GrantDraft): Promise<string> {
	actor.must('organisation.manage');
	return actor.change(
		async (db, record) => {
			const { personId, accessRole, unitId } = draft;
			const missing = await store.firstMissing(db, personId, unitId);
			if (missing) refuse('not_found', { subject: missing });
			const id = newId();
			const grant = {
				id,
				person_id: personId,
				access_role: accessRole,
				service_unit_id: unitId,
				granted_by: actor.person,
			};
			if (!(await store.insert(db, grant))) refuse('already_granted');
			await session.closeAllOf(db, personId);
			record('grant.given', { type: 'person', id: personId }, { accessRole, unitId });
			return id;
		},
		{ verb: 'grant.give', key: draft.key },
	);
}

export async function take(actor: Actor, id: string): Promise<void> {
	actor.must('organisation.manage');
	await actor.change(async (db, record) => {
		const grant = found(await store.find(db, id), 'grant');
		await store.remove(db, id);
		if (grant.accessRole === 'administrator') await assertAdministratorLeft(db);
		await session.closeAllOf(db, grant.personId);
		record(
			'grant.taken',
			{ type: 'person', id: grant.personId },
			{ accessRole: grant.accessRole, unitId: grant.unitId },
		);
	});
}
