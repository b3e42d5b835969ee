import { indicator } from '#domain/exchange/public-view/public-goal.server.ts';

export const load = async ({ locals, params }) => {
	const { indicator: found } = await indicator(locals.actor, params.indicator);
	return { indicator: found, whole: `/${params.tenant}/public/indicators/${found.id}?lang=${locals.locale}` };
};
