import * as bodies from '#domain/governance/body/body.server.ts';
import { takeFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals, cookies }) => ({
	bodies: await bodies.list(locals.actor),
	flash: takeFlash(cookies),
});
