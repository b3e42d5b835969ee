import { decisions } from '#domain/exchange/public-view/public-decision.server.ts';

export const load = async ({ locals }) => ({ decisions: await decisions(locals.actor) });
