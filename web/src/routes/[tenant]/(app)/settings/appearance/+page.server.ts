import { TenantChange } from '#domain/organisation/tenant/tenant.ts';
import * as tenants from '#domain/organisation/tenant/tenant.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals }) => {
	const { name, colour, locale, contact, version } = await tenants.get(locals.actor);
	return { municipality: { name, colour, locale, contact, version } };
};

export const actions = {
	default: form(
		TenantChange,
		async (actor, change, { cookies }) => {
			await tenants.amend(actor, change);
			setFlash(cookies, { key: 'common.saved' });
			return actor.tenantSlug;
		},
		{ then: (slug) => `/${slug}/settings/appearance` },
	),
};
