import { FirstPositions } from '#domain/organisation/position/position.ts';
import * as positions from '#domain/organisation/position/position.server.ts';
import * as roles from '#domain/organisation/role/role.server.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';
import { setFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals: { actor } }) => {
	const [allRoles, allPositions] = await Promise.all([roles.list(actor), positions.list(actor)]);
	return { roles: allRoles, positions: allPositions, today: today() };
};

export const actions = {
	default: form(
		FirstPositions,
		async (actor, draft, { cookies }) => {
			const count = await positions.addFirst(actor, draft);
			setFlash(cookies, { key: 'start.people.added', values: { count } });
			return actor.tenantSlug;
		},
		{ then: (slug) => `/${slug}/start/people` },
	),
};
