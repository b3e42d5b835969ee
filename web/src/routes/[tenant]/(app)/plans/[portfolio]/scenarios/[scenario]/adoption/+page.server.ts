import { assumedIn } from '#domain/portfolio/allowance/allowance.ts';
import { adopt } from '#domain/portfolio/plan/adoption.server.ts';
import { figuresOf } from '#domain/portfolio/plan/comparison.ts';
import { Adoption } from '#domain/portfolio/plan/plan.ts';
import * as plans from '#domain/portfolio/plan/plan.server.ts';
import * as scenarios from '#domain/portfolio/scenario/scenario.server.ts';
import { isUnderWay } from '#domain/portfolio/schedule/schedule.ts';
import * as schedules from '#domain/portfolio/schedule/schedule.server.ts';
import { timetable } from '#domain/portfolio/schedule/timetable.ts';
import { changesSinceSolved } from '#domain/portfolio/plan/staleness.server.ts';
import { form } from '#platform/form.server.ts';
import { refuse } from '#platform/refusal.ts';

export const load = async ({ locals, params }) => {
	const scenario = await scenarios.getIn(locals.actor, params.portfolio, params.scenario);
	const { newest, solved } = await schedules.standing(locals.actor, scenario.id);
	if (!solved || !newest || isUnderWay(newest)) refuse('schedule_not_ready');
	const { leftOut, conflicts, warnings } = timetable(solved.snapshot, solved.answer);
	const earlier = await plans.list(locals.actor, params.portfolio);
	return {
		scenario,
		scheduleId: solved.id,
		solvedAt: solved.finishedAt ?? solved.requestedAt,
		figures: figuresOf(solved),
		assumed: assumedIn(solved.snapshot),
		roles: solved.snapshot.roles.map(({ id, name }) => ({ id, name })),
		leftOut,
		conflicts,
		warnings,
		changes: await changesSinceSolved(locals.actor, solved),
		number: (earlier[0]?.number ?? 0) + 1,
	};
};

export const actions = {
	adopt: form(Adoption, (actor, adoption) => adopt(actor, adoption), {
		then: (id, { params }) => `/${params['tenant']}/plans/adopted/${id}`,
	}),
};
