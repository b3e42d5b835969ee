import { TrainingDraft } from '#domain/competence/training/training.ts';
import * as trainings from '#domain/competence/training/training.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash } from '#ui/feedback/flash.ts';
import { trainingChoices } from '../training-choices.server.ts';

export const load = async ({ locals: { actor }, url }) => ({
	choices: await trainingChoices(actor),
	competence: url.searchParams.get('competence'),
	role: url.searchParams.get('role'),
});

export const actions = {
	default: form(TrainingDraft, trainings.add, {
		then(id, { cookies, locals }, { name }) {
			setFlash(cookies, { key: 'training.added', values: { name } });
			return `/${locals.actor.tenantSlug}/competence/training/${id}`;
		},
	}),
};
