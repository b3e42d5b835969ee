import { CompetenceChange } from '#domain/competence/framework/framework.ts';
import * as frameworks from '#domain/competence/framework/framework.server.ts';
import { form } from '#platform/form.server.ts';
import { found } from '#platform/refusal.ts';
import { setFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals: { actor }, params }) => {
	const { framework, competences } = await frameworks.get(actor, params.framework);
	const competence = competences.find(({ id }) => id === params.competence);
	return { framework, competence: found(competence, 'competence') };
};

export const actions = {
	default: form(CompetenceChange, frameworks.amendCompetence, {
		then(_, { cookies, locals, params }) {
			setFlash(cookies, { key: 'common.saved' });
			return `/${locals.actor.tenantSlug}/competence/frameworks/${params['framework']}`;
		},
	}),
};
