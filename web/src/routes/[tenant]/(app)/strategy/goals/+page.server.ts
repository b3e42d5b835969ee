import * as coverage from '#domain/portfolio/goal-coverage/goal-coverage.server.ts';
import * as goals from '#domain/strategy/goal/goal.server.ts';
import { takeFlash } from '#ui/feedback/flash.ts';

export const load = async ({ locals: { actor }, url, cookies }) => {
	const withRetired = url.searchParams.has('retired');
	const [list, covered] = await Promise.all([goals.list(actor, { withRetired }), coverage.coverage(actor)]);
	const none = { needs: 0, accepted: 0, planned: 0, done: 0, once: 0, yearly: 0 };
	return {
		goals: list.map(({ id, code, title, strategyId, strategy, retiredAt }) => ({
			...{ id, code, title, strategyId, strategy, retiredAt },
			...(covered.get(id) ?? none),
		})),
		strategies: new Set(list.map(({ strategyId }) => strategyId)).size,
		withRetired,
		flash: takeFlash(cookies),
		mayManage: actor.may('strategy.manage'),
	};
};
