import * as serviceAreas from '#domain/organisation/service-area/service-area.server.ts';
import { UnitDraft } from '#domain/organisation/service-unit/service-unit.ts';
import * as serviceUnits from '#domain/organisation/service-unit/service-unit.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals }) => ({ areas: await serviceAreas.list(locals.actor) });

export const actions = {
	default: form(
		UnitDraft,
		async (actor, draft, { cookies }) => {
			await serviceUnits.add(actor, draft);
			setFlash(cookies, { key: 'settings.addedNamed', values: { name: draft.name } });
			return actor.tenantSlug;
		},
		{ then: (slug) => `/${slug}/settings/organisation` },
	),
};
