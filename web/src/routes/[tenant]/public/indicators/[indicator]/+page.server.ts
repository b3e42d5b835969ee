import { indicator } from '#domain/exchange/public-view/public-goal.server.ts';

export const load = async ({ locals, params }) => {
	const found = await indicator(locals.actor, params.indicator);
	const goal = { id: found.goal.id, title: found.goal.title };
	return { indicator: found.indicator, goal, about: `indicator:${found.indicator.id}` };
};
