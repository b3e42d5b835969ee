import { goals } from '#domain/exchange/public-view/public-goal.server.ts';

export const load = async ({ locals }) => ({ goals: await goals(locals.actor) });
