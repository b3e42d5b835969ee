import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import type { AccessRole } from '#platform/permission/permissions.ts';
import { refuse } from '#platform/refusal.ts';
import { hashPassword, verifyPassword } from '#platform/session/password.server.ts';
import * as session from '#platform/session/session.server.ts';
import * as throttle from '#platform/session/throttle.server.ts';
import * as store from './person.store.server.ts';

export interface PersonDraft {
	name: string;
	email: string;
	password?: string;
	locale: Actor['locale'];
	unitId: string | null;
	roles: { role: AccessRole; unitId: string | null }[];
}

/** Adds a person inside a running change; returns the new id. */
export async function add(db: Db, by: Actor, draft: PersonDraft): Promise<string> {
	const id = newId();
	const person = { id, name: draft.name, email: draft.email, locale: draft.locale, service_unit_id: draft.unitId };
	if (!(await store.insert(db, person))) refuse('email_taken');
	for (const { role, unitId } of draft.roles)
		await store.insertGrant(db, { id: newId(), person_id: id, access_role: role, service_unit_id: unitId, granted_by: by.personId });
	if (draft.password) await store.putPassword(db, id, await hashPassword(draft.password));
	return id;
}

/** Opens a session for the right e-mail and password; says the same, as slowly, whatever was wrong. */
export async function signIn(visitor: Actor, given: { email: string; password: string }, address: string): Promise<string> {
	const attempt = { account: `${visitor.tenantId} ${given.email}`, address };
	const person = await visitor.read(async (db) => {
		await throttle.assertMayTry(db, attempt);
		return store.findByEmail(db, given.email);
	});
	const isRight = await verifyPassword(person?.hash ?? undefined, given.password);
	const token = await visitor.change(async (db, record) => {
		const isIn = isRight && person !== undefined && person.disabled_at === null;
		await throttle.note(db, attempt, isIn);
		record(isIn ? 'session.opened' : 'session.refused', { type: 'person', id: person?.id ?? visitor.tenantId });
		return isIn ? session.open(db, person.id) : null;
	});
	return token ?? refuse('wrong_credentials');
}

export async function signOut(actor: Actor, token: string): Promise<void> {
	await actor.change(async (db, record) => {
		await session.close(db, token);
		record('session.closed', { type: 'person', id: actor.person });
	});
}

export function list(actor: Actor) {
	actor.must('organisation.read');
	return actor.read((db) => store.list(db));
}
