import type { PgBoss } from 'pg-boss';
import { runtime } from '#platform/runtime.server.ts';

/** One timed or queued job: its queue, how it runs, and when by itself. */
export interface JobFile {
	queue: string;
	schedule?: string;
	/** Asked for once more when the product starts: what was missed while it was down. */
	atStart?: true;
	run(data: unknown, signal: AbortSignal): Promise<void>;
}

const files = import.meta.glob<{ job: JobFile }>('./*.job.server.ts', { eager: true });

async function register(jobs: PgBoss): Promise<void> {
	await jobs.start();
	for (const { job } of Object.values(files)) {
		await jobs.createQueue(job.queue, { retryLimit: 3, retryBackoff: true, expireInSeconds: 15 * 60 });
		await jobs.work(job.queue, { pollingIntervalSeconds: 1 }, async ([task]) => {
			if (task) await job.run(task.data, task.signal);
		});
		if (job.schedule) await jobs.schedule(job.queue, job.schedule);
		if (job.atStart) await jobs.send(job.queue);
	}
}

/** Pages are served while the queue starts; a job asked for meanwhile is swept up later. */
export async function startJobs(): Promise<void> {
	const { jobs, log } = runtime();
	if (!jobs) return;
	register(jobs).catch((error: unknown) => log.error({ err: error }, 'job queue did not start'));
}
