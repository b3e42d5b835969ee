import type { Actor } from '#platform/actor.server.ts';
import { send, type ScheduleTask } from './start.server.ts';
import * as store from './schedule.store.server.ts';

/** Asks again for the schedules whose job or process was lost; answers how many. */
export async function sweep(
	actor: Actor,
	restart: (task: ScheduleTask) => Promise<unknown> = send,
): Promise<number> {
	actor.must('plan.prepare');
	const ids = await actor.read((db) => store.lost(db));
	const { tenantId, tenantSlug } = actor;
	for (const scheduleId of ids) await restart({ tenantId, tenantSlug, scheduleId });
	return ids.length;
}
