import { redirect } from '@sveltejs/kit';
import * as people from '#domain/organisation/person/person.server.ts';
import { clearSession } from '#platform/session/cookie.server.ts';

export const actions = {
	default: async ({ locals, cookies }) => {
		const { actor, sessionToken } = locals;
		if (sessionToken) await people.signOut(actor, sessionToken);
		clearSession(cookies, actor.tenantSlug);
		redirect(303, `/${actor.tenantSlug}/sign-in`);
	},
};
