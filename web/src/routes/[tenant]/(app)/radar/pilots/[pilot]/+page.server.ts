import {
	CostChoice,
	CostDraft,
	DecisionDraft,
	isDecisionPassed,
	isOver,
	overCap,
	PilotStep,
	ResultDraft,
	stateOf,
	undecidedResult,
} from '#domain/systems/pilot/pilot.ts';
import * as pilots from '#domain/systems/pilot/pilot.server.ts';
import { openMatters } from '#domain/systems/pilot/protection.ts';
import { form } from '#platform/form.server.ts';
import { today } from '#platform/today.ts';
import { setFlash, takeFlash } from '#ui/feedback/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { nextReview } from '../../review-day.ts';

export const load = async ({ locals: { actor }, params, cookies }) => {
	const pilot = await pilots.get(actor, params.pilot);
	const day = today();
	const state = stateOf(pilot);
	const mayManage = actor.may('technology.manage');
	const isGoing = state === 'running' || state === 'waiting';
	return {
		pilot,
		state,
		isLate: isDecisionPassed(pilot, day),
		over: overCap(pilot),
		open: openMatters(pilot.protection, pilot.protectionNote),
		hasResult: undecidedResult(pilot) !== null,
		maySay: isGoing && pilots.maySay(actor, pilot),
		mayDecide: isGoing && mayManage,
		mayEdit: mayManage && !isOver(state),
		day,
		reviewOn: nextReview(day),
		flash: takeFlash(cookies),
	};
};

const telling = (key: string) => ({
	then(_: unknown, { cookies, url }: RequestEvent) {
		setFlash(cookies, { key });
		return url.pathname;
	},
});

export const actions = {
	begin: form(PilotStep, (actor, step) => pilots.begin(actor, step), telling('radar.begun')),
	spend: form(CostDraft, (actor, draft) => pilots.spend(actor, draft), telling('radar.costAdded')),
	unspend: form(CostChoice, pilots.withdrawCost, telling('radar.costGone')),
	tell: form(ResultDraft, (actor, draft) => pilots.tell(actor, draft), telling('radar.justTold')),
	decide: form(DecisionDraft, (actor, draft) => pilots.decide(actor, draft), telling('radar.justDecided')),
};
