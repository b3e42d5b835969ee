import { CompetenceTie } from '#domain/competence/technology-competence/technology-competence.ts';
import * as learning from '#domain/competence/technology-competence/technology-competence.server.ts';
import { origins } from '#domain/exchange/import-run/radar-origin.server.ts';
import { NeedTie, NeedUntie } from '#domain/portfolio/technology-need/technology-need.ts';
import * as waiting from '#domain/portfolio/technology-need/technology-need.server.ts';
import { isDecisionPassed, overCap, stateOf } from '#domain/systems/pilot/pilot.ts';
import * as pilots from '#domain/systems/pilot/pilot.server.ts';
import { isReviewPassed } from '#domain/systems/technology/technology.ts';
import * as technologies from '#domain/systems/technology/technology.server.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';

export const load = async ({ locals: { actor, locale }, params, cookies }) => {
	const view = await technologies.get(actor, params.technology);
	const { id } = view.technology;
	const [tried, needs, competences, brought] = await Promise.all([
		pilots.list(actor, { technologyId: id }),
		actor.may('need.read') ? waiting.listOf(actor, id) : [],
		learning.of(actor, id, locale),
		origins(actor, [view.technology]),
	]);
	const day = today();
	return {
		...view,
		origin: brought.get(id) ?? null,
		isPassed: isReviewPassed(view.technology, day),
		pilots: tried.map((pilot) => ({
			...{ id: pilot.id, title: pilot.title, startsOn: pilot.startsOn, endsOn: pilot.endsOn },
			...{ state: stateOf(pilot), isLate: isDecisionPassed(pilot, day) },
			...{ spent: pilot.spent, costCap: pilot.costCap, over: overCap(pilot) },
		})),
		needs,
		competences,
		mayManage: actor.may('technology.manage'),
		flash: takeFlash(cookies),
	};
};

const telling = (key: string) => ({
	then(number: number | void, { cookies, url }: RequestEvent) {
		setFlash(cookies, { key, ...(number && { values: { number } }) });
		return url.pathname;
	},
});

export const actions = {
	tie: form(NeedTie, waiting.tie, telling('radar.tied')),
	untie: form(NeedUntie, waiting.untie, telling('radar.untied')),
	learn: form(CompetenceTie, learning.tie, telling('radar.competenceTied')),
	unlearn: form(CompetenceTie, learning.untie, telling('radar.competenceUntied')),
};
