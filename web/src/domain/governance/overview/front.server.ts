import type { Actor } from '#platform/actor.server.ts';
import { today } from '#platform/today.ts';
import { leaderFacts } from './leader.server.ts';
import { leaderPage, toldToLeader, type LeaderPage } from './leader.ts';
import * as overviews from './overview.server.ts';
import type { Overview } from './overview.ts';
import { waitingFor, type Waiting } from './waiting.ts';

export interface Front {
	overview: Overview;
	leader: LeaderPage | null;
	/** Without what the leader's part has told already. */
	waiting: Waiting[];
}

/** Whoever leads is answered first once there is something to lead. */
const isLed = (actor: Actor, { clauses, adoptedPlan }: Overview) =>
	actor.standings.includes('director') && (clauses > 0 || adoptedPlan !== null);

/** What a person is shown first of all. */
export async function front(actor: Actor, day = today()): Promise<Front> {
	const overview = await overviews.get(actor);
	const waiting = waitingFor(overview, actor, day);
	if (!isLed(actor, overview)) return { overview, waiting, leader: null };
	return {
		overview,
		waiting: waiting.filter(({ key }) => !toldToLeader.has(key)),
		leader: leaderPage(await leaderFacts(actor, { overview, waiting }, day)),
	};
}
