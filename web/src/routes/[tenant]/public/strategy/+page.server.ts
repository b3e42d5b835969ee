import * as views from '#domain/exchange/public-view/public-view.server.ts';

export const load = async ({ locals, url }) => ({
	strategy: await views.strategy(locals.actor, url.searchParams.get('strategy')),
});
