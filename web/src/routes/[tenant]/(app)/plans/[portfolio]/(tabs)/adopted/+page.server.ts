import * as plans from '#domain/portfolio/plan/plan.server.ts';

export const load = async ({ locals, params }) => ({
	plans: await plans.list(locals.actor, params.portfolio),
});
