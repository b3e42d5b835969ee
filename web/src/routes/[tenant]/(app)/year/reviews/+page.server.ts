import * as reviews from '#domain/governance/review/review.server.ts';
import { takeFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals, cookies }) => ({
	rounds: await reviews.list(locals.actor),
	due: await reviews.listDueDuties(locals.actor),
	flash: takeFlash(cookies),
});
