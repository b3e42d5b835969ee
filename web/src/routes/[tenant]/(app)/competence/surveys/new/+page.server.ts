import * as frameworks from '#domain/competence/framework/framework.server.ts';
import { SurveyDraft } from '#domain/competence/survey/survey.ts';
import * as surveys from '#domain/competence/survey/survey.server.ts';
import * as roles from '#domain/organisation/role/role.server.ts';
import * as areas from '#domain/organisation/service-area/service-area.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals: { actor } }) => ({
	frameworks: await frameworks.list(actor),
	roles: (await roles.list(actor)).map(({ id, name }) => ({ id, name })),
	areas: (await areas.list(actor)).map(({ id, name }) => ({ id, name })),
});

export const actions = {
	default: form(SurveyDraft, surveys.add, {
		then(id, { cookies, locals }, { name }) {
			setFlash(cookies, { key: 'competence.surveyAdded', values: { name } });
			return `/${locals.actor.tenantSlug}/competence/surveys/${id}`;
		},
	}),
};
