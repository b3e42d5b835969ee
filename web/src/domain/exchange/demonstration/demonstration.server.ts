import { refuse } from '#platform/refusal.ts';
import { tenantIdOf } from '#platform/tenant-address.server.ts';
import { ADDRESS, foundCast, type Cast } from './cast.server.ts';
import { commitUnits } from './commit.server.ts';
import { surveyCompetence } from './competence.server.ts';
import { sayFresh } from './fresh.server.ts';
import { followGoals } from './follow.server.ts';
import { fillPosts, gatherNeeds, gatherUnits, goThrough } from './gather.server.ts';
import { planYears } from './plan.server.ts';
import { riskPosts } from './posts.server.ts';
import { showResidents } from './residents.server.ts';
import { alignDocuments, raiseDocuments } from './hierarchy.server.ts';
import { holdMeetings } from './meetings.server.ts';
import { adoptWorkPlan, reviewLastYear, reviewThisYear } from './reviews.server.ts';
import { openRound } from './round.server.ts';
import { trainStaff } from './trainings.server.ts';
import { scout, tieCompetences } from './scout.server.ts';
import { registerSystems } from './systems.server.ts';
import { readStrategy, score } from './weigh.server.ts';
import { runYear } from './year.server.ts';

export { ADDRESS } from './cast.server.ts';

/** A municipality in the middle of its work, made by the same verbs that people use. */
export async function found(password: string): Promise<Cast> {
	if (await tenantIdOf(ADDRESS)) refuse('demonstration_already');
	const cast = await foundCast(password);
	await gatherUnits(cast.director);
	await fillPosts(cast);
	await gatherNeeds(cast.director);
	await goThrough(cast.director);
	await score(cast);
	await raiseDocuments(cast.director);
	await readStrategy(cast);
	await planYears(cast);
	await commitUnits(cast);
	await followGoals(cast.director);
	await scout(cast.director);
	await openRound(cast.director);
	await runYear(cast.director);
	await adoptWorkPlan(cast);
	await holdMeetings(cast);
	await reviewLastYear(cast);
	await alignDocuments(cast.director);
	await reviewThisYear(cast);
	await riskPosts(cast.director);
	await sayFresh(cast.director);
	await registerSystems(cast.director);
	await surveyCompetence(cast);
	await trainStaff(cast);
	await tieCompetences(cast.director);
	await showResidents(cast.director);
	return cast;
}
