import { redirect } from '@sveltejs/kit';
import { changesBy } from '#domain/portfolio/plan/repair.server.ts';
import * as scenarios from '#domain/portfolio/scenario/scenario.server.ts';
import { ScheduleRequest, ScheduleStop, isUnderWay } from '#domain/portfolio/schedule/schedule.ts';
import * as schedules from '#domain/portfolio/schedule/schedule.server.ts';
import { MOST_POINTS, TradeOffChoice } from '#domain/portfolio/schedule/trade-off.ts';
import * as tradeOffs from '#domain/portfolio/schedule/trade-off.server.ts';
import { form } from '#platform/form.server.ts';

export const load = async ({ locals: { actor }, params }) => {
	const scenario = await scenarios.getIn(actor, params.portfolio, params.scenario);
	const { keepsPlanId: planId } = scenario;
	// A scenario that keeps no plan has nothing to repair.
	if (!planId) redirect(303, `/${params.tenant}/plans/${params.portfolio}/scenarios/${params.scenario}`);
	const { newest, solved } = await schedules.standing(actor, scenario.id);
	const isWorking = newest !== null && isUnderWay(newest);
	const curve = newest && newest.points > 0 ? await tradeOffs.list(actor, newest.id) : null;
	return {
		scenario,
		isWorking,
		newest: newest && { ...newest, snapshot: null, answer: null },
		view: solved ? await changesBy(actor, planId, solved) : null,
		offer: curve && newest && { ...curve, scheduleId: newest.id, isWhole: !isWorking, all: MOST_POINTS },
	};
};

export const actions = {
	solve: form(ScheduleRequest, (actor, request) => schedules.request(actor, request)),
	stop: form(ScheduleStop, (actor, request) => schedules.stop(actor, request)),
	choose: form(TradeOffChoice, (actor, choice) => tradeOffs.choose(actor, choice)),
};
