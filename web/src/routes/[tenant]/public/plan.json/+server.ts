import { planFile } from '#domain/exchange/public-view/plan-file.ts';
import * as views from '#domain/exchange/public-view/public-view.server.ts';
import * as tenants from '#domain/organisation/tenant/tenant.server.ts';
import { found } from '#platform/refusal.ts';
import { asFile } from '../as-file.ts';

export const GET = async ({ locals, url }) => {
	const view = found(await views.plan(locals.actor, url.searchParams.get('plan')), 'plan');
	const { name } = await tenants.get(locals.actor);
	const file = planFile(view, { name, slug: locals.actor.tenantSlug });
	return asFile(
		`${JSON.stringify(file, null, '\t')}\n`,
		'application/json',
		`${locals.actor.tenantSlug}.json`,
	);
};
