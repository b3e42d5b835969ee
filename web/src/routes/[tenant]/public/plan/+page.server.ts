import * as views from '#domain/exchange/public-view/public-view.server.ts';
import { today } from '#platform/today.ts';

export const load = async ({ locals, url }) => ({
	view: await views.plan(locals.actor, url.searchParams.get('plan')),
	today: today(),
});
