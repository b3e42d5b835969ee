import * as views from '#domain/exchange/public-view/public-view.server.ts';

export const load = async ({ locals, params }) => ({ unit: await views.unit(locals.actor, params.unit) });
