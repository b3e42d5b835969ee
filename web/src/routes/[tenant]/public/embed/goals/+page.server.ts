import { goals } from '#domain/exchange/public-view/public-goal.server.ts';

export const load = async ({ locals, params }) => ({
	goals: await goals(locals.actor),
	whole: `/${params.tenant}/public/goals?lang=${locals.locale}`,
});
