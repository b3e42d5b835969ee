import * as tenants from '#domain/organisation/tenant/tenant.server.ts';

export const load = async ({ locals }) => {
	const { actor } = locals;
	const { name, colour, is_demonstration } = await tenants.get(actor);
	return {
		tenant: { slug: actor.tenantSlug, name, colour, isDemonstration: is_demonstration },
		me: actor.personId ? { name: actor.name, permissions: [...actor.permissions] } : null,
	};
};
