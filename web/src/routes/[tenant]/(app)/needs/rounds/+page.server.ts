import * as rounds from '#domain/portfolio/round/round.server.ts';
import { today } from '#platform/today.ts';
import { takeFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals, cookies }) => ({
	rounds: await rounds.list(locals.actor),
	today: today(),
	flash: takeFlash(cookies),
});
