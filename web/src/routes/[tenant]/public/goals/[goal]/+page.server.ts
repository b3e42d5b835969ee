import { goal } from '#domain/exchange/public-view/public-goal.server.ts';

export const load = async ({ locals, params }) => {
	const found = await goal(locals.actor, params.goal);
	return { goal: found, about: `goal:${found.id}` };
};
