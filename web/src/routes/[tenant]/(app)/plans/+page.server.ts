import { PortfolioDraft } from '#domain/portfolio/portfolio/portfolio.ts';
import * as portfolios from '#domain/portfolio/portfolio/portfolio.server.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';

export const load = async ({ locals }) => ({
	portfolios: await portfolios.list(locals.actor),
	nextYear: Number(today().slice(0, 4)) + 1,
	mayPrepare: locals.actor.may('plan.prepare'),
});

export const actions = {
	add: form(PortfolioDraft, (actor, draft) => portfolios.add(actor, draft), {
		then: (id, { params }) => `/${params['tenant']}/plans/${id}/budget`,
	}),
};
