import { measure } from '#domain/exchange/public-view/public-goal.server.ts';

export const load = async ({ locals, params }) => {
	const found = await measure(locals.actor, params.measure);
	const goal = { id: found.goal.id, title: found.goal.title };
	return { measure: found.measure, goal, about: `measure:${found.measure.id}` };
};
