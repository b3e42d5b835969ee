import * as frameworks from '#domain/competence/framework/framework.server.ts';
import { SurveyDraft } from '#domain/competence/survey/survey.ts';
import * as surveys from '#domain/competence/survey/survey.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals: { actor } }) => ({ frameworks: await frameworks.list(actor) });

export const actions = {
	default: form(SurveyDraft, surveys.add, {
		then(id, { cookies, locals }, { name }) {
			setFlash(cookies, { key: 'competence.surveyAdded', values: { name } });
			return `/${locals.actor.tenantSlug}/competence/surveys/${id}`;
		},
	}),
};
