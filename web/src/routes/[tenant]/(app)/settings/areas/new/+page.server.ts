import { AreaDraft } from '#domain/organisation/service-area/service-area.ts';
import * as serviceAreas from '#domain/organisation/service-area/service-area.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash } from '#ui/feedback/flash.ts';

export const actions = {
	default: form(
		AreaDraft,
		async (actor, draft, { cookies }) => {
			await serviceAreas.add(actor, draft);
			setFlash(cookies, { key: 'settings.addedNamed', values: { name: draft.name } });
			return actor.tenantSlug;
		},
		{ then: (slug) => `/${slug}/settings/organisation` },
	),
};
