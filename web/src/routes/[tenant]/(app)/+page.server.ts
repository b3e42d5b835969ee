import { ahead } from '#domain/governance/duty/year.server.ts';
import * as overviews from '#domain/governance/overview/overview.server.ts';
import { stepStates } from '#domain/governance/overview/overview.ts';
import { waitingFor } from '#domain/governance/overview/waiting.ts';
import { refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';

export const load = async ({ locals }) => {
	if (locals.isRefused) refuse('forbidden');
	const [overview, year] = await Promise.all([overviews.get(locals.actor), ahead(locals.actor, today())]);
	const { permissions, unitIds } = locals.actor;
	return {
		overview,
		year,
		steps: stepStates(overview),
		waiting: waitingFor(overview, { permissions: [...permissions], unitIds }),
	};
};
