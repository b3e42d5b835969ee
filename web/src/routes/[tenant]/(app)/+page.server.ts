import * as overviews from '#domain/governance/overview/overview.server.ts';
import { stepStates } from '#domain/governance/overview/overview.ts';
import { waitingFor } from '#domain/governance/overview/waiting.ts';
import { refuse } from '#platform/refusal.ts';

export const load = async ({ locals }) => {
	if (locals.isRefused) refuse('forbidden');
	const overview = await overviews.get(locals.actor);
	const { permissions, unitIds } = locals.actor;
	return {
		overview,
		steps: stepStates(overview),
		waiting: waitingFor(overview, { permissions: [...permissions], unitIds }),
	};
};
