import * as views from '#domain/exchange/public-view/public-view.server.ts';

export const load = async ({ locals }) => ({ units: await views.units(locals.actor) });
