import { liveLinks } from '#domain/exchange/document/document-links.server.ts';
import { inForce } from '#domain/exchange/public-view/public-edition.server.ts';
import * as views from '#domain/exchange/public-view/public-view.server.ts';

export const load = async ({ locals, params, url }) => {
	const strategy = await views.strategy(locals.actor, url.searchParams.get('strategy'));
	const place = { root: `/${params.tenant}/public/strategy/document`, locale: locals.locale };
	return {
		strategy,
		editions: strategy ? await inForce(locals.actor, strategy.id) : null,
		download: strategy ? await liveLinks({ ...place, query: `strategy=${strategy.id}` }) : null,
	};
};
