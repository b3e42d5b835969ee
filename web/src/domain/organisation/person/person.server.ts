import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import type { AccessRole } from '#platform/permission/permissions.ts';
import { found, refuse } from '#platform/refusal.ts';
import { hashPassword, verifyPassword } from '#platform/session/password.server.ts';
import * as session from '#platform/session/session.server.ts';
import * as throttle from '#platform/session/throttle.server.ts';
import * as grants from '../grant/grant.server.ts';
import type { PersonChange, PersonInList, PersonVersion } from './person.ts';
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
	const person = {
		id,
		name: draft.name,
		email: draft.email,
		locale: draft.locale,
		service_unit_id: draft.unitId,
	};
	if (!(await store.insert(db, person))) refuse('email_taken');
	for (const { role, unitId } of draft.roles)
		await store.insertGrant(db, {
			id: newId(),
			person_id: id,
			access_role: role,
			service_unit_id: unitId,
			granted_by: by.personId,
		});
	if (draft.password) await setPassword(db, id, draft.password);
	return id;
}

/** Sets a password inside a running change. */
export async function setPassword(db: Db, id: string, password: string): Promise<void> {
	await store.putPassword(db, id, await hashPassword(password));
}

/** Opens a session for the right e-mail and password; says the same, as slowly, whatever was wrong. */
export async function signIn(
	visitor: Actor,
	given: { email: string; password: string },
	address: string,
): Promise<string> {
	const attempt = await throttle.begin(visitor.tenantId, {
		account: `${visitor.tenantId} ${given.email}`,
		address,
	});
	const person = await visitor.read((db) => store.findByEmail(db, given.email));
	const isRight = await verifyPassword(person?.hash ?? undefined, given.password);
	const token = await visitor.change(async (db, record) => {
		const isIn = isRight && person !== undefined && person.disabled_at === null;
		if (isIn) await throttle.succeed(db, attempt);
		record(isIn ? 'session.opened' : 'session.refused', {
			type: 'person',
			id: person?.id ?? visitor.tenantId,
		});
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

export function list(actor: Actor): Promise<PersonInList[]> {
	actor.must('organisation.read');
	return actor.read((db) => store.list(db));
}

export function get(actor: Actor, id: string): Promise<PersonInList> {
	actor.must('organisation.read');
	return actor.read(async (db) => found(await store.find(db, id), 'person'));
}

export async function amend(actor: Actor, change: PersonChange): Promise<void> {
	actor.must('organisation.manage');
	const { id, version, name, unitId } = change;
	await actor.change(async (db, record) => {
		const before = found(await store.find(db, id), 'person');
		if (unitId && !(await store.hasUnit(db, unitId))) refuse('not_found', { subject: 'service_unit' });
		if (!(await store.update(db, id, version, { name, service_unit_id: unitId }))) refuse('conflict');
		const was = { name: before.name, unitId: before.unitId };
		record('person.amended', { type: 'person', id }, { before: was, after: { name, unitId } });
	});
}

/** The account stays, with all it has done, but opens nothing. */
export async function disable(actor: Actor, given: PersonVersion): Promise<void> {
	actor.must('organisation.manage');
	await actor.change(async (db, record) => {
		found(await store.find(db, given.id), 'person');
		if (!(await store.update(db, given.id, given.version, { disabled_at: new Date() }))) refuse('conflict');
		await grants.assertAdministratorLeft(db);
		await session.closeAllOf(db, given.id);
		await store.withdrawSignInLinks(db, given.id);
		record('person.disabled', { type: 'person', id: given.id });
	});
}

export async function enable(actor: Actor, given: PersonVersion): Promise<void> {
	actor.must('organisation.manage');
	await actor.change(async (db, record) => {
		found(await store.find(db, given.id), 'person');
		if (!(await store.update(db, given.id, given.version, { disabled_at: null }))) refuse('conflict');
		record('person.enabled', { type: 'person', id: given.id });
	});
}
