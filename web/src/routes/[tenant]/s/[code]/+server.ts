import { redirect } from '@sveltejs/kit';
import { findByShortCode } from '#domain/organisation/service-unit/short-link.server.ts';
import { perMinute } from '#platform/rate.server.ts';

const admit = perMinute(20);

/** The address typed from a paper form leads to the unit's own link. */
export const GET = async ({ locals, params, getClientAddress }) => {
	admit(getClientAddress());
	const token = await findByShortCode(locals.actor, params.code);
	// A code that leads nowhere is told of on the page that tells of wrong links.
	redirect(303, `/${locals.actor.tenantSlug}/say/${token ?? encodeURIComponent(params.code)}`);
};
