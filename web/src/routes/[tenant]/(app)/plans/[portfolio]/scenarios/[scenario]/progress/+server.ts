import { json } from '@sveltejs/kit';
import * as schedules from '#domain/portfolio/schedule/schedule.server.ts';

/** A few bytes, asked for again and again while a schedule is being solved. */
export const GET = async ({ locals, params }) => {
	const head = await schedules.progress(locals.actor, params.scenario);
	const { id, state, improvements, points, scheduled } = head ?? {
		id: null,
		state: null,
		improvements: 0,
		points: 0,
		scheduled: null,
	};
	return json({ id, state, improvements, points, scheduled }, { headers: { 'cache-control': 'no-store' } });
};
