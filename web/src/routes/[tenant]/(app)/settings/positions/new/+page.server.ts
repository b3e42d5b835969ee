import { PositionDraft } from '#domain/organisation/position/position.ts';
import * as positions from '#domain/organisation/position/position.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import { choices } from '../choices.server.ts';

export const load = async ({ locals, url }) => ({
	...(await choices(locals.actor)),
	roleId: url.searchParams.get('role'),
});

export const actions = {
	default: form(
		PositionDraft,
		async (actor, draft, { cookies }) => {
			await positions.add(actor, draft);
			setFlash(cookies, { key: 'settings.addedNamed', values: { name: draft.title } });
			return actor.tenantSlug;
		},
		{ then: (slug) => `/${slug}/settings/positions` },
	),
};
