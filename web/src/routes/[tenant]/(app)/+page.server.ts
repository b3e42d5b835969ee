import * as overviews from '#domain/governance/overview/overview.server.ts';
import { stepStates } from '#domain/governance/overview/overview.ts';

export const load = async ({ locals }) => {
	const overview = await overviews.get(locals.actor);
	return { overview, steps: stepStates(overview) };
};
