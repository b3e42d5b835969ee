import * as scenarios from '#domain/portfolio/scenario/scenario.server.ts';
import * as schedules from '#domain/portfolio/schedule/schedule.server.ts';
import { planFile } from '#domain/portfolio/plan/plan-file.server.ts';
import { found } from '#platform/refusal.ts';

export const GET = async ({ locals, params, url }) => {
	const scenario = await scenarios.getIn(locals.actor, params.portfolio, params.scenario);
	const solved = found((await schedules.standing(locals.actor, scenario.id)).solved, 'schedule');
	const file = await planFile(locals.locale, scenario.name, solved, url.searchParams.get('format'));
	return new Response(file.bytes, { headers: file.headers });
};
