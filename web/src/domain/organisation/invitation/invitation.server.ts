import type { Actor } from '#platform/actor.server.ts';
import { newId, newToken } from '#platform/identifier.server.ts';
import { refuse } from '#platform/refusal.ts';
import * as session from '#platform/session/session.server.ts';
import * as people from '../person/person.server.ts';
import type { Acceptance, Invitation, InvitationDraft, InvitationMade } from './invitation.ts';
import * as store from './invitation.store.server.ts';

export function list(actor: Actor): Promise<Invitation[]> {
	actor.must('person.invite');
	return actor.read((db) => store.listOpen(db));
}

/** A later invitation to the same address replaces the earlier one. */
export async function send(actor: Actor, draft: InvitationDraft): Promise<InvitationMade> {
	actor.must('person.invite');
	const own = { id: newId(), token: newToken() };
	const id = await actor.change(
		async (db, record) => {
			const { name, email, accessRole, unitId } = draft;
			const obstacle = await store.obstacle(db, email, unitId);
			if (obstacle === 'email') refuse('email_taken');
			if (obstacle === 'unit') refuse('not_found', { subject: 'service_unit' });
			await store.withdrawEarlier(db, email);
			await store.insert(db, {
				id: own.id,
				token_hash: session.hashToken(own.token),
				email,
				name,
				access_role: accessRole,
				service_unit_id: unitId,
				invited_by: actor.person,
			});
			record('invitation.sent', { type: 'invitation', id: own.id }, { name, email, accessRole, unitId });
			return own.id;
		},
		{ verb: 'invitation.send', key: draft.key },
	);
	return { id, token: id === own.id ? own.token : null };
}

/** A new link for an open invitation; the old link stops working. */
export async function renew(actor: Actor, id: string): Promise<InvitationMade> {
	actor.must('person.invite');
	const token = newToken();
	await actor.change(async (db, record) => {
		if (!(await store.renew(db, id, session.hashToken(token))))
			refuse('not_found', { subject: 'invitation' });
		record('invitation.renewed', { type: 'invitation', id });
	});
	return { id, token };
}

export async function withdraw(actor: Actor, id: string): Promise<void> {
	actor.must('person.invite');
	await actor.change(async (db, record) => {
		if (!(await store.withdraw(db, id))) refuse('not_found', { subject: 'invitation' });
		record('invitation.withdrawn', { type: 'invitation', id });
	});
}

/** What the invited one sees before accepting. */
export function open(visitor: Actor, token: string): Promise<{ name: string; email: string }> {
	visitor.must('public.read');
	return visitor.read(
		async (db) => (await store.findOpen(db, session.hashToken(token))) ?? refuse('link_not_valid'),
	);
}

/** Makes the account, with a password only its owner knows, and opens a session; the link works once. */
export async function accept(visitor: Actor, token: string, given: Acceptance): Promise<string> {
	visitor.must('public.read');
	return visitor.change(async (db, record) => {
		const invitation = (await store.accept(db, session.hashToken(token))) ?? refuse('link_not_valid');
		const personId = await people.add(db, visitor, {
			...given,
			email: invitation.email,
			unitId: invitation.service_unit_id,
			roles: [{ role: invitation.access_role, unitId: invitation.service_unit_id }],
		});
		record('invitation.accepted', { type: 'person', id: personId }, { invitation: invitation.id });
		return session.open(db, personId);
	});
}
