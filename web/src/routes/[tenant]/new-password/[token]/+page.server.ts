import { NewPasswordByLink } from '#domain/organisation/sign-in-link/sign-in-link.ts';
import * as signInLinks from '#domain/organisation/sign-in-link/sign-in-link.server.ts';
import { form } from '#platform/form.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { setSession } from '#platform/session/cookie.server.ts';

export const load = async ({ locals, params }) => {
	try {
		return { person: await signInLinks.open(locals.actor, params.token) };
	} catch (error) {
		if (error instanceof Refusal && error.code === 'link_not_valid') return { person: null };
		throw error;
	}
};

export const actions = {
	default: form(
		NewPasswordByLink,
		async (actor, draft, event) => {
			const token = await signInLinks.use(actor, event.params['token'] ?? '', draft);
			setSession(event.cookies, actor.tenantSlug, token);
			return actor.tenantSlug;
		},
		{ then: (slug) => `/${slug}` },
	),
};
