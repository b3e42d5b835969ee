import * as start from '#domain/organisation/start/start.server.ts';
import { takeFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals, cookies }) => ({
	progress: await start.progress(locals.actor),
	flash: takeFlash(cookies),
});
