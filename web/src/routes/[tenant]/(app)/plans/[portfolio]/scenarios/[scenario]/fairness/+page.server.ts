import { FairnessChoice, offersOf } from '#domain/portfolio/fairness/fairness.ts';
import * as scenarios from '#domain/portfolio/scenario/scenario.server.ts';
import { priceSoon } from '#domain/portfolio/schedule/price-soon.server.ts';
import * as schedules from '#domain/portfolio/schedule/schedule.server.ts';
import { isUnderWay } from '#domain/portfolio/schedule/schedule.ts';
import { form } from '#platform/form.server.ts';

export const load = async ({ locals: { actor }, params, url }) => {
	const scenario = await scenarios.getIn(actor, params.portfolio, params.scenario);
	const { newest, solved } = await schedules.standing(actor, scenario.id);
	const points = solved && (await schedules.fairness(actor, solved.id));
	const isSolving = newest !== null && isUnderWay(newest);
	const isPricing = solved !== null && !points && !isSolving && priceSoon(actor, solved);
	const offers = solved && points ? offersOf(points, solved.snapshot) : [];
	const asked = Number(url.searchParams.get('at') ?? scenario.fairPercent);
	const shown = offers.find(({ percent }) => percent === asked) ?? offers[0] ?? null;
	return {
		scenario,
		isWorking: isSolving || isPricing,
		isSolved: solved !== null,
		offers: offers.map((offer) => ({ ...offer, units: [] })),
		shown,
	};
};

export const actions = {
	guarantee: form(
		FairnessChoice,
		async (actor, choice) => {
			await scenarios.guarantee(actor, choice);
			return schedules.request(actor, { scenarioId: choice.scenarioId, key: undefined });
		},
		{
			then: (_, { params }) =>
				`/${params['tenant']}/plans/${params['portfolio']}/scenarios/${params['scenario']}`,
		},
	),
};
