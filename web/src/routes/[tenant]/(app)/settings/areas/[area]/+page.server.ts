import * as v from 'valibot';
import { AreaChange } from '#domain/organisation/service-area/service-area.ts';
import * as serviceAreas from '#domain/organisation/service-area/service-area.server.ts';
import { Id, Version } from '#domain/organisation/tenant/tenant.ts';
import { form } from '#platform/form.server.ts';
import { knownId } from '#platform/known-id.ts';
import { setFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals, params }) => ({
	area: await serviceAreas.get(locals.actor, knownId(params.area, 'service_area')),
});

const then = (slug: string) => `/${slug}/settings/organisation`;

export const actions = {
	amend: form(
		AreaChange,
		async (actor, change, { cookies }) => {
			await serviceAreas.amend(actor, change);
			setFlash(cookies, { key: 'common.saved' });
			return actor.tenantSlug;
		},
		{ then },
	),
	remove: form(
		v.object({ id: Id, version: Version }),
		async (actor, given, { cookies }) => {
			await serviceAreas.remove(actor, given);
			setFlash(cookies, { key: 'common.deleted' });
			return actor.tenantSlug;
		},
		{ then },
	),
};
