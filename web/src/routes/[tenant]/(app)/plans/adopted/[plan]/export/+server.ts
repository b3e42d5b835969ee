import { planFile } from '#domain/portfolio/plan/plan-file.server.ts';
import * as plans from '#domain/portfolio/plan/plan.server.ts';

export const GET = async ({ locals, params, url }) => {
	const plan = await plans.get(locals.actor, params.plan);
	const file = await planFile(locals.locale, plan.title, plan, url.searchParams.get('format'));
	return new Response(file.bytes, { headers: file.headers });
};
