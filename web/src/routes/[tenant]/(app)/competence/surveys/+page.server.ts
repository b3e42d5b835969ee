import * as surveys from '#domain/competence/survey/survey.server.ts';
import { takeFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals: { actor }, cookies }) => ({
	surveys: await surveys.list(actor),
	flash: takeFlash(cookies),
});
