import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import * as demonstration from '#domain/exchange/demonstration/demonstration.server.ts';
import * as foundings from '#domain/organisation/founding/founding.server.ts';
import { addressFor, Founding } from '#domain/organisation/tenant/tenant.ts';
import { openForm } from '#platform/form.server.ts';
import { isTokenOpen } from '#platform/founding.server.ts';
import { refuse } from '#platform/refusal.ts';
import { runtime } from '#platform/runtime.server.ts';
import { setSession } from '#platform/session/cookie.server.ts';

// A missing name is told of once, not also as a missing address.
const addressOf = ({ name, address }: { name: string; address: string }) =>
	address.trim() || (name.trim() ? addressFor(name) : 'nimeton');

/** Where scripts do not run the address is left empty, and made from the name here. */
const FoundingForm = v.pipe(
	v.looseObject({ name: v.string(), address: v.optional(v.string(), '') }),
	v.transform((given) => ({ ...given, address: addressOf(given) })),
	Founding,
);

export const load = async ({ params }) => {
	return { isOpen: await isTokenOpen(params.token), origin: runtime().env.origin };
};

export const actions = {
	found: openForm(
		FoundingForm,
		async (draft, { params, locals, cookies }) => {
			const { actor, session } = await foundings.found(draft, params['token'] ?? '', locals.locale);
			setSession(cookies, actor.tenantSlug, session);
			return actor.tenantSlug;
		},
		{ then: (slug) => `/${slug}/start` },
	),
	/** The link stays open: looking at the demonstration does not use it up. */
	demonstrate: openForm(
		v.object({}),
		async (_, { params, cookies }) => {
			if (!(await isTokenOpen(params['token'] ?? ''))) refuse('link_not_valid');
			const { session, director } = await demonstration.found(randomBytes(24).toString('base64url'));
			setSession(cookies, director.tenantSlug, session);
			return director.tenantSlug;
		},
		{ then: (slug) => `/${slug}` },
	),
};
