import * as v from 'valibot';
import { redirect } from '@sveltejs/kit';
import { Email } from '#domain/organisation/tenant/tenant.ts';
import * as people from '#domain/organisation/person/person.server.ts';
import { form } from '#platform/form.server.ts';
import { localPath } from '#platform/local-path.ts';
import { setSession } from '#platform/session/cookie.server.ts';

const SignIn = v.object({ email: Email, password: v.pipe(v.string(), v.nonEmpty(), v.maxLength(128)) });

export const load = ({ locals, url }) => {
	const next = localPath(url.searchParams.get('next'), `/${locals.actor.tenantSlug}`);
	if (locals.actor.personId) redirect(303, next);
	return { next };
};

export const actions = {
	default: form(
		SignIn,
		async (actor, draft, event) => {
			const token = await people.signIn(actor, draft, event.getClientAddress());
			setSession(event.cookies, actor.tenantSlug, token);
			return actor.tenantSlug;
		},
		{ then: (slug, event) => localPath(event.url.searchParams.get('next'), `/${slug}`) },
	),
};
