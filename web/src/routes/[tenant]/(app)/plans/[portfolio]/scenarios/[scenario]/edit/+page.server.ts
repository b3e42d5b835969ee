import * as positions from '#domain/organisation/position/position.server.ts';
import * as plans from '#domain/portfolio/plan/plan.server.ts';
import { ScenarioArchiving, ScenarioChange, ScenarioCopy } from '#domain/portfolio/scenario/scenario.ts';
import * as scenarios from '#domain/portfolio/scenario/scenario.server.ts';
import { form } from '#platform/form.server.ts';

export const load = async ({ locals, params }) => ({
	scenario: await scenarios.getIn(locals.actor, params.portfolio, params.scenario),
	positions: (await positions.list(locals.actor)).map(({ id, title, role }) => ({ id, title, role })),
	plans: (await plans.list(locals.actor, params.portfolio)).map(({ id, title }) => ({ id, title })),
});

const portfolioPath = (params: Partial<Record<string, string>>) =>
	`/${params['tenant']}/plans/${params['portfolio']}`;

export const actions = {
	amend: form(ScenarioChange, (actor, change) => scenarios.amend(actor, change), {
		then: (_, { params }) => `${portfolioPath(params)}/scenarios/${params['scenario']}`,
	}),
	copy: form(ScenarioCopy, (actor, copy) => scenarios.copy(actor, copy), {
		then: (id, { params }) => `${portfolioPath(params)}/scenarios/${id}`,
	}),
	archive: form(ScenarioArchiving, (actor, archiving) => scenarios.archive(actor, archiving)),
	restore: form(ScenarioArchiving, (actor, archiving) => scenarios.restore(actor, archiving)),
};
