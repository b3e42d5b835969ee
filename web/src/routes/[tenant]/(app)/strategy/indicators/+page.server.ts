import { followUp } from '#domain/strategy/indicator/follow-up.ts';
import * as indicators from '#domain/strategy/indicator/indicator.server.ts';
import * as readings from '#domain/strategy/reading/reading.server.ts';
import { takeFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals: { actor }, url, cookies }) => {
	const withRetired = url.searchParams.has('retired');
	const [list, yearly] = await Promise.all([indicators.list(actor, { withRetired }), readings.yearly(actor)]);
	const valuesOf = Map.groupBy(yearly, ({ indicatorId }) => indicatorId);
	return {
		rows: list.map(({ id, name, unit, goalId, goalCode, goal, direction, targets, retiredOn }) => ({
			...{ id, name, unit, goalId, goalCode, goal, isRetired: retiredOn !== null },
			followed: followUp({ direction, targets }, valuesOf.get(id) ?? []),
		})),
		withRetired,
		mayManage: actor.may('indicator.manage'),
		mayRead: actor.may('reading.add'),
		flash: takeFlash(cookies),
	};
};
