import * as v from 'valibot';
import { InvitationDraft } from '#domain/organisation/invitation/invitation.ts';
import * as invitations from '#domain/organisation/invitation/invitation.server.ts';
import * as people from '#domain/organisation/person/person.server.ts';
import * as serviceUnits from '#domain/organisation/service-unit/service-unit.server.ts';
import { Id } from '#domain/organisation/tenant/tenant.ts';
import type { Actor } from '#platform/actor.server.ts';
import { form } from '#platform/form.server.ts';
import { runtime } from '#platform/runtime.server.ts';

export const load = async ({ locals: { actor } }) => {
	const mayInvite = actor.may('person.invite');
	const [persons, open, units] = await Promise.all([
		people.list(actor),
		mayInvite ? invitations.list(actor) : [],
		mayInvite ? serviceUnits.list(actor) : [],
	]);
	return { persons, invitations: open, units: units.map(({ id, name }) => ({ id, name })), mayInvite };
};

const linkOf = (actor: Actor, token: string | null) =>
	token && `${runtime().env.origin}/${actor.tenantSlug}/invitation/${token}`;

const OneInvitation = v.object({ id: Id });

export const actions = {
	invite: form(InvitationDraft, async (actor, draft) => {
		const { token } = await invitations.send(actor, draft);
		return { name: draft.name, link: linkOf(actor, token) };
	}),
	renew: form(v.object({ id: Id, name: v.string() }), async (actor, { id, name }) => {
		const { token } = await invitations.renew(actor, id);
		return { name, link: linkOf(actor, token) };
	}),
	withdraw: form(OneInvitation, (actor, { id }) => invitations.withdraw(actor, id)),
};
