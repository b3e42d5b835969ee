import { inLanguage } from '#domain/competence/framework/framework.ts';
import * as groupResults from '#domain/competence/group-result/group-result.server.ts';
import { effectOf } from '#domain/competence/training/effect.ts';
import {
	TrainingCancellation,
	TrainingChange,
	TrainingOf,
	trainingState,
} from '#domain/competence/training/training.ts';
import * as trainings from '#domain/competence/training/training.server.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { trainingChoices } from '../training-choices.server.ts';

export const load = async ({ locals: { actor, locale }, params, cookies }) => {
	const mayManage = actor.may('competence.manage');
	const [training, told, competences] = await Promise.all([
		trainings.get(actor, params.training),
		groupResults.list(actor),
		groupResults.competences(actor),
	]);
	const names = new Map(
		competences.map(({ id, code, names: said }) => [id, `${code} ${inLanguage(said, locale)}`]),
	);
	const roleNames = Object.assign({}, ...told.map((result) => result.names.role)) as Record<string, string>;
	const { rows, hidden, ...sides } = effectOf(training, told);
	return {
		training,
		state: trainingState(training, today()),
		competences: training.competenceIds.map((id) => names.get(id) ?? ''),
		effect: {
			...sides,
			hidden: hidden.length,
			rows: rows.map(({ roleId, competenceId, ...row }) => ({
				...row,
				id: `${competenceId} ${roleId}`,
				role: roleId && (roleNames[roleId] ?? ''),
				competence: names.get(competenceId) ?? '',
			})),
		},
		choices: mayManage && !training.cancelledOn ? await trainingChoices(actor) : null,
		mayManage,
		flash: takeFlash(cookies),
	};
};

const telling = (key: string) => ({
	then(_: unknown, { cookies, url }: RequestEvent) {
		setFlash(cookies, { key });
		return url.pathname;
	},
});

export const actions = {
	amend: form(TrainingChange, trainings.amend, telling('common.saved')),
	cancel: form(TrainingCancellation, trainings.cancel, telling('training.cancelled')),
	restore: form(TrainingOf, trainings.restore, telling('training.restored')),
};
