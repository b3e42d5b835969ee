import { Telling } from '#domain/competence/group-result/group-result.ts';
import * as groupResults from '#domain/competence/group-result/group-result.server.ts';
import * as targets from '#domain/competence/level-target/level-target.server.ts';
import * as surveys from '#domain/competence/survey/survey.server.ts';
import { form } from '#platform/form.server.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import { tableState } from '#ui/table/table-state.ts';
import { groupOf, previousOf } from '#domain/competence/group-result/group-result.ts';
import { REST } from '#domain/competence/disclosure/disclosure.ts';
import { groupView, keyOf, notShown } from './group-view.ts';

export const load = async ({ locals: { actor, locale }, url, cookies }) => {
	const table = tableState(url, { filters: ['survey', 'area', 'role'] });
	const [told, all, competences, wanted] = await Promise.all([
		groupResults.list(actor),
		surveys.list(actor),
		groupResults.competences(actor),
		targets.list(actor),
	]);
	const mayTell = actor.may('competence.manage');
	const result = told.find(({ surveyId }) => surveyId === table.filters['survey']) ?? told[0] ?? null;
	const isTold = (id: string) => told.some(({ surveyId }) => surveyId === id);
	const key = keyOf(table.filters);
	return {
		table,
		waiting: all
			.filter(({ id, state, answered }) => mayTell && state === 'closed' && answered > 0 && !isTold(id))
			.map(({ id, name }) => ({ id, name })),
		surveys: told.map(({ surveyId, survey }) => ({ id: surveyId, name: survey })),
		result: result && {
			...{ surveyId: result.surveyId, survey: result.survey, toldOn: result.toldOn },
			names: result.names,
			together: {
				area: groupOf(result, { area: REST }) !== undefined,
				role: groupOf(result, { role: REST }) !== undefined,
			},
			group: groupView(result, key, {
				...{ competences, targets: wanted, locale },
				earlier: previousOf(told, result),
			}),
			notShown: notShown(result),
		},
		flash: takeFlash(cookies),
	};
};

export const actions = {
	tell: form(Telling, (actor, telling) => groupResults.tell(actor, telling), {
		then(_, { cookies, url }, { surveyId }) {
			setFlash(cookies, { key: 'group.told' });
			return `${url.pathname}?survey=${surveyId}`;
		},
	}),
};
