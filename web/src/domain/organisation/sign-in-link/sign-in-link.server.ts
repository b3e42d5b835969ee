import type { Actor } from '#platform/actor.server.ts';
import { newId, newToken } from '#platform/identifier.server.ts';
import { found, refuse } from '#platform/refusal.ts';
import * as session from '#platform/session/session.server.ts';
import * as people from '../person/person.server.ts';
import type { NewPasswordByLink, SignInLinkMade } from './sign-in-link.ts';
import * as store from './sign-in-link.store.server.ts';

/**
 * A way back in for a person who has forgotten the password; an earlier link stops working.
 * Nobody makes one for oneself: it would change the password without the present one.
 */
export async function make(actor: Actor, personId: string): Promise<SignInLinkMade> {
	actor.must('person.invite');
	if (personId === actor.person) refuse('own_sign_in_link');
	const made = { id: newId(), token: newToken() };
	await actor.change(async (db, record) => {
		const person = found(await store.findPerson(db, personId), 'person');
		if (person.disabled_at) refuse('person_disabled');
		await store.withdrawOf(db, personId);
		const hash = session.hashToken(made.token);
		await store.insert(db, { id: made.id, person_id: personId, token_hash: hash, made_by: actor.person });
		record('sign_in_link.made', { type: 'person', id: personId }, { name: person.name });
	});
	return made;
}

/** Whose password the link changes. */
export function open(visitor: Actor, token: string): Promise<{ name: string; email: string }> {
	visitor.must('public.read');
	return visitor.read(
		async (db) => (await store.findOpen(db, session.hashToken(token))) ?? refuse('link_not_valid'),
	);
}

/** Sets the new password, ends every session the person had and opens a new one; the link works once. */
export async function use(visitor: Actor, token: string, { password }: NewPasswordByLink): Promise<string> {
	visitor.must('public.read');
	return visitor.change(async (db, record) => {
		const { id, personId } = (await store.use(db, session.hashToken(token))) ?? refuse('link_not_valid');
		await people.setPassword(db, personId, password);
		await session.closeAllOf(db, personId);
		record('sign_in_link.used', { type: 'person', id: personId }, { link: id });
		return session.open(db, personId);
	});
}
