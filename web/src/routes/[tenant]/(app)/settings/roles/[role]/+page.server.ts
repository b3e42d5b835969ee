import * as v from 'valibot';
import { RoleChange } from '#domain/organisation/role/role.ts';
import * as roles from '#domain/organisation/role/role.server.ts';
import { Id, Version } from '#domain/organisation/tenant/tenant.ts';
import { form } from '#platform/form.server.ts';
import { knownId } from '#platform/known-id.ts';
import { setFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals, params }) => ({
	role: await roles.get(locals.actor, knownId(params.role, 'role')),
});

const then = (slug: string) => `/${slug}/settings/positions`;

export const actions = {
	amend: form(
		RoleChange,
		async (actor, change, { cookies }) => {
			await roles.amend(actor, change);
			setFlash(cookies, { key: 'common.saved' });
			return actor.tenantSlug;
		},
		{ then },
	),
	remove: form(
		v.object({ id: Id, version: Version }),
		async (actor, given, { cookies }) => {
			await roles.remove(actor, given);
			setFlash(cookies, { key: 'common.deleted' });
			return actor.tenantSlug;
		},
		{ then },
	),
};
