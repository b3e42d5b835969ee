import { ahead } from '#domain/governance/duty/year.server.ts';
import { front } from '#domain/governance/overview/front.server.ts';
import { stepStates } from '#domain/governance/overview/overview.ts';
import { refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';

export const load = async ({ locals }) => {
	if (locals.isRefused) refuse('forbidden');
	const day = today();
	const [first, year] = await Promise.all([front(locals.actor, day), ahead(locals.actor, day)]);
	return { ...first, year, steps: stepStates(first.overview) };
};
