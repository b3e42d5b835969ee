import * as tenants from '#domain/organisation/tenant/tenant.server.ts';
import { themeCss } from '#ui/theme/tenant-colour.ts';

export const GET = async ({ locals }) => {
	const { colour } = await tenants.get(locals.actor);
	return new Response(themeCss(colour), {
		headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=300' },
	});
};
