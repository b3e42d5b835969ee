import * as portfolios from '#domain/portfolio/portfolio/portfolio.server.ts';

export const load = async ({ locals, params }) => ({
	portfolio: await portfolios.get(locals.actor, params.portfolio),
	mayPrepare: locals.actor.may('plan.prepare'),
	mayAdopt: locals.actor.may('plan.adopt'),
});
