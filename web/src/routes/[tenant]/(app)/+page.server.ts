import { ahead } from '#domain/governance/duty/year.server.ts';
import { leaderFacts } from '#domain/governance/overview/leader.server.ts';
import { leaderPage, toldToLeader } from '#domain/governance/overview/leader.ts';
import * as overviews from '#domain/governance/overview/overview.server.ts';
import { stepStates, type Overview } from '#domain/governance/overview/overview.ts';
import { waitingFor } from '#domain/governance/overview/waiting.ts';
import type { Actor } from '#platform/actor.server.ts';
import { refuse } from '#platform/refusal.ts';
import { today } from '#platform/today.ts';

/** Whoever leads is answered first once there is something to lead. */
const isLed = (actor: Actor, { clauses, adoptedPlan }: Overview) =>
	actor.standings.includes('director') && (clauses > 0 || adoptedPlan !== null);

export const load = async ({ locals }) => {
	if (locals.isRefused) refuse('forbidden');
	const day = today();
	const [overview, year] = await Promise.all([overviews.get(locals.actor), ahead(locals.actor, day)]);
	const { permissions, unitIds } = locals.actor;
	const isLeading = isLed(locals.actor, overview);
	return {
		overview,
		year,
		leader: isLeading ? leaderPage(await leaderFacts(locals.actor, overview, day)) : null,
		steps: stepStates(overview),
		waiting: waitingFor(overview, { permissions: [...permissions], unitIds })
			.filter(({ key }) => !isLeading || !toldToLeader.has(key))
			.map((one) => ({ ...one, isLate: one.day !== undefined && one.day < day })),
	};
};
