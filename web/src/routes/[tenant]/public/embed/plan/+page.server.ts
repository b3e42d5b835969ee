import * as views from '#domain/exchange/public-view/public-view.server.ts';
import { today } from '#platform/today.ts';

export const load = async ({ locals, params }) => ({
	view: await views.plan(locals.actor, null),
	today: today(),
	whole: `/${params.tenant}/public/plan?lang=${locals.locale}`,
});
