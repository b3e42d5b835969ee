import { runtime } from '#platform/runtime.server.ts';
import { machine } from './machine-actor.server.ts';
import { run } from './run.server.ts';

export const solveQueue = 'solve-schedule';

export interface ScheduleTask {
	tenantId: string;
	tenantSlug: string;
	scheduleId: string;
}

/** Schedules solved at once by this process; the engine works on a thread of its own. */
const MOST_AT_ONCE = 2;
let running = 0;

/**
 * The queue looks for work once a second, too slowly for the first answer to be there when the page is; so the
 * process that was asked begins at once when it is free, and the queued job finds the work taken. When it is not
 * free, or dies, the queue or the sweep brings the work to somebody.
 */
export async function startSoon(task: ScheduleTask): Promise<void> {
	const { jobs, log } = runtime();
	if (!jobs) return;
	if (running < MOST_AT_ONCE) {
		running++;
		run(machine(task), task.scheduleId, new AbortController().signal)
			.catch((error: unknown) => log.error({ err: error, schedule: task.scheduleId }, 'schedule failed'))
			.finally(() => running--);
	}
	await send(task);
}

/** A job that cannot be queued now is not lost: the schedule's row says that it waits. */
export async function send(task: ScheduleTask): Promise<void> {
	const { jobs, log } = runtime();
	try {
		await jobs?.send(solveQueue, task);
	} catch (error) {
		log.warn({ err: error, schedule: task.scheduleId }, 'schedule not queued');
	}
}
