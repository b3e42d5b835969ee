import * as accessibility from '#domain/exchange/accessibility/accessibility.server.ts';

export const load = async ({ locals }) => ({ statement: await accessibility.statement(locals.actor) });
