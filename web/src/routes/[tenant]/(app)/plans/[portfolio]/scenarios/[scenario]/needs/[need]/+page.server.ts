import * as allowances from '#domain/portfolio/allowance/allowance.server.ts';
import { AllowanceWish } from '#domain/portfolio/allowance/allowance.ts';
import * as pins from '#domain/portfolio/scenario/pin.server.ts';
import { PinDraft, PinRemoval } from '#domain/portfolio/scenario/pin.ts';
import * as scenarios from '#domain/portfolio/scenario/scenario.server.ts';
import { needInSchedule } from '#domain/portfolio/schedule/need-in-schedule.ts';
import * as schedules from '#domain/portfolio/schedule/schedule.server.ts';
import { form } from '#platform/form.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { found } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';

export const load = async ({ locals, params }) => {
	const scenario = await scenarios.getIn(locals.actor, params.portfolio, params.scenario);
	const { solved } = await schedules.standing(locals.actor, scenario.id);
	const need = found(solved && needInSchedule(solved, params.need, today()), 'need');
	const pin = (await pins.list(locals.actor, scenario.id)).find(({ needId }) => needId === params.need);
	const keys = need.reliefs.map(() => newId());
	return { scenario, need, pin: pin ?? null, scheduleId: solved?.id ?? '', keys };
};

const back = (params: Partial<Record<string, string>>) =>
	`/${params['tenant']}/plans/${params['portfolio']}/scenarios/${params['scenario']}`;

export const actions = {
	give: form(
		AllowanceWish,
		async (actor, wish) => {
			await allowances.give(actor, wish);
			return schedules.request(actor, { scenarioId: wish.scenarioId, key: undefined });
		},
		{ then: (_, { params }) => back(params) },
	),
	pin: form(
		PinDraft,
		async (actor, draft) => {
			await pins.pin(actor, draft);
			return schedules.request(actor, { scenarioId: draft.scenarioId, key: undefined });
		},
		{ then: (_, { params }) => back(params) },
	),
	unpin: form(
		PinRemoval,
		async (actor, removal) => {
			await pins.unpin(actor, removal);
			return schedules.request(actor, { scenarioId: removal.scenarioId, key: undefined });
		},
		{ then: (_, { params }) => back(params) },
	),
};
