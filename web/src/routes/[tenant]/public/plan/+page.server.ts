import { liveLinks } from '#domain/exchange/document/document-links.server.ts';
import * as views from '#domain/exchange/public-view/public-view.server.ts';
import { today } from '#platform/today.ts';

export const load = async ({ locals, params, url }) => {
	const view = await views.plan(locals.actor, url.searchParams.get('plan'));
	const place = { root: `/${params.tenant}/public/plan/document`, locale: locals.locale };
	return {
		view,
		download: view ? await liveLinks({ ...place, query: `plan=${view.plan.id}` }) : null,
		today: today(),
	};
};
