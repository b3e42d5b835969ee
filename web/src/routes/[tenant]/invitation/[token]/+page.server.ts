import { Acceptance } from '#domain/organisation/invitation/invitation.ts';
import * as invitations from '#domain/organisation/invitation/invitation.server.ts';
import { form } from '#platform/form.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { setSession } from '#platform/session/cookie.server.ts';

export const load = async ({ locals, params }) => {
	try {
		return { invitation: await invitations.open(locals.actor, params.token) };
	} catch (error) {
		if (error instanceof Refusal && error.code === 'link_not_valid') return { invitation: null };
		throw error;
	}
};

export const actions = {
	default: form(
		Acceptance,
		async (actor, draft, event) => {
			const token = await invitations.accept(actor, event.params['token'] ?? '', draft);
			setSession(event.cookies, actor.tenantSlug, token);
			return actor.tenantSlug;
		},
		{ then: (slug) => `/${slug}` },
	),
};
