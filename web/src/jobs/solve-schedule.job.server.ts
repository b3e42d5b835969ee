import * as v from 'valibot';
import { machine } from '#domain/portfolio/schedule/machine-actor.server.ts';
import { run } from '#domain/portfolio/schedule/run.server.ts';
import { solveQueue } from '#domain/portfolio/schedule/start.server.ts';
import type { JobFile } from './start.server.ts';

const Task = v.object({ tenantId: v.string(), tenantSlug: v.string(), scheduleId: v.string() });

/** The safety net of a schedule asked for: usually the process that was asked has it already. */
export const job: JobFile = {
	queue: solveQueue,
	async run(data, signal) {
		const task = v.parse(Task, data);
		await run(machine(task), task.scheduleId, signal);
	},
};
