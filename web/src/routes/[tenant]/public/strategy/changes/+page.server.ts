import { changesOf } from '#domain/exchange/public-view/public-edition.server.ts';

export const load = async ({ locals, url }) => ({
	changes: await changesOf(locals.actor, {
		strategyId: url.searchParams.get('strategy'),
		editionId: url.searchParams.get('edition'),
	}),
});
