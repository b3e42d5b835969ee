import { CompetenceDraft } from '#domain/competence/framework/framework.ts';
import * as frameworks from '#domain/competence/framework/framework.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals: { actor }, params }) => {
	const { framework } = await frameworks.get(actor, params.framework);
	return { framework };
};

export const actions = {
	default: form(CompetenceDraft, frameworks.addCompetence, {
		then(_, { cookies, locals, params }) {
			setFlash(cookies, { key: 'competence.competenceAdded' });
			return `/${locals.actor.tenantSlug}/competence/frameworks/${params['framework']}`;
		},
	}),
};
