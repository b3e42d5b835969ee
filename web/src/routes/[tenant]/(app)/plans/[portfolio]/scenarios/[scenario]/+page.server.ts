import * as allowances from '#domain/portfolio/allowance/allowance.server.ts';
import { AllowanceRemoval, Settlement } from '#domain/portfolio/allowance/allowance.ts';
import { changesSinceSolved } from '#domain/portfolio/plan/staleness.server.ts';
import * as pins from '#domain/portfolio/scenario/pin.server.ts';
import { PinRemoval } from '#domain/portfolio/scenario/pin.ts';
import * as scenarios from '#domain/portfolio/scenario/scenario.server.ts';
import { ScheduleRequest, ScheduleStop, isUnderWay } from '#domain/portfolio/schedule/schedule.ts';
import * as schedules from '#domain/portfolio/schedule/schedule.server.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';
import { pageOf } from './scenario-page.ts';

export const load = async ({ locals, params, url }) => {
	const scenario = await scenarios.getIn(locals.actor, params.portfolio, params.scenario);
	const { newest, solved } = await schedules.standing(locals.actor, scenario.id);
	const isWorking = newest !== null && isUnderWay(newest);
	return {
		scenario,
		allowances: await allowances.list(locals.actor, scenario.id),
		newest: newest && { ...newest, snapshot: null, answer: null },
		changes: solved && !isWorking ? await changesSinceSolved(locals.actor, solved) : [],
		solved: solved && pageOf(solved, url),
		notAccepted: await schedules.countNotAccepted(locals.actor),
		today: today(),
	};
};

export const actions = {
	solve: form(ScheduleRequest, (actor, request) => schedules.request(actor, request)),
	settle: form(Settlement, async (actor, settlement) => {
		await allowances.settle(actor, settlement);
		return schedules.request(actor, { scenarioId: settlement.scenarioId, key: undefined });
	}),
	unpin: form(PinRemoval, async (actor, removal) => {
		await pins.unpin(actor, removal);
		return schedules.request(actor, { scenarioId: removal.scenarioId, key: undefined });
	}),
	withdraw: form(AllowanceRemoval, async (actor, removal) => {
		await allowances.withdraw(actor, removal);
		return schedules.request(actor, { scenarioId: removal.scenarioId, key: undefined });
	}),
	stop: form(ScheduleStop, (actor, request) => schedules.stop(actor, request)),
};
