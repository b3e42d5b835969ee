import * as positions from '#domain/organisation/position/position.server.ts';
import { beginRepair } from '#domain/portfolio/plan/repair.server.ts';
import { RepairDraft, ScenarioDraft } from '#domain/portfolio/scenario/scenario.ts';
import * as scenarios from '#domain/portfolio/scenario/scenario.server.ts';
import * as plans from '#domain/portfolio/plan/plan.server.ts';
import { form } from '#platform/form.server.ts';

export const load = async ({ locals, params }) => ({
	scenarios: await scenarios.list(locals.actor, params.portfolio),
	positions: (await positions.list(locals.actor)).map(({ id, title, role }) => ({ id, title, role })),
	alarm: await plans.alarm(locals.actor, params.portfolio),
	plans: (await plans.list(locals.actor, params.portfolio)).map(({ id, title }) => ({ id, title })),
});

export const actions = {
	repair: form(RepairDraft, (actor, draft) => beginRepair(actor, draft), {
		then: ({ id }, { params }) => `/${params['tenant']}/plans/${params['portfolio']}/scenarios/${id}/repair`,
	}),
	add: form(ScenarioDraft, (actor, draft) => scenarios.add(actor, draft), {
		then: (id, { params }) => `/${params['tenant']}/plans/${params['portfolio']}/scenarios/${id}`,
	}),
};
