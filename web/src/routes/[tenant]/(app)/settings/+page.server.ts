import * as start from '#domain/organisation/start/start.server.ts';

export const load = async ({ locals }) => ({ progress: await start.progress(locals.actor) });
