import { NeedLink, NeedUnlink } from '#domain/competence/competence-need/competence-need.ts';
import * as needLinks from '#domain/competence/competence-need/competence-need.server.ts';
import { inLanguage } from '#domain/competence/framework/framework.ts';
import * as groupResults from '#domain/competence/group-result/group-result.server.ts';
import { trainingState } from '#domain/competence/training/training.ts';
import * as trainings from '#domain/competence/training/training.server.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';

/** So many gaps first; the others when asked for. */
const FIRST = 12;

export const load = async ({ locals: { actor, locale }, url, cookies }) => {
	const day = today();
	const [found, list, competences, needs] = await Promise.all([
		groupResults.gaps(actor, day),
		trainings.list(actor),
		groupResults.competences(actor),
		needLinks.list(actor),
	]);
	const names = new Map(
		competences.map(({ id, code, names: said }) => [id, `${code} ${inLanguage(said, locale)}`]),
	);
	const nameOf = (id: string) => names.get(id) ?? '';
	const roleOf = (id: string) => found?.result.names.role[id] ?? '';
	const gaps = found?.gaps ?? [];
	return {
		survey: found?.result.survey ?? null,
		gaps: (url.searchParams.has('all') ? gaps : gaps.slice(0, FIRST)).map(
			({ competenceId, roleId, ...gap }) => ({
				...{ id: `${roleId} ${competenceId}`, competenceId, roleId },
				...{ competence: nameOf(competenceId), role: roleOf(roleId) },
				...gap,
			}),
		),
		gapCount: gaps.length,
		hiddenRoles: (found?.hidden ?? []).map(({ roleId }) => roleOf(roleId)).filter(Boolean),
		trainings: list.map(({ competenceIds, ...training }) => ({
			...training,
			competences: competenceIds.map(nameOf),
			state: trainingState(training, day),
		})),
		needs: needs.map((need) => ({ ...need, competence: nameOf(need.competenceId) })),
		competences: competences
			.filter(({ isRetired }) => !isRetired)
			.map(({ id }) => ({ value: id, label: nameOf(id) })),
		mayManage: actor.may('competence.manage'),
		flash: takeFlash(cookies),
	};
};

const telling = (key: string) => ({
	then(_: unknown, { cookies, url }: RequestEvent) {
		setFlash(cookies, { key });
		return `${url.pathname}#linked`;
	},
});

export const actions = {
	link: form(NeedLink, needLinks.link, telling('training.justLinked')),
	unlink: form(NeedUnlink, needLinks.unlink, telling('training.justUnlinked')),
};
