import { decision } from '#domain/exchange/public-view/public-decision.server.ts';

export const load = async ({ locals, params }) => {
	const found = await decision(locals.actor, params.decision);
	return { decision: found, about: `decision:${found.id}` };
};
