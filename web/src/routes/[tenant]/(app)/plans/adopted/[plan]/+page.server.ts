import { linksOf } from '#domain/exchange/document/document-links.server.ts';
import { differences } from '#domain/portfolio/plan/comparison.ts';
import { PlanId } from '#domain/portfolio/plan/plan.ts';
import * as plans from '#domain/portfolio/plan/plan.server.ts';
import * as publications from '#domain/portfolio/plan/publication.server.ts';
import { sideIfSolved } from '#domain/portfolio/plan/side.server.ts';
import { beginRepair } from '#domain/portfolio/plan/repair.server.ts';
import * as portfolios from '#domain/portfolio/portfolio/portfolio.server.ts';
import { RepairDraft } from '#domain/portfolio/scenario/scenario.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';
import { pageOf } from '../../[portfolio]/scenarios/[scenario]/scenario-page.ts';

export const load = async ({ locals, params, url }) => {
	const plan = await plans.get(locals.actor, params.plan);
	const { snapshot, answer, ...head } = plan;
	const since = await plans.since(locals.actor, plan);
	const newer = await sideIfSolved(locals.actor, plan.scenarioId);
	return {
		plan: head,
		portfolio: await portfolios.get(locals.actor, plan.portfolioId),
		solved: pageOf({ id: plan.id, snapshot, answer }, url),
		since,
		moved: newer ? differences(plan, newer) : [],
		mayPublish: locals.actor.may('plan.publish'),
		mayPrepare: locals.actor.may('plan.prepare'),
		download: await linksOf(locals.actor, 'plan', plan.id, {
			root: `/${params.tenant}/plans/adopted/${plan.id}/document`,
			locale: locals.locale,
		}),
		today: today(),
	};
};

export const actions = {
	repair: form(RepairDraft, (actor, draft) => beginRepair(actor, draft), {
		then: ({ portfolioId, id }, { params }) =>
			`/${params['tenant']}/plans/${portfolioId}/scenarios/${id}/repair`,
	}),
	publish: form(PlanId, (actor, id) => publications.publish(actor, id)),
	withdraw: form(PlanId, (actor, id) => publications.withdraw(actor, id)),
};
