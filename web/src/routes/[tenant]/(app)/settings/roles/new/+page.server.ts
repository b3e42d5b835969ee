import { RoleDraft } from '#domain/organisation/role/role.ts';
import * as roles from '#domain/organisation/role/role.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash } from '#ui/feedback/flash.ts';

export const actions = {
	default: form(
		RoleDraft,
		async (actor, draft, { cookies }) => {
			await roles.add(actor, draft);
			setFlash(cookies, { key: 'settings.addedNamed', values: { name: draft.name } });
			return actor.tenantSlug;
		},
		{ then: (slug) => `/${slug}/settings/positions` },
	),
};
