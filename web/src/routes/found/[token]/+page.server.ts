import * as v from 'valibot';
import * as foundings from '#domain/organisation/founding/founding.server.ts';
import { addressFor, Founding } from '#domain/organisation/tenant/tenant.ts';
import { openForm } from '#platform/form.server.ts';
import { isTokenOpen } from '#platform/founding.server.ts';
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
	default: openForm(
		FoundingForm,
		async (draft, { params, locals, cookies }) => {
			const { actor, session } = await foundings.found(draft, params['token'] ?? '', locals.locale);
			setSession(cookies, actor.tenantSlug, session);
			return actor.tenantSlug;
		},
		{ then: (slug) => `/${slug}/start` },
	),
};
