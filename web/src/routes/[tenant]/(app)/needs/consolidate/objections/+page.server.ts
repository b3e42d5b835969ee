import { ObjectionAnswer } from '#domain/portfolio/consolidation/objection.ts';
import * as objections from '#domain/portfolio/consolidation/objection.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals, cookies }) => ({
	objections: await objections.listOpen(locals.actor),
	flash: takeFlash(cookies),
});

export const actions = {
	answer: form(ObjectionAnswer, objections.answer, {
		then({ unit }, { cookies, url }) {
			setFlash(cookies, { key: 'consolidation.answered', values: { unit } });
			return url.pathname;
		},
	}),
};
